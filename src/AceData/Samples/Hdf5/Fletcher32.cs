using System.Buffers.Binary;

namespace AceData.Samples.Hdf5;

/// <summary>The checksum that a filter puts behind a chunk.</summary>
/// <remarks>Fletcher's sum over pairs of bytes, high byte first, modulo 65535; four bytes, little endian.</remarks>
internal static class Fletcher32
{
    /// <summary>A chunk without its checksum.</summary>
    /// <exception cref="Hdf5Damage">The checksum is another one.</exception>
    public static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> part)
    {
        if (part.Length < 4 || Of(part[..^4]) != BinaryPrimitives.ReadUInt32LittleEndian(part[^4..]))
        {
            throw new Hdf5Damage("a chunk does not have the checksum that it should have");
        }

        return part[..^4];
    }

    /// <summary>The checksum.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var (one, two) = (0u, 0u);
        while (bytes.Length >= 2)
        {
            // As many as fit before a sum could leave 32 bits.
            var run = bytes[..(Math.Min(bytes.Length / 2, 360) * 2)];
            bytes = bytes[run.Length..];
            for (var i = 0; i < run.Length; i += 2)
            {
                one += ((uint)run[i] << 8) | run[i + 1];
                two += one;
            }

            (one, two) = (Fold(one), Fold(two));
        }

        if (!bytes.IsEmpty)
        {
            one += (uint)bytes[0] << 8;
            two += one;
            (one, two) = (Fold(one), Fold(two));
        }

        return (Fold(two) << 16) | Fold(one);
    }

    private static uint Fold(uint sum) => (sum & 0xffff) + (sum >> 16);
}
