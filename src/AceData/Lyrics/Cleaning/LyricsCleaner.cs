using System.Globalization;
using AceData.Lyrics.Documents;
using AceData.Lyrics.Inference;

namespace AceData.Lyrics.Cleaning;

/// <summary>Makes a document out of the text of a page, a file or a tag. Never throws, whatever the text; the time grows with its length.</summary>
public static class LyricsCleaner
{
    private const int MostUnclear = 5;
    private const double MostUnclearOfLines = 0.1;

    /// <summary>Repeats that make a text this many times as long, and tags for a text of one word.</summary>
    private const int MostTimes = 16;
    private const int ShortText = 100;

    /// <summary>Characters of the longest text that is looked at: a song, and three times as much of a page around it.</summary>
    private const int LongestPage = 4 * LyricsDocument.MostCharacters;

    /// <summary>Cleans a text by the rules of <see cref="CleaningRule"/>.</summary>
    /// <param name="text">Plain text or synchronised (LRC), with or without headers, with the remains of a page around it.</param>
    /// <param name="options">What is known of it.</param>
    public static CleanedLyrics Clean(string text, CleaningOptions options)
    {
        var fired = new RuleCounts();
        var most = options.IsReadBack ? int.MaxValue : (int)Math.Min(LyricsDocument.MostCharacters, (MostTimes * (long)text.Length) + ShortText);
        var lrc = LrcText.IsLrc(text) ? LrcText.Read(text) : null;
        if (lrc is { IsInstrumental: true })
        {
            return Instrumental(fired, isSynchronised: true);
        }

        if (lrc is { IsTooLong: true })
        {
            return TooLong(fired);
        }

        if (lrc is not null)
        {
            fired.Add(CleaningRule.A11, lrc.Lines.Count);
            text = lrc.ToPlainText();
        }

        var characters = Characters.Clean(text, fired);
        if (!options.IsReadBack && characters.Length > LongestPage)
        {
            return TooLong(fired);
        }

        var lines = Lines(characters);
        if (SaysInstrumental(lines))
        {
            return Instrumental(fired, isSynchronised: lrc is not null);
        }

        lines = PageFurniture.Remove(lines, options, fired, out var isPage);
        var cleaner = new LineCleaner(fired, writesRepeats: !options.IsReadBack);
        var pieces = StructureReader.Read(lines, new HeaderParser(HeaderLanguage.Guess(lines) ?? options.Language), cleaner, fired);
        var builder = new DocumentBuilder(options, fired, most);
        if (builder.Build(pieces) is not { } document)
        {
            return TooLong(fired);
        }

        var hasHeaders = pieces.Exists(piece => piece.Header is { Meaning: HeaderMeaning.Section });
        if (options.InferStructure && !hasHeaders && StructureInference.Infer(document) is { } inferred && inferred.Sections.Sum(section => section.WrittenLength) <= most)
        {
            document = inferred;
        }

        document = document with { IsFromPage = isPage };
        var count = document.LineCount;
        var isTooShort = !document.IsInstrumental && count < options.MinimumLines;
        fired.Add(CleaningRule.D5, isTooShort ? 1 : 0);
        var isUnclear = cleaner.UnclearCount > MostUnclear || cleaner.UnclearCount > MostUnclearOfLines * count;
        var runsOver = lrc?.LastStampSeconds > options.AudioSeconds;
        return new CleanedLyrics
        {
            Document = document,
            Rules = fired.Fired(),
            Warnings = Warnings(builder, cleaner, fired, lrc, options, isTooShort, text.Contains('\uFFFD', StringComparison.Ordinal)),
            UnclearCount = cleaner.UnclearCount,
            HasHeaders = hasHeaders,
            IsSynchronised = lrc is not null,
            LastStampSeconds = lrc?.LastStampSeconds,
            IsTooShort = isTooShort,
            NeedsReview = isUnclear || runsOver,
        };
    }

    private static CleanedLyrics Instrumental(RuleCounts fired, bool isSynchronised)
    {
        fired.Add(CleaningRule.D3);
        return new CleanedLyrics { Document = new LyricsDocument { IsInstrumental = true }, Rules = fired.Fired(), IsSynchronised = isSynchronised };
    }

    private static CleanedLyrics TooLong(RuleCounts fired) => new()
    {
        Document = new LyricsDocument(),
        Rules = fired.Fired(),
        IsTooLong = true,
        Warnings = [string.Create(CultureInfo.InvariantCulture, $"With its repeats written out it has more than {LyricsDocument.MostCharacters} characters, or far more than it says itself, so it is hardly the words of one song. Cut it down to them.")],
    };

    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            lines.Add(line.Trim().ToString());
        }

        return lines;
    }

    /// <summary>The only line is a page's remark that the song has no words.</summary>
    private static bool SaysInstrumental(List<string> lines)
    {
        var only = lines.FindAll(line => line.Length > 0);
        return only.Count == 1 && InstrumentalMark.IsAllOf(only[0]);
    }

    private static List<string> Warnings(
        DocumentBuilder builder, LineCleaner cleaner, RuleCounts fired, LrcText? lrc, CleaningOptions options, bool isTooShort, bool hasReplacements)
    {
        var warnings = new List<string>();
        foreach (var header in builder.UnknownHeaders.Distinct().Take(5))
        {
            warnings.Add($"The header [{header}] is not known; its lines were joined to the section before.");
        }

        AddIf(builder.LoneFirstLine is not null, $"The line '{builder.LoneFirstLine}' stands alone above the first section; take it out if it is the title.");
        AddIf(isTooShort, "There is less text than a transcription of a song has; nothing is written.");
        AddIf(cleaner.UnclearCount > 0, Plural(cleaner.UnclearCount, "word is marked as not understood ([?]); listen and fill it in.", "words are marked as not understood ([?]); listen and fill them in."));
        AddIf(cleaner.CensoredCount > 0, Plural(cleaner.CensoredCount, "word is censored with stars; write it out, for the stars were removed.", "words are censored with stars; write them out, for the stars were removed."));
        AddIf(hasReplacements, "The text was damaged before it came here: letters are missing where its decoder met unknown bytes.");
        AddIf(fired[CleaningRule.B4] > 0, "Lines of recommended songs were removed; check that no line of the song went with them.");
        AddIf(lrc?.BrokenStamps > 0, Plural(lrc?.BrokenStamps ?? 0, "time stamp is not valid; its line kept its place.", "time stamps are not valid; their lines kept their places."));
        AddIf(lrc?.LastStampSeconds > options.AudioSeconds, string.Create(CultureInfo.InvariantCulture, $"The text goes on until {lrc?.LastStampSeconds:0} s, but the song is {options.AudioSeconds:0} s long; it belongs to another version."));
        return warnings;

        void AddIf(bool isSo, string warning)
        {
            if (isSo)
            {
                warnings.Add(warning);
            }
        }
    }

    private static string Plural(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");
}
