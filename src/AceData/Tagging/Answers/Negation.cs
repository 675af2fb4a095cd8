using System.Collections.Frozen;

namespace AceData.Tagging.Answers;

/// <summary>
/// Marks the words that a negation reaches: "not rock", "no drums, guitars or keys", "neither sad nor dark", "kein Gesang",
/// "the vocals are not present". It ends at a contrast ("but"), at a comma unless an "or" follows in the list, and with the sentence.
/// </summary>
internal static class Negation
{
    private const int LongestListItem = 4;

    private static readonly FrozenSet<string> Negators = Set(
        "not no without neither never nor isnt arent wasnt werent doesnt dont didnt cant cannot couldnt wont wouldnt hasnt havent lacks lack lacking unable unlike hardly barely sorry "
        + "absence free nicht kein keine keinen keiner keinem keines ohne weder nie niemals kaum statt anstatt");

    private static readonly FrozenSet<string> Contrasts = Set(
        "but however instead rather although though yet just only otherwise with sondern aber jedoch mit nur while whereas it its features featuring");

    private static readonly FrozenSet<string> Alternatives = Set("or nor oder noch");

    // "not only rock but also pop", "no doubt", "nothing but".
    private static readonly FrozenSet<string> AfterNoNegation = Set("only just merely doubt question nur bloß zweifel");

    private static readonly FrozenSet<string> Missing = Set("absent missing lacking fehlt fehlen abwesend nonexistent");

    private static readonly FrozenSet<string> Presence = Set("present audible heard used included featured detected there vorhanden hörbar enthalten noticeable");

    /// <summary>Sets <see cref="AnswerWord.IsNegated"/>.</summary>
    public static void Mark(IReadOnlyList<AnswerWord> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (Missing.Contains(words[i].Key) || IsNotPresent(words, i))
            {
                MarkBackwards(words, i);
            }

            if (Negators.Contains(words[i].Key) || IsComparison(words, i))
            {
                i = MarkForwards(words, i);
            }
        }
    }

    private static int MarkForwards(IReadOnlyList<AnswerWord> words, int negator)
    {
        if (negator + 1 < words.Count && AfterNoNegation.Contains(words[negator + 1].Key))
        {
            return negator + 1;
        }

        var next = negator + 1;
        for (; next < words.Count && words[next].Before != WordBreak.Sentence; next++)
        {
            var isContrast = Contrasts.Contains(words[next].Key) && next > negator + 1;
            if (isContrast || (words[next].Before == WordBreak.Comma && next > negator + 1 && !AnAlternativeFollows(words, next)))
            {
                break;
            }

            words[next].IsNegated = true;
        }

        return next - 1;
    }

    /// <summary>"no drums, guitars or keys": the list goes on over the comma.</summary>
    private static bool AnAlternativeFollows(IReadOnlyList<AnswerWord> words, int start)
    {
        var inItem = 0;
        for (var i = start; i < words.Count && i < start + (3 * LongestListItem) && words[i].Before != WordBreak.Sentence; i++)
        {
            inItem = words[i].Before == WordBreak.Comma ? 1 : inItem + 1;
            if (Contrasts.Contains(words[i].Key) || Negators.Contains(words[i].Key) != Alternatives.Contains(words[i].Key))
            {
                return Alternatives.Contains(words[i].Key);
            }

            if (Alternatives.Contains(words[i].Key))
            {
                return true;
            }

            if (inItem > LongestListItem)
            {
                return false;
            }
        }

        return false;
    }

    private static void MarkBackwards(IReadOnlyList<AnswerWord> words, int end)
    {
        // What was marked before ends the walk: each word is passed once.
        for (var i = end; i >= 0 && (i == end || !words[i].IsNegated); i--)
        {
            words[i].IsNegated = true;
            if (words[i].Before != WordBreak.None || Contrasts.Contains(words[i].Key))
            {
                return;
            }
        }
    }

    private static bool IsNotPresent(IReadOnlyList<AnswerWord> words, int i) =>
        i > 0 && Presence.Contains(words[i].Key) && words[i].Before == WordBreak.None && words[i - 1].Key is "not" or "isnt" or "arent" or "nicht";

    private static bool IsComparison(IReadOnlyList<AnswerWord> words, int i) =>
        i > 0 && words[i].Before == WordBreak.None
        && (words[i].Key, words[i - 1].Key) is ("than", "rather") or ("of", "instead") or ("to", "opposed") or ("from", "far");

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
