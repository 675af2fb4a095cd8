using AceData.Lyrics.Text;

namespace AceData.Lyrics.Cleaning;

/// <summary>
/// Rule B7: credits, providers, addresses, separators, words of buttons, and the messages of tools that found nothing. What could be sung
/// goes only from the text of a page; a person's file loses of it no more than the lines of credits that stand apart above and below the words.
/// </summary>
internal static class PageCredits
{
    private const int ButtonLines = 4;
    private const int CreditLines = 8;
    private const int LongestKey = 30;
    private const int MostNameWords = 10;

    /// <summary>Before a colon these are credits wherever they stand on a page.</summary>
    private static readonly HashSet<string> Credits = Folded(
        "artist, artists, album, songwriter, songwriters, lyricist, composer, composers, producer, producers, publisher, publishers, copyright, lyrics by, music by, words by, written by, composed by, produced by, arranged by, published by, performed by, transcribed by, submitted by, corrected by, translated by, lyrics and music, words and music, lyrics and music by, recorded by, release date, released, interpret, künstler, komponist, textdichter, produzent, quelle, text und musik, 作词, 作曲, 编曲, 作詞, 編曲, 歌手");

    /// <summary>Before a colon these are credits only near the begin and the end.</summary>
    private static readonly HashSet<string> WeakCredits = Folded("title, titel, song, track, year, genre, label, source, lyrics, music, words, writer, writers, text, musik, language, bpm, duration, length, url, paroles, musique, letra, música, testo, musica");

    /// <summary>Before names these are credits without a colon.</summary>
    private static readonly string[] ByLines = ["lyrics by ", "words by ", "words and music by ", "lyrics and music by ", "music and lyrics by ", "text by ", "text and music by ", "songtext von ", "text von ", "copyright ", "(c) "];

    private static readonly HashSet<string> Buttons = new(StringComparer.Ordinal)
        { "Copy", "About", "Embed", "Translations", "Share", "Share URL", "Lyrics", "Contributors", "Read More", "Follow", "Sign Up", "Sign In", "Cancel", "Comments", "Add a comment", "Credits", "Q&A", "Expand", "Print", "Report", "Genius", "Cite", "Tags" };

    /// <param name="lines">The text; what goes is taken out.</param>
    /// <param name="isPage">It comes from a page, or holds text that only pages have.</param>
    /// <param name="fired">Counts the rules.</param>
    public static void Remove(List<string> lines, bool isPage, RuleCounts fired)
    {
        Take(lines, line => IsNeverSung(line) || (isPage && (IsCredit(line, Credits) || line.StartsWith("Powered by ", StringComparison.Ordinal))), fired);
        if (isPage)
        {
            Near(lines, CreditLines, line => IsCredit(line, WeakCredits) || IsByLine(line), fired);
            Near(lines, ButtonLines, Buttons.Contains, fired);
        }
        else
        {
            Above(lines, fired);
            Below(lines, fired);
        }
    }

    private static void Take(List<string> lines, Predicate<string> goes, RuleCounts fired) =>
        fired.Add(CleaningRule.B7, lines.RemoveAll(line => IsText(line) && goes(line)));

    /// <summary>What goes among the first and the last lines that stay.</summary>
    private static void Near(List<string> lines, int most, Predicate<string> goes, RuleCounts fired)
    {
        var gone = new HashSet<int>();
        foreach (var step in (ReadOnlySpan<int>)[1, -1])
        {
            for (var (i, kept) = (step > 0 ? 0 : lines.Count - 1, 0); i >= 0 && i < lines.Count && kept < most; i += step)
            {
                if (IsText(lines[i]) && goes(lines[i]))
                {
                    gone.Add(i);
                }
                else
                {
                    kept += IsText(lines[i]) ? 1 : 0;
                }
            }
        }

        var at = 0;
        fired.Add(CleaningRule.B7, lines.RemoveAll(_ => gone.Contains(at++)));
    }

    /// <summary>Credits above the words, where a header or a blank line follows or there are several.</summary>
    private static void Above(List<string> lines, RuleCounts fired)
    {
        var (end, credits) = (0, 0);
        for (; end < lines.Count && (lines[end].Length == 0 || IsAnyCredit(lines[end])); end++)
        {
            credits += lines[end].Length > 0 ? 1 : 0;
        }

        if (credits > 1 || (credits == 1 && (end == lines.Count || lines[end][0] == '[' || lines[end - 1].Length == 0)))
        {
            lines.RemoveRange(0, end);
            fired.Add(CleaningRule.B7, credits);
        }
    }

    /// <summary>Credits below the words, where a blank line parts them from these.</summary>
    private static void Below(List<string> lines, RuleCounts fired)
    {
        var (begin, credits) = (lines.Count, 0);
        for (; begin > 0 && (lines[begin - 1].Length == 0 || IsAnyCredit(lines[begin - 1])); begin--)
        {
            credits += lines[begin - 1].Length > 0 ? 1 : 0;
        }

        if (credits > 0 && begin > 0 && lines[begin].Length == 0)
        {
            lines.RemoveRange(begin, lines.Count - begin);
            fired.Add(CleaningRule.B7, credits);
        }
    }

    private static bool IsText(string line) => line.Length > 0 && line[0] != '[';

    private static bool IsNeverSung(string line) =>
        line.Contains('©', StringComparison.Ordinal) || line.StartsWith("****", StringComparison.Ordinal) || IsSeparator(line) || IsNumber(line) || IsAddress(line)
        || line.StartsWith("Lyrics licensed", StringComparison.OrdinalIgnoreCase) || line.StartsWith("Lyrics provided by", StringComparison.OrdinalIgnoreCase)
        || (line[0] is 'T' or '*' or '.' && line.Contains("not for commercial use", StringComparison.OrdinalIgnoreCase))
        || FailureMessage.IsLine(line);

    private static bool IsAnyCredit(string line) => IsText(line) && (IsCredit(line, Credits) || IsCredit(line, WeakCredits) || IsByLine(line));

    private static bool IsCredit(string line, HashSet<string> keys)
    {
        var colon = line.AsSpan().IndexOfAny(':', '：');
        return colon is > 1 and < LongestKey && (colon < line.Length - 1 || keys == Credits) && keys.Contains(Folding.Fold(line[..colon].Trim()));
    }

    /// <summary><c>Lyrics by Iris Vale</c>, <c>Copyright 2024 Iris Vale</c>: names have capitals, <c>Written by the stars</c> has none.</summary>
    private static bool IsByLine(string line)
    {
        foreach (var start in ByLines)
        {
            if (line.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                var names = line[start.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                return names.Length is > 0 and <= MostNameWords && (char.IsUpper(line[0]) || line[0] == '(')
                    && (start is not ("copyright " or "(c) ") || char.IsAsciiDigit(names[0][0]))
                    && names.All(name => char.IsUpper(name[0]) || char.IsAsciiDigit(name[0]) || name is "and" or "und" or "&" or "by" or "von");
            }
        }

        return false;
    }

    private static bool IsSeparator(string line) => line.Length > 2 && line.AsSpan().IndexOfAnyExcept("-=_ ") < 0;

    /// <summary>The number in brackets that a provider puts under its texts.</summary>
    private static bool IsNumber(string line) => line.Length is > 7 and < 24 && line[0] == '(' && line[^1] == ')' && line.AsSpan(1, line.Length - 2).IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsAddress(string line) =>
        line.Contains('.', StringComparison.Ordinal) && (line.Contains("://", StringComparison.Ordinal) || AfterWww(line) || line.Contains("genius.com", StringComparison.OrdinalIgnoreCase)
            || line.Contains("lyrics.com", StringComparison.OrdinalIgnoreCase) || line.Contains("paroles.net", StringComparison.OrdinalIgnoreCase));

    private static bool AfterWww(string line)
    {
        var at = line.IndexOf("www.", StringComparison.OrdinalIgnoreCase);
        return at >= 0 && at + 4 < line.Length && char.IsLetterOrDigit(line[at + 4]);
    }

    private static HashSet<string> Folded(string words) => [.. words.Split(", ").Select(Folding.Fold)];
}
