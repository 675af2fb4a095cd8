using AceData.Lyrics.Documents;
using AceData.Lyrics.Text;

namespace AceData.Lyrics.Cleaning;

/// <summary>Understands what stands in square brackets, in the languages of <see cref="HeaderWords"/>.</summary>
/// <param name="language">Language code that settles words with two meanings (<c>bro</c>, <c>Part II</c>, <c>riff</c>); null when unknown.</param>
internal sealed class HeaderParser(string? language)
{
    /// <summary>Longer texts are no headers.</summary>
    private const int Longest = 160;

    private static readonly string[] Separators = [":", "：", " - ", " – ", "(", " by ", " von ", ",", "/", " & ", " + ", "&", "|", " and ", " und ", " et ", " y ", " e "];

    private readonly Dictionary<string, SectionHeader> _known = new(StringComparer.Ordinal);

    public SectionHeader Parse(string text)
    {
        if (text.Length > Longest)
        {
            return new SectionHeader(HeaderMeaning.Unknown) { Text = text };
        }

        if (!_known.TryGetValue(text, out var header))
        {
            _known[text] = header = Understand(text) with { Text = text };
        }

        return header;
    }

    private SectionHeader Understand(string raw)
    {
        var text = raw.Trim(' ', '*', '_', '~', '"', '\'', '.', '-', '=').TrimEnd(':', '：').Trim();
        if (text.Length == 0)
        {
            return new SectionHeader(raw.Contains('?', StringComparison.Ordinal) ? HeaderMeaning.Unclear : HeaderMeaning.Cue);
        }

        if (text.All(c => c == '?'))
        {
            return new SectionHeader(HeaderMeaning.Unclear);
        }

        if (LrcStamp.Seconds(text) is not null)
        {
            return new SectionHeader(HeaderMeaning.Stamp);
        }

        if (RepeatMark.Count(text) is { } count)
        {
            return new SectionHeader(HeaderMeaning.RepeatMark) { Repeat = count };
        }

        var folded = Folding.Fold(text);
        if (Whole(text, folded) is { } whole)
        {
            return whole;
        }

        if (TitleLines.Is(text, folded))
        {
            return new SectionHeader(HeaderMeaning.TitleLine);
        }

        if (folded.Contains("inaudible", StringComparison.Ordinal) || folded.Contains("unverstandlich", StringComparison.Ordinal))
        {
            return new SectionHeader(HeaderMeaning.Unclear);
        }

        return HeaderWords.Cues.Contains(folded) ? new SectionHeader(HeaderMeaning.Cue)
            : Split(text) ?? LastNoun(folded) ?? Sound(folded) ?? Slip(folded) ?? new SectionHeader(HeaderMeaning.Unknown);
    }

    /// <summary>A noun with nothing but number, adjectives, instrument and repeats around it.</summary>
    private SectionHeader? Whole(string text, string folded)
    {
        if (Lookup(folded) is { } plain)
        {
            return Named(plain, folded, null, null);
        }

        var repeat = 1;
        if (RepeatMark.AtEnd(text) is { } mark && mark.Text.Length > 0)
        {
            (folded, repeat) = (Folding.Fold(mark.Text), mark.Count);
        }

        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        var (number, roman, qualifier) = ((int?)null, false, (string?)null);
        while (words.Count > 0)
        {
            var rest = string.Join(' ', words);
            if (Lookup(rest) is { } kind)
            {
                var isDivision = rest == "part" && roman && language == "en";
                return isDivision ? new SectionHeader(HeaderMeaning.Division) : Named(kind, rest, number, qualifier) with { Repeat = repeat };
            }

            if (Peel(words, ref number, ref roman, ref qualifier))
            {
                continue;
            }

            break;
        }

        return words.Count > 0 ? Division(words, number) ?? InstrumentHeader.Of(words, number) : null;
    }

    /// <summary>Takes one number or adjective off either end.</summary>
    private static bool Peel(List<string> words, ref int? number, ref bool roman, ref string? qualifier)
    {
        foreach (var end in (ReadOnlySpan<int>)[words.Count - 1, 0])
        {
            if (words.Count == 1 && HeaderNumber.Glued(words[0]) is { } glued)
            {
                (words[0], number) = (glued.Word, number ?? glued.Number);
                return true;
            }

            if (words.Count > 1 && HeaderNumber.Read(words[end], end > 0, out var isRoman) is { } value)
            {
                (number, roman) = (number ?? value, roman || isRoman);
                words.RemoveAt(end);
                return true;
            }

            if (words.Count > 1 && HeaderWords.Adjectives.TryGetValue(words[end], out var english))
            {
                qualifier ??= english.Length > 0 ? english : null;
                words.RemoveAt(end);
                return true;
            }
        }

        return false;
    }

    /// <summary>A part of a medley in languages that have a word of their own for it.</summary>
    private static SectionHeader? Division(List<string> words, int? number) =>
        words is ["część" or "czesc" or "cast" or "kısım" or "kisim" or "movement" or "act" or "chapter" or "akt" or "kapitel"] && number is not null
            ? new SectionHeader(HeaderMeaning.Division)
            : null;

    /// <summary>Kind and singers, whichever stands first.</summary>
    private SectionHeader? Split(string text)
    {
        foreach (var separator in Separators)
        {
            var at = text.IndexOf(separator, StringComparison.OrdinalIgnoreCase);
            if (at <= 0)
            {
                continue;
            }

            var left = text[..at].Trim(' ', '"', '*', '_', '.');
            var right = text[(at + separator.Length)..].Trim(' ', ')', '"', '*', '_', '.');
            if (Whole(left, Folding.Fold(left)) is { } first)
            {
                return RepeatMark.Count(right) is { } times ? first with { Repeat = times } : HeaderWords.Cues.Contains(Folding.Fold(right)) ? first : first with { Singers = Names(right) };
            }

            if (separator is not "," and not "(" && Whole(right, Folding.Fold(right)) is { } second)
            {
                return second with { Singers = Names(left) };
            }
        }

        return null;
    }

    /// <summary><c>Outro Chorus</c>, <c>Sped Up Verse</c>: the last word is the noun.</summary>
    private SectionHeader? LastNoun(string folded)
    {
        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is < 2 or > 4)
        {
            return null;
        }

        var number = HeaderNumber.Read(words[^1], true, out _);
        var noun = number is null ? words[^1] : words[^2];
        if (Lookup(noun) is { } kind && (Lookup(words[0]) is not null || InstrumentHeader.NameOf(words[0]) is not null || noun is "verse" or "chorus" or "refrain" or "intro" or "outro" or "bridge" or "interlude" or "strophe"))
        {
            return Named(kind, noun, number, null) with { IsGuess = true };
        }

        // "Verse 1 Iris Vale": a number right after the kind leaves no doubt.
        return words.Length > 2 && Lookup(words[0]) is { } start && HeaderNumber.Read(words[1], true, out _) is { } counted
            ? Named(start, words[0], counted, null) with { IsGuess = true }
            : null;
    }

    private static SectionHeader? Sound(string folded)
    {
        var words = folded.Split(' ');
        var plays = words.Length > 1 && (HeaderWords.SoundVerbs.Contains(words[^1]) || (words[^1] is "in" or "out" or "up" && HeaderWords.SoundVerbs.Contains(words[^2])));
        return plays || HeaderWords.Cues.Contains(words[0]) && words.Length > 1 && words[0] is not "repeat" and not "music" ? new SectionHeader(HeaderMeaning.Cue) : null;
    }

    /// <summary>One slip of the finger: two letters swapped, one left out (not the first), one doubled.</summary>
    private SectionHeader? Slip(string folded)
    {
        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var number = words.Length == 2 ? HeaderNumber.Read(words[1], true, out _) : null;
        if (words.Length != (number is null ? 1 : 2) || words[0].Length < 4 || HeaderWords.NoTypos.Contains(words[0]))
        {
            return null;
        }

        foreach (var known in HeaderWords.LongWords)
        {
            if (TypingSlip.Explains(words[0], known))
            {
                return Named(Lookup(known)!.Value, known, number, null) with { IsGuess = true };
            }
        }

        return null;
    }

    private static SectionHeader Named(SectionKind kind, string folded, int? number, string? qualifier) => new(HeaderMeaning.Section)
    {
        Kind = kind,
        Number = number,
        Qualifier = folded is "fade out" or "fadeout" or "fade" ? "Fade Out" : qualifier,
    };

    /// <summary>The kind that a word names in the page's language.</summary>
    private SectionKind? Lookup(string folded) => folded switch
    {
        "bro" => language is "da" ? SectionKind.PreChorus : SectionKind.Bridge,
        "riff" => language is "fr" ? SectionKind.Chorus : SectionKind.Instrumental,
        "mellemstykke" => SectionKind.Bridge,
        _ => HeaderWords.Kinds.TryGetValue(folded, out var kind) ? kind : null,
    };

    private static string[] Names(string text) =>
        text.Split([",", "&", "+", "/", " and ", " und ", " et ", " y ", " con ", " with ", " feat. ", " ft. "], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(name => name.Trim('*', '_', '"', ' ', ')', '(')).Where(name => name.Length > 0).ToArray();
}
