using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AceData.Lyrics.Text;

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
    private const int MarkerLength = 120;
    private const int LongestHeadValue = 300;

    private static readonly FrozenSet<string> Keys = Set("caption bpm key keyscale signature timesignature genre tags language prompt duration");
    private static readonly FrozenSet<string> Headers = Set(
        "intro verse vers verso strophe part teil couplet estrofa strofa zwrotka chorus refrain refrao refrao coro estribillo ritornello refren hook hookline bridge brucke pont puente ponte outro interlude zwischenspiel break breakdown drop buildup solo prechorus postchorus prerefrain prehook posthook inst start end spoken skit ending final pre post");

    private static readonly FrozenSet<string> Failures = new[]
    {
        "lyrics not found", "no lyrics found", "lyrics not available", "no lyrics available", "lyrics unavailable", "could not find lyrics", "couldnt find lyrics",
        "failed to fetch lyrics", "error fetching lyrics", "lyrics could not be found", "keine lyrics gefunden", "kein songtext gefunden", "songtext nicht gefunden", "not found",
        "artist and title not found",
    }.ToFrozenSet(StringComparer.Ordinal);

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

        if (IsFailure(clean))
        {
            return new SideCarText(SideCarTextKind.FailureMarker, "", null, null, false);
        }

        if (lines.Count(line => Stamp().IsMatch(line)) * 3 >= lines.Count || lines.Any(line => ArtistTag().IsMatch(line)))
        {
            var isInstrumental = lines.Any(line => InstrumentalTag().IsMatch(line)) && !lines.Any(line => Stamp().Replace(line, "").Any(char.IsLetter) && Stamp().IsMatch(line));
            return new SideCarText(SideCarTextKind.Lrc, clean, Head(lines, TitleTag()), Head(lines, ArtistTag()), isInstrumental);
        }

        return lines.Take(HeadLines).Count(line => Keys.Contains(KeyOf(line))) >= 2 ? OfKeysAndValues(clean) : OfText(clean, lines);
    }

    private static SideCarText OfText(string clean, List<string> lines)
    {
        var (title, artist) = (Head(lines.Take(HeadLines), TitleLine()), Head(lines.Take(HeadLines), ArtistLine()));
        if (Instrumental().IsMatch(clean))
        {
            return new SideCarText(SideCarTextKind.Lyrics, clean, title, artist, true);
        }

        var isPrompt = !lines.Any(IsHeader) && (lines.Count < FewLines || (lines.Count <= 2 && lines.Sum(line => line.Count(c => c == ',')) >= 2));
        return new SideCarText(isPrompt ? SideCarTextKind.Prompt : SideCarTextKind.Lyrics, clean, title, artist, false);
    }

    private static SideCarText OfKeysAndValues(string clean)
    {
        var lyrics = LyricsKey().Match(clean) is { Success: true } key ? clean[(key.Index + key.Length)..].Trim() : "";
        return lyrics.Length == 0
            ? new SideCarText(SideCarTextKind.Prompt, clean, null, null, false)
            : new SideCarText(SideCarTextKind.Lyrics, lyrics, null, null, Instrumental().IsMatch(lyrics));
    }

    // A song may be called "Not Found"; a message is the whole text, is short and is one line or two.
    private static bool IsFailure(string clean) => clean.Length <= MarkerLength && clean.Count(c => c == '\n') < 2
        && TextKey.Of(clean.Split('\n')[0]) is var key && Failures.Any(failure => key == failure || key.StartsWith(failure + " for ", StringComparison.Ordinal));

    /// <summary>True for a line that is wholly a section header in brackets: <c>[Verse 1: Iris Vale]</c>.</summary>
    private static bool IsHeader(string line)
    {
        var trimmed = line.Trim();
        return trimmed is ['[', .., ']'] && TextKey.Words(TextKey.Of(trimmed)).Take(3).Any(Headers.Contains);
    }

    private static string? Head(IEnumerable<string> lines, Regex pattern) =>
        lines.Select(line => pattern.Match(line)).FirstOrDefault(match => match.Success)?.Groups[1].Value.Trim() is { Length: > 0 and <= LongestHeadValue } value ? value : null;

    private static string KeyOf(string line) => line.IndexOf(':', StringComparison.Ordinal) is > 0 and < 20 and var at ? line[..at].Trim().ToLowerInvariant() : "";

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"\r\n|[\r\u0085\u2028\u2029\v\f]", RegexOptions.CultureInvariant)]
    private static partial Regex LineEnds();

    [GeneratedRegex(@"^\s*(?:\[\d{1,3}:\d{1,2}(?:[.:]\d{1,3})?\]\s*)+", RegexOptions.CultureInvariant)]
    private static partial Regex Stamp();

    [GeneratedRegex(@"^\s*\[ar:\s*([^\]]*)\]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ArtistTag();

    [GeneratedRegex(@"^\s*\[ti:\s*([^\]]*)\]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TitleTag();

    [GeneratedRegex(@"^\s*\[au:\s*instrumental\s*\]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex InstrumentalTag();

    [GeneratedRegex(@"^\s*(?:Artist|Interpret|Künstler)\s*:\s*(.+)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ArtistLine();

    [GeneratedRegex(@"^\s*(?:Title|Titel)\s*:\s*(.+)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TitleLine();

    [GeneratedRegex(@"^\s*[\[(]?\s*(?:inst|instrumental)\s*[\])]?\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Instrumental();

    [GeneratedRegex(@"^lyrics\s*:[ \t]*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex LyricsKey();
}
