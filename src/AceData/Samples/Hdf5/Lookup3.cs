using System.Buffers.Binary;
using System.Numerics;

namespace AceData.Samples.Hdf5;

/// <summary>The checksum of all parts of the newer form: Bob Jenkins' hash of 2006 ("lookup3", <c>hashlittle</c>), from the beginning 0.</summary>
/// <remarks>https://burtleburtle.net/bob/c/lookup3.c, public domain.</remarks>
internal static class Lookup3
{
    /// <summary>A part without the checksum at its end.</summary>
    /// <exception cref="Hdf5Damage">The checksum is another one.</exception>
    public static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> part)
    {
        if (part.Length < 4 || Of(part[..^4]) != BinaryPrimitives.ReadUInt32LittleEndian(part[^4..]))
        {
            throw new Hdf5Damage("a part of it does not have the checksum that it should have");
        }

        return part[..^4];
    }

    /// <summary>The checksum.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var start = 0xdeadbeef + (uint)bytes.Length;
        var (a, b, c) = (start, start, start);
        Span<byte> last = stackalloc byte[12];
        while (bytes.Length > 12)
        {
            (a, b, c) = Mix(a + Word(bytes, 0), b + Word(bytes, 4), c + Word(bytes, 8));
            bytes = bytes[12..];
        }

        if (bytes.IsEmpty)
        {
            return c;
        }

        last.Clear();
        bytes.CopyTo(last);
        return Finish(a + Word(last, 0), b + Word(last, 4), c + Word(last, 8));
    }

    private static uint Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static (uint A, uint B, uint C) Mix(uint a, uint b, uint c)
    {
        a = (a - c) ^ BitOperations.RotateLeft(c, 4);
        c += b;
        b = (b - a) ^ BitOperations.RotateLeft(a, 6);
        a += c;
        c = (c - b) ^ BitOperations.RotateLeft(b, 8);
        b += a;
        a = (a - c) ^ BitOperations.RotateLeft(c, 16);
        c += b;
        b = (b - a) ^ BitOperations.RotateLeft(a, 19);
        a += c;
        c = (c - b) ^ BitOperations.RotateLeft(b, 4);
        b += a;
        return (a, b, c);
    }

    private static uint Finish(uint a, uint b, uint c)
    {
        c = (c ^ b) - BitOperations.RotateLeft(b, 14);
        a = (a ^ c) - BitOperations.RotateLeft(c, 11);
        b = (b ^ a) - BitOperations.RotateLeft(a, 25);
        c = (c ^ b) - BitOperations.RotateLeft(b, 16);
        a = (a ^ c) - BitOperations.RotateLeft(c, 4);
        b = (b ^ a) - BitOperations.RotateLeft(a, 14);
        return (c ^ b) - BitOperations.RotateLeft(b, 24);
    }
}
