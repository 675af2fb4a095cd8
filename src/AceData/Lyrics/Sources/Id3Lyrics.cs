using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using AceData.Audio.Decoding;

namespace AceData.Lyrics.Sources;

/// <summary>Reads the content of ID3 frames that hold lyrics.</summary>
internal static class Id3Lyrics
{
    private const byte Utf16 = 1;
    private const byte Utf16BigEndian = 2;
    private const byte Utf8 = 3;
    private const byte Milliseconds = 2;
    private const byte LyricsContent = 1;
    private const byte TranscriptionContent = 2;

    /// <summary>The lyrics of a frame; null when it holds none.</summary>
    /// <param name="id">Of 2.2 (three letters) or later.</param>
    /// <param name="content">Without the frame's head.</param>
    public static TagLyrics? Read(string id, ReadOnlySpan<byte> content) => id switch
    {
        "USLT" or "ULT" => Unsynchronised(content),
        "SYLT" or "SLT" => Synchronised(content),
        _ => Named(content),
    };

    private static TagLyrics? Unsynchronised(ReadOnlySpan<byte> content)
    {
        if (content.Length < 5)
        {
            return null;
        }

        var (encoding, language) = (content[0], TagLyrics.Code(Encoding.Latin1.GetString(content[1..4])));
        Take(content[4..], encoding, out var rest);
        return Of("USLT", language, Decode(rest, encoding));
    }

    private static TagLyrics? Named(ReadOnlySpan<byte> content)
    {
        if (content.Length < 2)
        {
            return null;
        }

        var name = Take(content[1..], content[0], out var rest);
        return EmbeddedText.IsLyricsName(name) ? Of("TXXX:" + name, TagLyrics.LanguageOf(name), Decode(rest, content[0])) : null;
    }

    private static TagLyrics? Synchronised(ReadOnlySpan<byte> content)
    {
        if (content.Length < 7 || content[5] is not (LyricsContent or TranscriptionContent))
        {
            return null;
        }

        var (encoding, language, isTimed) = (content[0], TagLyrics.Code(Encoding.Latin1.GetString(content[1..4])), content[4] == Milliseconds);
        Take(content[6..], encoding, out var rest);
        var entries = new List<(string Text, uint Time)>();
        while (rest.Length > 0)
        {
            var text = Take(rest, encoding, out var after);
            if (after.Length < sizeof(uint))
            {
                break;
            }

            entries.Add((text, BinaryPrimitives.ReadUInt32BigEndian(after)));
            rest = after[sizeof(uint)..];
        }

        return Of("SYLT", language, Lines(entries, isTimed));
    }

    /// <summary>One entry is a line, unless some begin with a line end: then the others are syllables of the line before.</summary>
    private static string Lines(List<(string Text, uint Time)> entries, bool isTimed)
    {
        var hasSyllables = entries.Skip(1).Any(entry => entry.Text.StartsWith('\n') || entry.Text.StartsWith('\r'));
        var lines = new StringBuilder();
        foreach (var (text, time) in entries)
        {
            var isNewLine = lines.Length == 0 || !hasSyllables || text.StartsWith('\n') || text.StartsWith('\r');
            if (isNewLine)
            {
                lines.Append(lines.Length > 0 ? "\n" : "");
                _ = isTimed ? lines.Append(CultureInfo.InvariantCulture, $"[{time / 60_000:00}:{time / 1000 % 60:00}.{time / 10 % 100:00}]") : lines;
            }

            lines.Append(isNewLine ? text.Trim('\n', '\r') : text.Replace('\n', ' '));
        }

        return lines.ToString();
    }

    private static TagLyrics? Of(string origin, string? language, string text) =>
        text.Trim('\0', ' ', '\r', '\n', '\uFEFF') is { Length: > 0 } trimmed ? new TagLyrics(origin, language, trimmed) : null;

    /// <summary>The text up to its terminator.</summary>
    private static string Take(ReadOnlySpan<byte> bytes, byte encoding, out ReadOnlySpan<byte> rest)
    {
        var width = encoding is Utf16 or Utf16BigEndian ? 2 : 1;
        for (var i = 0; i + width <= bytes.Length; i += width)
        {
            if (bytes[i] == 0 && (width == 1 || bytes[i + 1] == 0))
            {
                rest = bytes[(i + width)..];
                return Decode(bytes[..i], encoding);
            }
        }

        rest = [];
        return Decode(bytes, encoding);
    }

    // The encoding that is announced as Latin-1 is often another one in truth.
    private static string Decode(ReadOnlySpan<byte> bytes, byte encoding) => encoding switch
    {
        Utf16 => bytes is [0xFE, 0xFF, .. var big] ? Encoding.BigEndianUnicode.GetString(big) : Encoding.Unicode.GetString(bytes is [0xFF, 0xFE, .. var little] ? little : bytes),
        Utf16BigEndian => Encoding.BigEndianUnicode.GetString(bytes),
        Utf8 => Encoding.UTF8.GetString(bytes),
        _ => TextBytes.DecodeUnmarked(bytes),
    };
}
