using AceData.Lyrics.Text;

namespace AceData.Lyrics.Cleaning;

/// <summary>Rule B7: credits, providers, addresses, separators, words of buttons, and the messages of tools that found nothing.</summary>
internal static class PageCredits
{
    private const int EdgeLines = 4;
    private const int CreditLines = 8;

    /// <summary>Before a colon these are credits wherever they stand.</summary>
    private static readonly HashSet<string> Credits = Folded(
        "artist, artists, album, songwriter, songwriters, lyricist, composer, composers, producer, producers, publisher, publishers, copyright, lyrics by, music by, words by, written by, composed by, produced by, arranged by, published by, performed by, transcribed by, submitted by, corrected by, translated by, lyrics and music, words and music, lyrics and music by, recorded by, release date, released, interpret, künstler, komponist, textdichter, produzent, quelle, text und musik, 作词, 作曲, 编曲, 作詞, 編曲, 歌手");

    /// <summary>Before a colon these are credits only near the begin and the end.</summary>
    private static readonly HashSet<string> WeakCredits = Folded("title, titel, song, track, year, genre, label, source, lyrics, music, words, writer, writers, text, musik, language, bpm, duration, length, url, paroles, musique, letra, música, testo, musica");

    private static readonly HashSet<string> Buttons = new(StringComparer.Ordinal)
        { "Copy", "About", "Embed", "Translations", "Share", "Share URL", "Lyrics", "Contributors", "Read More", "Follow", "Sign Up", "Sign In", "Cancel", "Comments", "Add a comment", "Credits", "Q&A", "Expand", "Print", "Report", "Genius", "Cite", "Tags" };

    private static readonly HashSet<string> Markers = Folded(
        "lyrics not found, lyrics for this song have yet to be released. please check back once the song has been released., lyrics for this song have yet to be transcribed, lyrics for this song have yet to be released., no lyrics found, lyrics unavailable, sorry we don't have the lyrics for this song yet");

    public static List<string> Remove(List<string> lines, RuleCounts fired)
    {
        var words = lines.Count(IsText);
        var kept = new List<string>(lines.Count);
        var at = 0;
        foreach (var line in lines)
        {
            var isText = IsText(line);
            var isEdge = at < CreditLines || at >= words - CreditLines;
            at += isText ? 1 : 0;
            if (isText && IsPageText(line, isEdge))
            {
                fired.Add(CleaningRule.B7);
                continue;
            }

            kept.Add(line);
        }

        Edges(kept, fired);
        return kept;
    }

    /// <summary>Words of buttons among the first and the last lines; inside a song they are words like others.</summary>
    private static void Edges(List<string> lines, RuleCounts fired)
    {
        for (var (i, seen) = (0, 0); i < lines.Count && seen < EdgeLines; i++)
        {
            seen += IsKept(lines, i, fired) ? 1 : 0;
        }

        for (var (i, seen) = (lines.Count - 1, 0); i >= 0 && seen < EdgeLines; i--)
        {
            seen += IsKept(lines, i, fired) ? 1 : 0;
        }
    }

    private static bool IsKept(List<string> lines, int i, RuleCounts fired)
    {
        if (!Buttons.Contains(lines[i]))
        {
            return IsText(lines[i]);
        }

        lines[i] = "";
        fired.Add(CleaningRule.B7);
        return false;
    }

    private static bool IsText(string line) => line.Length > 0 && line[0] != '[';

    private static bool IsPageText(string line, bool isEdge)
    {
        if (line.Contains('©', StringComparison.Ordinal) || line.StartsWith("****", StringComparison.Ordinal) || IsSeparator(line) || IsNumber(line) || IsAddress(line))
        {
            return true;
        }

        if (line.StartsWith("Lyrics licensed", StringComparison.OrdinalIgnoreCase) || line.StartsWith("Lyrics provided by", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("Powered by ", StringComparison.Ordinal) || (line[0] is 'T' or '*' or '.' && line.Contains("not for commercial use", StringComparison.OrdinalIgnoreCase)))
        {
            return true;
        }

        var colon = line.AsSpan().IndexOfAny(':', '：');
        if (colon is > 1 and < 30)
        {
            var key = Folding.Fold(line[..colon].Trim());
            return Credits.Contains(key) || (isEdge && colon < line.Length - 1 && WeakCredits.Contains(key));
        }

        return line.Length < 100 && line.Contains("yrics", StringComparison.Ordinal) && Markers.Contains(Folding.Fold(line.Trim('!', ' ')));
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
