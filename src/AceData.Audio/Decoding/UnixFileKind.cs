using System.Runtime.InteropServices;

namespace AceData.Audio.Decoding;

/// <summary>Tells files from pipes, sockets and devices without opening them, which .NET cannot.</summary>
internal static partial class UnixFileKind
{
    private const int AtCurrentFolder = -100;
    private const uint TypeMask = 0x1;
    private const int TypeBits = 0xF000;
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;

    /// <summary>True for a pipe, a socket or a device; false for files, folders and what is not there, and wherever it cannot be told.</summary>
    public static bool IsSpecial(string path) =>
        OperatingSystem.IsLinux()
        && Statx(AtCurrentFolder, path, 0, TypeMask, out var found) == 0
        && (found.Mode & TypeBits) is not (RegularFile or Folder);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, out StatxBuffer buffer);

    /// <summary><c>struct statx</c>: unlike <c>struct stat</c> the same on every processor.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct StatxBuffer
    {
        [FieldOffset(28)]
        public ushort Mode;
    }
}
