using AceData.Files;
using Microsoft.Win32.SafeHandles;

namespace AceData.Samples.Hdf5;

/// <summary>The bytes of a file, from anywhere in it. Nothing is set aside for what the file cannot hold.</summary>
internal sealed class Hdf5Input : IDisposable
{
    private readonly SafeFileHandle _handle;

    /// <param name="path">Full path.</param>
    /// <exception cref="FileFaultException">There is no such file, it is none, or it may not be read.</exception>
    public Hdf5Input(string path)
    {
        _handle = BoundedRead.Open(path);
        Length = RandomAccess.GetLength(_handle);
    }

    /// <summary>Bytes, when it was opened.</summary>
    public long Length { get; }

    /// <summary>Fills <paramref name="destination"/> with what stands from <paramref name="position"/> on.</summary>
    public void Read(long position, Span<byte> destination)
    {
        Require(position, destination.Length);
        while (destination.Length > 0)
        {
            var read = RandomAccess.Read(_handle, destination, position);
            if (read <= 0)
            {
                throw new Hdf5Damage("it was cut off while it was read");
            }

            position += read;
            destination = destination[read..];
        }
    }

    /// <summary>Some bytes.</summary>
    public byte[] Bytes(long position, int length)
    {
        Require(position, length);
        var bytes = new byte[length];
        Read(position, bytes);
        return bytes;
    }

    /// <summary>Throws where a part does not lie within the file.</summary>
    public void Require(long position, long length)
    {
        if (position < 0 || length < 0 || position > Length - length)
        {
            throw new Hdf5Damage("an address in it leads outside of the file");
        }
    }

    public void Dispose() => _handle.Dispose();
}
