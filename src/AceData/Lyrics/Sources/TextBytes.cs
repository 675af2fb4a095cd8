using System.Text;
using AceData.Lyrics.Text;

namespace AceData.Lyrics.Sources;

/// <summary>Text files as people have them: UTF-8, UTF-16 with or without a mark, Windows-1252.</summary>
public static class TextBytes
{
    private const double ControlShare = 0.02;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding LittleEndian = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding BigEndian = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <summary>The text of these bytes.</summary>
    /// <returns>Null when they are no text: holes, too many control characters, half characters.</returns>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = bytes switch
            {
                [0xEF, 0xBB, 0xBF, .. var rest] => StrictUtf8.GetString(rest),
                [0xFF, 0xFE, .. var rest] => LittleEndian.GetString(rest),
                [0xFE, 0xFF, .. var rest] => BigEndian.GetString(rest),
                _ => Unmarked(bytes),
            };
            return IsText(text) ? text : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The name of the encoding of a text that is not UTF-8; null when it is, or is no text.</summary>
    public static string? ForeignEncodingOf(ReadOnlySpan<byte> bytes) =>
        Decode(bytes) is null ? null
        : bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || Utf16WithoutMark(bytes) is not null ? "UTF-16"
        : System.Text.Unicode.Utf8.IsValid(bytes) ? null
        : "Windows-1252 (Latin-1)";

    /// <summary>The text of bytes of unknown encoding without a mark: UTF-8 if they are, else Windows-1252; any bytes give some text.</summary>
    public static string DecodeUnmarked(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (ArgumentException)
        {
            return Western(bytes);
        }
    }

    private static string Unmarked(ReadOnlySpan<byte> bytes) =>
        Utf16WithoutMark(bytes) is { } encoding ? encoding.GetString(bytes) : DecodeUnmarked(bytes);

    // Western text in UTF-16 has a zero in every other byte, and text in any other encoding has none.
    private static UnicodeEncoding? Utf16WithoutMark(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes.Length % 2 != 0)
        {
            return null;
        }

        var (even, odd) = (0, 0);
        for (var i = 0; i < bytes.Length; i += 2)
        {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }

        var half = bytes.Length / 2;
        return odd * 2 > half && even == 0 ? LittleEndian : even * 2 > half && odd == 0 ? BigEndian : null;
    }

    private static string Western(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (var value in bytes)
        {
            text.Append(Windows1252.Decode(value));
        }

        return text.ToString();
    }

    private static bool IsText(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }

        var controls = text.Count(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t' or '\f' or '\v' or '\u0085'));
        return controls <= text.Length * ControlShare;
    }
}
