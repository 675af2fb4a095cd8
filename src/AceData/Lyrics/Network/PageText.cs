using System.Text;
using System.Text.RegularExpressions;

namespace AceData.Lyrics.Network;

/// <summary>Bytes of a page to text: byte order mark, then what the host announces, then what the page says, then UTF-8.</summary>
internal static partial class PageText
{
    private const int HeadLength = 1024;

    /// <summary>The text, or null when the bytes are in another encoding than anything says (more than 1 % of the letters are lost).</summary>
    /// <param name="body">The page.</param>
    /// <param name="announced">Charset of the Content-Type header; unknown names are passed over.</param>
    public static string? Decode(ReadOnlySpan<byte> body, string? announced)
    {
        var (encoding, skip) = ByteOrderMark(body);
        encoding ??= WithoutMark(body) ?? Named(announced) ?? Named(MetaCharset(body)) ?? Encoding.UTF8;
        var text = encoding.GetString(body[skip..]);
        return IsLegible(text) ? text : null;
    }

    /// <summary>True when at most 1 % of the letters were lost.</summary>
    public static bool IsLegible(ReadOnlySpan<char> text) => text.Count('\uFFFD') * 100L <= text.Length;

    private static (Encoding? Encoding, int Length) ByteOrderMark(ReadOnlySpan<byte> body) => body switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => (null, 0),
    };

    // Markup is mostly ASCII, so every second byte of UTF-16 is zero; in all other encodings none is.
    private static Encoding? WithoutMark(ReadOnlySpan<byte> body)
    {
        var head = body[..Math.Min(body.Length, HeadLength)];
        int even = 0, odd = 0;
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] == 0)
            {
                (even, odd) = i % 2 == 0 ? (even + 1, odd) : (even, odd + 1);
            }
        }

        return odd * 5 > head.Length && even * 20 < head.Length ? Encoding.Unicode
            : even * 5 > head.Length && odd * 20 < head.Length ? Encoding.BigEndianUnicode
            : null;
    }

    private static Encoding? Named(string? name)
    {
        name = name?.Trim().Trim('"', '\'');
        if (string.IsNullOrEmpty(name) || name.StartsWith("utf-7", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            // On the web Latin-1 is read as Windows-1252 (WHATWG Encoding, 4.2).
            return name.ToLowerInvariant() is "iso-8859-1" or "latin1" or "latin-1" or "us-ascii" or "ascii" or "windows-1252" or "cp1252"
                ? CodePagesEncodingProvider.Instance.GetEncoding(1252)
                : CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? MetaCharset(ReadOnlySpan<byte> body)
    {
        var match = Meta().Match(Encoding.Latin1.GetString(body[..Math.Min(body.Length, HeadLength)]));
        var name = match.Success ? match.Groups[1].Value : null;

        // A page that can be read so far is not in UTF-16, whatever it says.
        return name is not null && name.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) ? null : name;
    }

    [GeneratedRegex("""<meta[^>]{0,200}charset\s*=\s*["']?([A-Za-z0-9_:.-]{1,40})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Meta();
}
