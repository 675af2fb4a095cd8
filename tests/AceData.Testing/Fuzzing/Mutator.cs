using System.Text;

namespace AceData.Testing.Fuzzing;

/// <summary>Makes wrong inputs out of right ones; the same seed makes the same input.</summary>
public sealed class Mutator(FuzzTarget target, int seed)
{
    private static readonly byte[][] Common =
    [
        .. new[]
        {
            "{", "}", "[", "]", "\"", "'", ",", ":", "\\", "\\u", "\\ud800", "null", "true", "NaN", "1e999", "-0", "-1", "0", "2147483648", "9223372036854775808", "0.00000001", "\n", "\r", "\t", " ",
            "%s", "%n", "../", "/", "#", "//", "/*", "<", ">", "&", ";", "\u202E", "\u200B", "\u00A0", "\uFEFF", "\0", "\u0130", "\u00DF", "e\u0301", "\U0001F3B8", "\uFF50\uFF4F\uFF50", "\u0440\u043E\u0440",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xFF, 0xFE], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0x80], [0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0],
    ];

    private readonly byte[][] _words = [.. target.Words.Select(Encoding.UTF8.GetBytes), .. Common];

    /// <summary>The input of a number.</summary>
    public byte[] Input(int number)
    {
        var random = new Random(HashOf(seed, number));
        var bytes = target.Seeds[random.Next(target.Seeds.Count)].ToList();
        for (var changes = 1 + random.Next(random.Next(4) == 0 ? 40 : 6); changes > 0; changes--)
        {
            Change(bytes, random);
            if (bytes.Count > target.Largest)
            {
                bytes.RemoveRange(target.Largest, bytes.Count - target.Largest);
            }
        }

        return [.. bytes];
    }

    private void Change(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(bytes.Count - at, 1 + random.Next(random.Next(8) == 0 ? 4096 : 16));
        var word = _words[random.Next(_words.Length)];
        switch (random.Next(11))
        {
            case 0 when length > 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when length > 0:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.InsertRange(at, word);
                break;
            case 3 when length > 0:
                bytes.RemoveRange(at, length);
                bytes.InsertRange(at, word);
                break;
            case 4:
                bytes.RemoveRange(at, length);
                break;
            case 5:
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 6:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 7:
                // Halves of two inputs.
                var other = target.Seeds[random.Next(target.Seeds.Count)];
                bytes.RemoveRange(at, bytes.Count - at);
                bytes.AddRange(other.AsSpan(random.Next(other.Length + 1)));
                break;
            case 8 when random.Next(10) == 0:
                // The same again and again: what is slow or deep shows here.
                var times = Math.Min(1 << random.Next(4, 15), target.Largest / word.Length);
                bytes.InsertRange(at, Enumerable.Repeat(word, times).SelectMany(w => w));
                break;
            case 9 when length > 1:
                bytes.Reverse(at, length);
                break;
            default:
                bytes.InsertRange(at, Enumerable.Range(0, 1 + random.Next(8)).Select(_ => (byte)random.Next(256)));
                break;
        }
    }

    // HashCode.Combine differs from process to process.
    private static int HashOf(int seed, int number) => unchecked((int)(((uint)seed * 2654435761u) ^ ((uint)number * 2246822519u)));
}
