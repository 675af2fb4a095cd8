using System.Runtime.InteropServices;

namespace AceData.Samples.Hdf5;

/// <summary>
/// The filter that puts the first bytes of all values in front, then the second ones, and so on, so that alike bytes lie together and pack well. Bytes at the end
/// that are no whole value stay where they are.
/// </summary>
internal static class Shuffling
{
    /// <summary>Takes the bytes of values apart.</summary>
    public static void Do(ReadOnlySpan<byte> values, Span<byte> shuffled, int size)
    {
        var count = values.Length / size;
        if (size == 4)
        {
            var numbers = MemoryMarshal.Cast<byte, uint>(values);
            var a = shuffled[..count];
            var b = shuffled.Slice(count, count);
            var c = shuffled.Slice(2 * count, count);
            var d = shuffled.Slice(3 * count, count);
            for (var i = 0; i < a.Length && i < b.Length && i < c.Length && i < d.Length; i++)
            {
                var number = numbers[i];
                (a[i], b[i], c[i], d[i]) = ((byte)number, (byte)(number >> 8), (byte)(number >> 16), (byte)(number >> 24));
            }
        }
        else
        {
            for (var part = 0; part < size; part++)
            {
                var target = shuffled.Slice(part * count, count);
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = values[(i * size) + part];
                }
            }
        }

        values[(count * size)..].CopyTo(shuffled[(count * size)..]);
    }

    /// <summary>Puts the bytes of values together again.</summary>
    public static void Undo(ReadOnlySpan<byte> shuffled, Span<byte> values, int size)
    {
        var count = shuffled.Length / size;
        if (size == 4)
        {
            var numbers = MemoryMarshal.Cast<byte, uint>(values);
            var a = shuffled[..count];
            var b = shuffled.Slice(count, count);
            var c = shuffled.Slice(2 * count, count);
            var d = shuffled.Slice(3 * count, count);
            for (var i = 0; i < a.Length && i < b.Length && i < c.Length && i < d.Length; i++)
            {
                numbers[i] = a[i] | ((uint)b[i] << 8) | ((uint)c[i] << 16) | ((uint)d[i] << 24);
            }
        }
        else
        {
            for (var part = 0; part < size; part++)
            {
                var source = shuffled.Slice(part * count, count);
                for (var i = 0; i < source.Length; i++)
                {
                    values[(i * size) + part] = source[i];
                }
            }
        }

        shuffled[(count * size)..].CopyTo(values[(count * size)..]);
    }
}
