using AceData.Tagging.Vocabularies;

namespace AceData.Tagging.Answers;

/// <summary>Reads the tags of genre, mood, instruments, effects and rap style out of items and sentences.</summary>
internal sealed class PhraseReader(TagMatcher matcher, AnswerTally tally)
{
    private const int LongestPhrase = 6;
    private const int LongestName = 3;

    /// <summary>Reads one item: a value of a list, or a line. A name of up to three words must be known as a whole; anything longer is a sentence.</summary>
    /// <param name="text">Normalized text.</param>
    /// <param name="isItem">True when it stood as a value of its own; false in running text, where unknown words are expected.</param>
    public void Read(string text, bool isItem)
    {
        if (Whole(text, mayDrop: true) || (Head(text) is { } head && Whole(head, mayDrop: false)))
        {
            return;
        }

        var words = AnswerWord.Split(text);
        Negation.Mark(words);
        if (!isItem || words.Count > LongestName || words.Any(word => word.Before == WordBreak.Comma))
        {
            Scan(text, words, isItem);
        }
        else
        {
            Name(text, words);
        }
    }

    private bool Whole(string text, bool mayDrop)
    {
        var trimmed = text.Trim(Edges);
        if (trimmed.AsSpan().IndexOfAny(",;\n") >= 0)
        {
            return false;
        }

        var tag = matcher.Find(trimmed, TagText.Key(trimmed), alone: true, out var isKnown);
        if (tag is not null)
        {
            tally.Add(tag);
        }
        else if (isKnown && mayDrop)
        {
            tally.Drop(trimmed, DropCause.NoTagOfPreset);
        }

        return tag is not null || (isKnown && mayDrop);
    }

    /// <summary>What stands before a colon, a dash or a bracket: "Piano: soft chords", "Drums (live)".</summary>
    private static string? Head(string text)
    {
        var cut = text.AsSpan().IndexOfAny(":(–—");
        var dash = text.IndexOf(" - ", StringComparison.Ordinal);
        cut = dash >= 0 && (cut < 0 || dash < cut) ? dash : cut;
        return cut > 0 ? text[..cut] : null;
    }

    /// <summary>A short item: known words side by side ("dark ambient"), or a tag behind words that only describe it ("soft piano").</summary>
    private void Name(string text, List<AnswerWord> words)
    {
        if (words.Count == 0)
        {
            return;
        }

        if (words.Any(word => word.IsNegated))
        {
            // "no effects" is an answer, "not sad" is none.
            tally.SaidNone |= words[0].Key is "no" or "without" or "kein" or "keine" or "ohne" && words.Skip(1).All(word => matcher.IsIgnored(word.Key));
            tally.Drop(text, DropCause.Negated);
            return;
        }

        var found = new List<ParsedTag>();
        var rest = 0;
        for (var i = 0; i < words.Count;)
        {
            var tag = Longest(text, words, i, out var length, out _);
            rest += tag is null && !matcher.IsDescription(words[i].Key) && words[i].Key is not ("und" or "with" or "mit" or "y") ? 1 : 0;
            if (tag is not null)
            {
                found.Add(tag);
            }

            i += length;
        }

        // "lo-fi trap": the last word says what kind of thing it is. For instruments only a precise name does: "nylon guitar" is no "guitar".
        var tail = words.Count > 1 && rest > 0 ? Tail(text, words) : null;
        if (found.Count > 0 && rest == 0)
        {
            found.ForEach(tally.Add);
        }
        else if (tail is not null)
        {
            tally.Add(tail);
        }
        else
        {
            tally.Drop(text, DropCause.NotInVocabulary);
        }
    }

    private ParsedTag? Tail(string text, List<AnswerWord> words)
    {
        for (var start = 1; start < words.Count; start++)
        {
            var tag = Longest(text, words, start, out var length, out var isKnown);
            if (start + length == words.Count && isKnown)
            {
                return matcher.Category == "genre" || (length > 1 && matcher.Category != "mood") ? tag : null;
            }
        }

        return null;
    }

    /// <summary>Running text: the longest known phrases, without those that a negation reaches.</summary>
    private void Scan(string text, List<AnswerWord> words, bool isItem)
    {
        var before = tally.Count;
        var sawNegated = false;
        for (var i = 0; i < words.Count;)
        {
            var tag = AloneInList(text, words, i, out var length) ?? Longest(text, words, i, out length, out _);
            sawNegated |= tag is not null && words[i].IsNegated;
            if (tag is not null && !words[i].IsNegated)
            {
                tally.Add(tag);
            }
            else if (tag is not null)
            {
                tally.Drop(tag.Heard, DropCause.Negated);
            }

            i += length;
        }

        if (tally.Count == before && !sawNegated && isItem)
        {
            tally.Drop(text, DropCause.NotInVocabulary);
        }
    }

    /// <summary>A word that counts only alone, between commas of a list: "fast, melodic".</summary>
    private ParsedTag? AloneInList(string text, List<AnswerWord> words, int start, out int length)
    {
        length = 1;
        if (!Begins(words, start))
        {
            return null;
        }

        while (!Begins(words, start + length) && !IsJoint(words[start + length].Key) && length < LongestName)
        {
            length++;
        }

        var isWholePart = Begins(words, start + length) || IsJoint(words[start + length].Key);
        var phrase = text[words[start].Start..words[start + length - 1].End];
        return isWholePart ? matcher.Find(phrase, TagText.Key(phrase), alone: true, out _) : null;
    }

    /// <summary>True where a part of a list begins; in rap style also behind "is": "the style is fast and aggressive".</summary>
    private bool Begins(List<AnswerWord> words, int i) =>
        i >= words.Count || words[i].Before != WordBreak.None || (matcher.Category == "rap_style" && words[i - 1].Key is "is" or "ist" or "and" or "und");

    private bool IsJoint(string key) => matcher.Category == "rap_style" && key is "and" or "und";

    /// <summary>The longest known phrase from here on, unless a tag of the preset begins inside it and goes further: "classic [rock and roll]".</summary>
    private ParsedTag? Longest(string text, List<AnswerWord> words, int start, out int length, out bool isKnown)
    {
        var tag = At(text, words, start, out length, out isKnown);
        if (tag is { Origin: TagOrigin.Alias } || (isKnown && tag is null))
        {
            for (var inside = start + 1; inside < start + length; inside++)
            {
                if (At(text, words, inside, out var further, out _) is { Origin: not TagOrigin.Alias } && inside + further > start + length)
                {
                    (length, isKnown) = (1, false);
                    return null;
                }
            }
        }

        return tag;
    }

    private ParsedTag? At(string text, List<AnswerWord> words, int start, out int length, out bool isKnown)
    {
        Span<char> key = stackalloc char[TagText.MaximumLength];
        Span<int> ends = stackalloc int[LongestPhrase];
        var count = 0;
        for (int filled = 0, i = start; i < words.Count && count < LongestPhrase && (i == start || words[i].Before == WordBreak.None); i++)
        {
            if (filled + words[i].Key.Length > key.Length)
            {
                break;
            }

            words[i].Key.CopyTo(key[filled..]);
            filled += words[i].Key.Length;
            ends[count++] = filled;
        }

        for (length = count; length > 0; length--)
        {
            var tag = matcher.Find(text.AsSpan(words[start].Start..words[start + length - 1].End), key[..ends[length - 1]], alone: false, out isKnown);
            if (isKnown)
            {
                return tag;
            }
        }

        (length, isKnown) = (1, false);
        return null;
    }

    private static readonly char[] Edges = [.. " \t\r\n\"'`*_.,;:!?-–—•>#()[]{}“”„‘’".AsSpan()];
}
