using System.Text;

namespace AceData.Lyrics.Cleaning;

/// <summary>Undoes UTF-8 that was read as Windows-1252: <c>Ã¼ber</c> was <c>über</c>.</summary>
internal static class Mojibake
{
    /// <summary>Characters of Windows-1252 for the bytes 0x80 to 0x9F; 0 where it has none, and old decoders kept the byte.</summary>
    private const string High = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>
    /// Repairs the text if every stretch of non-ASCII characters in it is UTF-8 misread; one that is not (such as a plain <c>ü</c>)
    /// shows that the text was decoded rightly, and it stays.
    /// </summary>
    public static string Repair(string text, RuleCounts fired)
    {
        if (text.AsSpan().IndexOfAny('Ã', 'Â', 'â') < 0 && text.AsSpan().IndexOfAnyInRange('Ä', 'ô') < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var bytes = new List<byte>();
        var repaired = 0;
        for (var i = 0; i < text.Length;)
        {
            if (text[i] < 0x80)
            {
                result.Append(text[i++]);
                continue;
            }

            bytes.Clear();
            for (; i < text.Length && text[i] >= 0x80; i++)
            {
                if (ByteOf(text[i]) is not { } value)
                {
                    return text;
                }

                bytes.Add(value);
            }

            if (Decode(bytes) is not { } decoded)
            {
                return text;
            }

            result.Append(decoded);
            repaired++;
        }

        fired.Add(CleaningRule.A10, repaired);
        return result.ToString();
    }

    private static byte? ByteOf(char c)
    {
        if (c <= 0xFF)
        {
            return (byte)c;
        }

        var index = High.IndexOf(c, StringComparison.Ordinal);
        return index < 0 ? null : (byte)(0x80 + index);
    }

    private static string? Decode(List<byte> bytes)
    {
        try
        {
            return Strict.GetString([.. bytes]);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
