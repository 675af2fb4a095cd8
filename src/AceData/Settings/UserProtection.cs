using System.Runtime.InteropServices;

namespace AceData.Settings;

/// <summary>Encrypts bytes for the present user where the system has a call for it (DPAPI of Windows); on Unix the permissions of the file protect them.</summary>
internal static partial class UserProtection
{
    private const int NoDialogs = 1;

    public static byte[] Protect(byte[] content) => OperatingSystem.IsWindows() ? Call(CryptProtectData, content) : content;

    /// <exception cref="IOException">Another user, or another computer, encrypted them.</exception>
    public static byte[] Unprotect(byte[] content) => OperatingSystem.IsWindows() ? Call(CryptUnprotectData, content) : content;

    private static unsafe byte[] Call(CryptCall call, byte[] content)
    {
        fixed (byte* start = content)
        {
            var input = new Blob { Length = content.Length, Start = (nint)start };
            if (!call(in input, 0, 0, 0, 0, NoDialogs, out var output))
            {
                throw new IOException("The system refused to protect the keys.", Marshal.GetHRForLastWin32Error());
            }

            try
            {
                return new ReadOnlySpan<byte>((void*)output.Start, output.Length).ToArray();
            }
            finally
            {
                LocalFree(output.Start);
            }
        }
    }

    private delegate bool CryptCall(in Blob input, nint description, nint entropy, nint reserved, nint prompt, int flags, out Blob output);

    [LibraryImport("crypt32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CryptProtectData(in Blob input, nint description, nint entropy, nint reserved, nint prompt, int flags, out Blob output);

    [LibraryImport("crypt32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CryptUnprotectData(in Blob input, nint description, nint entropy, nint reserved, nint prompt, int flags, out Blob output);

    [LibraryImport("kernel32")]
    private static partial nint LocalFree(nint memory);

    [StructLayout(LayoutKind.Sequential)]
    private struct Blob
    {
        public int Length;
        public nint Start;
    }
}
