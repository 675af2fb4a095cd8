using System.Globalization;
using System.Text;
using AceData.Lyrics.Documents;

namespace AceData.Lyrics.Cleaning;

/// <summary>Synchronised lyrics (LRC), in the order they are sung.</summary>
public sealed record LrcText
{
    /// <summary>Keys that only synchronised lyrics have at the begin of a line.</summary>
    private static readonly string[] Keys = ["ar", "ti", "al", "au", "by", "offset", "length", "re", "ve", "la", "tool"];

    /// <summary>A pause of this many seconds parts stanzas at least, whatever the pace of the song.</summary>
    private const double ShortestBreak = 6;

    private const double BreakPerMedian = 2.2;

    public IReadOnlyList<LrcLine> Lines { get; init; } = [];

    /// <summary>What the file says of itself: <c>ar</c>, <c>ti</c>, <c>al</c>, <c>length</c> …</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Stamps that are none (<c>[00:7x]</c>, second 61); their lines keep their place in the file.</summary>
    public int BrokenStamps { get; init; }

    /// <summary>Written out for every stamp the words are longer than any song: <see cref="Lines"/> holds only the first of them.</summary>
    public bool IsTooLong { get; init; }

    /// <summary>At least one line has a stamp; others may have only the head of such a file.</summary>
    public bool HasStamps { get; init; }

    /// <summary>The file says <c>[au: instrumental]</c> and has no words.</summary>
    public bool IsInstrumental => !Lines.Any(line => line.Text.Length > 0) && Tags.TryGetValue("au", out var au) && au.Equals("instrumental", StringComparison.OrdinalIgnoreCase);

    /// <summary>Begin of the last line with words, seconds; null without any.</summary>
    public double? LastStampSeconds => Lines.LastOrDefault(line => line.Text.Length > 0)?.Seconds;

    /// <summary>True if at least a third of the lines have stamps, or a line is a tag such as <c>[ar:…]</c>.</summary>
    public static bool IsLrc(string text)
    {
        var (stamped, all) = (0, 0);
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            var line = raw.Trim().TrimStart('\uFEFF');
            if (line.IsEmpty)
            {
                continue;
            }

            all++;
            if (TagOf(line) is not null)
            {
                return true;
            }

            stamped += Stamp(line, out _) is not null ? 1 : 0;
        }

        return stamped > 0 && 3 * stamped >= all;
    }

    /// <summary>Reads any text; lines without a stamp follow the line above them.</summary>
    public static LrcText Read(string text)
    {
        var tags = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var lines = new List<(double Seconds, string Text)>();
        var (broken, last, left, isStamped) = (0, 0.0, LyricsDocument.MostCharacters, false);
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            var line = raw.Trim().TrimStart('\uFEFF');
            if (TagOf(line) is { } tag)
            {
                tags[tag.Key] = tag.Value;
                continue;
            }

            var stamps = new List<double>();
            while (Stamp(line, out var rest) is { } stamp)
            {
                broken += double.IsNaN(stamp) ? 1 : 0;
                stamps.Add(double.IsNaN(stamp) ? last : stamp);
                line = rest.TrimStart();
            }

            isStamped |= stamps.Count > 0;
            if (stamps.Count == 0 && line.IsEmpty && (isStamped || lines.Count == 0))
            {
                // Where no line has a stamp, a blank one parts stanzas as in any text.
                continue;
            }

            var words = Words(line);
            foreach (var seconds in stamps.DefaultIfEmpty(last))
            {
                left -= words.Length;
                if (left < 0)
                {
                    break;
                }

                lines.Add((seconds, words));
            }

            if (left < 0)
            {
                break;
            }

            last = stamps.Count > 0 ? stamps[0] : last;
        }

        var offset = tags.TryGetValue("offset", out var ms) && double.TryParse(ms, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value / 1000 : 0;
        return new LrcText
        {
            Tags = tags,
            BrokenStamps = broken,
            IsTooLong = left < 0,
            HasStamps = isStamped,
            Lines = [.. lines.OrderBy(line => line.Seconds).Select(line => new LrcLine(Math.Max(0, line.Seconds - offset), line.Text))],
        };
    }

    /// <summary>The words alone; stanzas are parted by blank lines where the text pauses.</summary>
    public string ToPlainText()
    {
        var sung = Lines.Where(line => line.Text.Length > 0).ToList();
        var gaps = sung.Zip(sung.Skip(1), (a, b) => b.Seconds - a.Seconds).Order().ToList();
        var longest = Math.Max(ShortestBreak, gaps.Count == 0 ? 0 : BreakPerMedian * gaps[gaps.Count / 2]);

        // Some editors end every line with an empty stamp; then only the clock tells where a stanza ends.
        var emptyBreaks = !HasStamps || 3 * (Lines.Count - sung.Count) < Lines.Count;
        var result = new StringBuilder();
        LrcLine? before = null;
        var paused = false;
        foreach (var line in Lines)
        {
            if (line.Text.Length == 0)
            {
                paused = emptyBreaks;
                continue;
            }

            if (before is not null && (paused || line.Seconds - before.Seconds > longest))
            {
                result.Append('\n');
            }

            result.Append(line.Text).Append('\n');
            (before, paused) = (line, false);
        }

        return result.ToString();
    }

    /// <summary>The first stamp of a line and what follows it: NaN for a broken one, null for none.</summary>
    private static double? Stamp(ReadOnlySpan<char> line, out ReadOnlySpan<char> rest)
    {
        rest = line;
        var close = line.Length > 2 && line[0] == '[' && char.IsAsciiDigit(line[1]) ? line.IndexOf(']') : -1;
        if (close < 0)
        {
            return null;
        }

        var inside = line[1..close];
        if (LrcStamp.Seconds(inside) is { } seconds)
        {
            rest = line[(close + 1)..];
            return seconds;
        }

        if (inside.Length > 13 || inside.IndexOf(':') is < 1 or > 4)
        {
            return null;
        }

        rest = line[(close + 1)..];
        return double.NaN;
    }

    private static (string Key, string Value)? TagOf(ReadOnlySpan<char> line)
    {
        var colon = line.Length > 4 && line[0] == '[' && line[^1] == ']' ? line.IndexOf(':') : -1;
        if (colon is < 2 or > 8)
        {
            return null;
        }

        var key = line[1..colon].Trim().ToString();
        return Keys.Contains(key, StringComparer.Ordinal) ? (key, line[(colon + 1)..^1].Trim().ToString()) : null;
    }

    /// <summary>Without word stamps and without the mark of who sings (<c>F:</c>, <c>M:</c>, <c>D:</c> of duets).</summary>
    private static string Words(ReadOnlySpan<char> line)
    {
        var words = line.ToString();
        if (words.Contains('<', StringComparison.Ordinal))
        {
            words = HtmlRemains.Remove(words, new RuleCounts());
        }

        words = words.Trim();
        return words.Length > 2 && words[0] is 'F' or 'M' or 'D' && words[1] == ':' ? words[2..].TrimStart() : words;
    }
}
