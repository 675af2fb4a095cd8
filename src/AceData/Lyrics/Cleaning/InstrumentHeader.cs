using AceData.Lyrics.Documents;

namespace AceData.Lyrics.Cleaning;

/// <summary>Headers of parts that an instrument plays: <c>Guitar Solo</c>, <c>Gitarrensolo</c>, <c>solo de guitarra</c>, <c>Synth Break</c>.</summary>
internal static class InstrumentHeader
{
    /// <summary>An instrument and what it plays: a solo, or a part without voice.</summary>
    public static SectionHeader? Of(List<string> words, int? number)
    {
        var folded = string.Join(' ', words);
        if (words.Count == 1 && folded.Length > 4 && folded.EndsWith("solo", StringComparison.Ordinal))
        {
            return new SectionHeader(HeaderMeaning.Section) { Kind = SectionKind.Solo, Number = number, Qualifier = NameOf(folded[..^4].TrimEnd()) };
        }

        if (words.Count < 2)
        {
            return null;
        }

        // "Solo de guitarra", "assolo di chitarra", "guitar solo", "гитарное соло", and any "X solo".
        if (words.Exists(w => w is "solo" or "assolo" or "соло" or "solowka"))
        {
            return new SectionHeader(HeaderMeaning.Section) { Kind = SectionKind.Solo, Number = number, Qualifier = words.Select(NameOf).FirstOrDefault(i => i is not null) };
        }

        if (!words[..^1].TrueForAll(w => NameOf(w) is not null || w is "and" or "und" or "&"))
        {
            return null;
        }

        SectionKind? played = words[^1] switch
        {
            "riff" or "break" or "part" or "teil" or "melody" or "lick" or "fill" or "instrumental" or "section" or "lead" => SectionKind.Instrumental,
            _ => null,
        };
        return played is { } kind ? new SectionHeader(HeaderMeaning.Section) { Kind = kind, Number = number } : null;
    }

    /// <summary>The instrument of a word, as the tags of 1.5 call it; null when it is none.</summary>
    public static string? NameOf(string word) =>
        HeaderWords.Instruments.TryGetValue(word, out var name) || (word.EndsWith('n') && HeaderWords.Instruments.TryGetValue(word[..^1], out name)) ? name : null;
}
