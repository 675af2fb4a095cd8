using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AceData.Lyrics.Cleaning;

namespace AceData.Lyrics.Sources;

/// <summary>What a text file beside a song holds.</summary>
/// <param name="Kind">Lyrics, a prompt, a failure message, …</param>
/// <param name="Text">The lyrics of it: without the other keys of a <c>key: value</c> file; lines end with <c>\n</c>.</param>
/// <param name="Title">The title that the text names in its head; null when it names none.</param>
/// <param name="Artist">The artist likewise.</param>
/// <param name="IsInstrumental">It says that the song has no words.</param>
public sealed partial record SideCarText(SideCarTextKind Kind, string Text, string? Title, string? Artist, bool IsInstrumental)
{
    /// <summary>True when a line is a section header: <c>[Verse 1: Iris Vale]</c>.</summary>
    public bool HasHeaders => Text.Split('\n').Any(IsHeader);

    private const int HeadLines = 8;
    private const int FewLines = 4;
    private const int LongestHeadValue = 300;

    private const string WordsKey = "lyrics";

    private static readonly FrozenSet<string> Keys =
        FrozenSet.ToFrozenSet(["caption", "bpm", "key", "keyscale", "signature", "timesignature", "genre", "tags", "language", "prompt", "duration", WordsKey], StringComparer.Ordinal);

    /// <summary>Says what a text is. Order of the tests: failure message, LRC, keys and values, section headers, prompt.</summary>
    /// <param name="text">The decoded file.</param>
    public static SideCarText Classify(string text)
    {
        var clean = LineEnds().Replace(text, "\n").Trim('\uFEFF', '\n', ' ', '\t');
        var lines = clean.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).ToList();
        if (lines.Count == 0)
        {
            return new SideCarText(SideCarTextKind.Empty, "", null, null, false);
        }

        if (FailureMessage.IsAllOf(clean))
        {
            return new SideCarText(SideCarTextKind.FailureMarker, "", null, null, false);
        }

        if (LrcText.IsLrc(clean))
        {
            var lrc = LrcText.Read(clean);
            return new SideCarText(SideCarTextKind.Lrc, clean, Value(lrc.Tags.GetValueOrDefault("ti")), Value(lrc.Tags.GetValueOrDefault("ar")), lrc.IsInstrumental);
        }

        return lines.Take(HeadLines).Count(line => Keys.Contains(KeyOf(line))) >= 2 ? OfKeysAndValues(clean) : OfText(clean, lines);
    }

    private static SideCarText OfText(string clean, List<string> lines)
    {
        var (title, artist) = (Head(lines.Take(HeadLines), TitleLine()), Head(lines.Take(HeadLines), ArtistLine()));
        if (InstrumentalMark.IsAllOf(clean))
        {
            return new SideCarText(SideCarTextKind.Lyrics, clean, title, artist, true);
        }

        var isPrompt = !lines.Any(IsHeader) && (lines.Count < FewLines || (lines.Count <= 2 && lines.Sum(line => line.Count(c => c == ',')) >= 2));
        return new SideCarText(isPrompt ? SideCarTextKind.Prompt : SideCarTextKind.Lyrics, clean, title, artist, false);
    }

    /// <summary>The words go from their key to the next one.</summary>
    private static SideCarText OfKeysAndValues(string clean)
    {
        var lines = clean.Split('\n');
        var first = Array.FindIndex(lines, line => KeyOf(line) == WordsKey);
        var lyrics = first < 0 ? "" : string.Join('\n', lines.Skip(first + 1).TakeWhile(line => !Keys.Contains(KeyOf(line))).Prepend(lines[first][(lines[first].IndexOf(':', StringComparison.Ordinal) + 1)..])).Trim();
        return lyrics.Length == 0
            ? new SideCarText(SideCarTextKind.Prompt, clean, null, null, false)
            : new SideCarText(SideCarTextKind.Lyrics, lyrics, null, null, InstrumentalMark.IsAllOf(lyrics));
    }

    /// <summary>True for a line that is wholly a section header in brackets: <c>[Verse 1: Iris Vale]</c>.</summary>
    private static bool IsHeader(string line) =>
        line.Trim() is ['[', .. var header, ']'] && new HeaderParser(null).Parse(header).Meaning == HeaderMeaning.Section;

    private static string? Head(IEnumerable<string> lines, Regex pattern) => Value(lines.Select(line => pattern.Match(line)).FirstOrDefault(match => match.Success)?.Groups[1].Value);

    private static string? Value(string? text) => text?.Trim() is { Length: > 0 and <= LongestHeadValue } value ? value : null;

    private static string KeyOf(string line) => line.IndexOf(':', StringComparison.Ordinal) is > 0 and < 20 and var at ? line[..at].Trim().ToLowerInvariant() : "";

    [GeneratedRegex(@"\r\n|[\r\u0085\u2028\u2029\v\f]", RegexOptions.CultureInvariant)]
    private static partial Regex LineEnds();

    [GeneratedRegex(@"^\s*(?:Artist|Interpret|Künstler)\s*:\s*(.+)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ArtistLine();

    [GeneratedRegex(@"^\s*(?:Title|Titel)\s*:\s*(.+)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TitleLine();
}
