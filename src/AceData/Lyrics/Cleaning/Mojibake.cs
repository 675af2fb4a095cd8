using System.Text;
using AceData.Lyrics.Text;

namespace AceData.Lyrics.Cleaning;

/// <summary>Undoes UTF-8 that was read as Windows-1252: <c>Ã¼ber</c> was <c>über</c>.</summary>
internal static class Mojibake
{
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
                if (Windows1252.Encode(text[i]) is not { } value)
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
