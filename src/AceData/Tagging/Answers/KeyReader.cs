using System.Collections.Frozen;
using AceData.Tagging.Vocabularies;

namespace AceData.Tagging.Answers;

/// <summary>
/// Reads major or minor. "Major" and "minor" are everyday words, so in a sentence they count only beside a note or where
/// they end a phrase or stand before "key", "scale" and the like: "a major hit" is no key.
/// </summary>
internal sealed class KeyReader(TagMatcher matcher, AnswerTally tally)
{
    private const int LongestName = 5;

    private static readonly FrozenSet<string> Nouns = Set("key keys scale scales mode tonality tonart chord chords tone feel sound feeling progression triad tonal pentatonic tonleiter");

    private static readonly FrozenSet<string> Fillers = Set(
        "key scale mode tonality tonart in the of a an is it its it's song track natural harmonic melodic pentatonic sharp flat this music sounds probably likely mostly predominantly as relative "
        + "das stück steht ist im der die moll dur tonleiter very and with");

    private static readonly FrozenSet<string> Before = Set("in is be sounds predominantly mostly clearly likely probably key mode scale tonality sharp flat but to of and both either or");

    /// <summary>Reads one item or one line of normalized text.</summary>
    public void Read(string text, bool isItem)
    {
        var words = AnswerWord.Split(text);
        Negation.Mark(words);
        var isName = isItem || words.Count <= LongestName;
        var modes = new List<string>();
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].IsNegated && ModeAt(text, words, i, isName) is { } mode && !modes.Contains(mode))
            {
                modes.Add(mode);
            }
        }

        if (modes.Count == 1 && TagOf(modes[0], text) is { } tag)
        {
            tally.Add(tag);
        }
        else if (isItem || modes.Count > 1)
        {
            tally.Drop(text, modes.Count > 1 ? DropCause.Undecided : DropCause.NotInVocabulary);
        }
    }

    private ParsedTag? TagOf(string mode, string text)
    {
        var literal = matcher.Find(mode, mode, alone: false, out _) ?? matcher.Find($"{mode} key", $"{mode}key", alone: false, out _);
        if (literal is null)
        {
            return null;
        }

        var key = TagText.Key(text);
        var origin = key == mode || key == $"{mode}key" ? TagOrigin.Literal : TagOrigin.Alias;
        return new ParsedTag($"{mode} key", origin, text.Length <= TagText.MaximumLength ? text : mode);
    }

    private static string? ModeAt(string text, List<AnswerWord> words, int i, bool isName)
    {
        var key = words[i].Key;
        if (Glued(text[words[i].Start..words[i].End], isName && words.Count <= 2) is { } glued)
        {
            return glued;
        }

        var mode = key switch
        {
            "major" or "dur" => "major",
            "minor" or "moll" => "minor",
            "maj" when AfterNote(text, words, i) || words.Count <= 2 => "major",
            "min" when AfterNote(text, words, i) || words.Count <= 2 => "minor",
            "ionian" => "major",
            "aeolian" => "minor",
            _ => null,
        };
        return mode is null || key is "dur" or "moll" or "ionian" or "aeolian" or "maj" or "min" || IsKeySense(text, words, i, isName) ? mode : null;
    }

    private static bool IsKeySense(string text, List<AnswerWord> words, int i, bool isName)
    {
        var next = i + 1 < words.Count && words[i + 1].Before == WordBreak.None ? words[i + 1].Key : null;
        if (isName && words.TrueForAll(word => word.Key is "major" or "minor" || Fillers.Contains(word.Key) || IsNote(text[word.Start..word.End])))
        {
            return true;
        }

        if (next is not null && Nouns.Contains(next))
        {
            return true;
        }

        if (AfterNote(text, words, i))
        {
            return next is null || text[words[i - 1].Start] != 'a';
        }

        var before = i > 0 ? words[i - 1].Key : null;
        return (next is null or "or" or "and" or "but" or "with" or "nor" or "oder") && (before is null || Before.Contains(before) || before.EndsWith("ly", StringComparison.Ordinal) || words[i].Before != WordBreak.None);
    }

    /// <summary>"Am", "F#m", "Ebmaj", "Cmin"; small letters count only where the answer is nothing else, because "am" is a word.</summary>
    private static string? Glued(string word, bool isAlone)
    {
        if (word.Length < 2 || !(word[0] is >= 'A' and <= 'H' || (isAlone && word[0] is >= 'a' and <= 'h')))
        {
            return null;
        }

        var rest = word[1..].TrimStart('#', '♯', '♭');
        rest = rest.Length > 1 && rest[0] == 'b' ? rest[1..] : rest;
        return rest switch
        {
            "m" or "min" or "minor" or "moll" => "minor",
            "M" or "maj" or "Maj" or "major" or "dur" => "major",
            _ => null,
        };
    }

    private static bool AfterNote(string text, List<AnswerWord> words, int i)
    {
        if (i == 0 || words[i].Before == WordBreak.Sentence)
        {
            return false;
        }

        if (words[i - 1].Key is "sharp" or "flat")
        {
            return true;
        }

        // A capital A at the beginning of a sentence may be the article.
        var note = text[words[i - 1].Start..words[i - 1].End];
        return IsNote(note) && !(note == "A" && words[i - 1].Before == WordBreak.Sentence && words.Count > 3) && !(note == "a" && text[words[i].Start - 1] != '-');
    }

    private static bool IsNote(string word) =>
        word.Length is 1 or 2 or 3 && word[0] is (>= 'A' and <= 'H') or (>= 'a' and <= 'h') && word[1..] is "" or "#" or "b" or "♯" or "♭" or "is" or "es" or "s";

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
