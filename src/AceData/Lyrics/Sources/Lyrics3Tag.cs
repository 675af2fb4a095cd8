using System.Globalization;
using System.Text;

namespace AceData.Lyrics.Sources;

/// <summary>Reads Lyrics3 tags, version 2 (with a size) and 1 (found by its beginning).</summary>
internal static class Lyrics3Tag
{
    private const int EndSize = 15;
    private const int LongestVersion1 = 5100 + 20;
    private const string Begin = "LYRICSBEGIN";

    /// <summary>The tag that ends at a place; null when none does.</summary>
    public static EndTag? Read(TagReading file, long end)
    {
        var tail = Encoding.Latin1.GetString(file.Bytes(end - EndSize, EndSize));
        return tail.EndsWith("LYRICS200", StringComparison.Ordinal) && Digits(tail.AsSpan(0, 6)) is { } size ? Version2(file, end - EndSize - size, size)
            : tail.EndsWith("LYRICSEND", StringComparison.Ordinal) ? Version1(file, end)
            : null;
    }

    private static EndTag? Version2(TagReading file, long start, int size)
    {
        var bytes = file.Bytes(start, size);
        var text = Encoding.Latin1.GetString(bytes);
        if (!text.StartsWith(Begin, StringComparison.Ordinal))
        {
            return null;
        }

        var found = new List<TagLyrics>();
        for (var at = Begin.Length; at + 8 <= text.Length && Digits(text.AsSpan(at + 3, 5)) is { } length && at + 8 + length <= text.Length; at += 8 + length)
        {
            if (text.AsSpan(at, 3) is "LYR" && TextBytes.DecodeUnmarked(bytes.AsSpan(at + 8, length)).Trim('\0', ' ', '\n', '\r') is { Length: > 0 } lyrics)
            {
                found.Add(new TagLyrics("Lyrics3", null, lyrics));
            }
        }

        return new EndTag(start, found);
    }

    private static EndTag? Version1(TagReading file, long end)
    {
        var from = Math.Max(0, end - LongestVersion1);
        var bytes = file.Bytes(from, end - from);
        var at = bytes.AsSpan().LastIndexOf("LYRICSBEGIN"u8);
        if (at < 0)
        {
            return null;
        }

        var lyrics = TextBytes.DecodeUnmarked(bytes.AsSpan(at + Begin.Length, bytes.Length - at - Begin.Length - "LYRICSEND".Length)).Trim('\0', ' ', '\n', '\r');
        return new EndTag(from + at, lyrics.Length > 0 ? [new TagLyrics("Lyrics3", null, lyrics)] : []);
    }

    private static int? Digits(ReadOnlySpan<char> text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
