using System.Runtime.InteropServices;
using AceData.Files;
using Microsoft.Win32.SafeHandles;

namespace AceData.Jobs;

/// <summary>
/// Stdout whose errors are told: the framework's own stream takes a reader that is gone for success. It writes where the
/// system's file pointer stands, so that text on stderr may go to the same file.
/// </summary>
internal sealed partial class StandardOutput : Stream
{
    private const int WindowsStandardOutput = -11;
    private readonly SafeFileHandle _handle = new(OperatingSystem.IsWindows() ? GetStdHandle(WindowsStandardOutput) : 1, ownsHandle: false);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (!OperatingSystem.IsWindows())
        {
            LinuxFileOps.WriteAll(_handle, buffer);
            return;
        }

        while (buffer.Length > 0)
        {
            if (!WriteFile(_handle, buffer, buffer.Length, out var written, 0))
            {
                var number = Marshal.GetLastPInvokeError();
                throw new FileFaultException(FileFaultException.OfWindows(number), "WriteFile", "stdout", number);
            }

            buffer = buffer[written..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // Nothing is held back.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    [LibraryImport("kernel32")]
    private static partial nint GetStdHandle(int which);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool WriteFile(SafeFileHandle file, ReadOnlySpan<byte> content, int count, out int written, nint overlapped);
}
