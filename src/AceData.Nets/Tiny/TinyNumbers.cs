using System.Buffers.Binary;
using System.Text;
using AceData.Nets.Weights;

namespace AceData.Nets.Tiny;

/// <summary>
/// The numbers of a tiny network. Every tensor has a sequence of its own, begun by its name, and only whole numbers and one multiplication make it: the bytes are the same on every
/// processor, and a further tensor changes no other one.
/// </summary>
internal static class TinyNumbers
{
    private const ulong Seed = 0x5EED_ACE0_DA7A_0001;

    /// <summary>The stored numbers of a tensor.</summary>
    /// <param name="name">Its name in the file.</param>
    /// <param name="shape">Sizes, outermost first.</param>
    /// <param name="type">F32 or BF16.</param>
    public static byte[] Of(string name, IReadOnlyList<long> shape, ElementType type)
    {
        var count = shape.Aggregate(1L, (product, size) => product * size);
        var bytes = new byte[count * type.Size()];
        var state = Encoding.UTF8.GetBytes(name).Aggregate(Seed, (hash, letter) => (hash ^ letter) * 0x100_0000_01B3);
        var (middle, reach) = Range(name, shape);
        for (var i = 0L; i < count; i++)
        {
            // 24 bits: each of them is a float exactly.
            var number = middle + (reach * ((((int)(Next(ref state) >> 40)) / (float)(1 << 23)) - 1));
            var bits = BitConverter.SingleToUInt32Bits(number);
            if (type == ElementType.BF16)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan((int)(i * 2)), (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16));
            }
            else
            {
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan((int)(i * 4)), bits);
            }
        }

        return bytes;
    }

    // Such that what passes through a layer keeps about its size: nothing vanishes, and nothing becomes infinite behind 24 layers.
    private static (float Middle, float Reach) Range(string name, IReadOnlyList<long> shape)
    {
        if (name.EndsWith(".weight_g", StringComparison.Ordinal))
        {
            return (0.5f, 0.25f);
        }

        if (shape.Count == 1)
        {
            return name.EndsWith(".weight", StringComparison.Ordinal) || name.EndsWith(".gamma", StringComparison.Ordinal) ? (1, 0.25f) : (0, 0.1f);
        }

        var seen = shape.Skip(1).Aggregate(1L, (product, size) => product * size);
        return (0, MathF.Sqrt(3f / seen));
    }

    // SplitMix64 (Steele, Lea and Flood 2014).
    private static ulong Next(ref ulong state)
    {
        var z = state += 0x9E37_79B9_7F4A_7C15;
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}
