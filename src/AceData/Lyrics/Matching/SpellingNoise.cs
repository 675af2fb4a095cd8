namespace AceData.Lyrics.Matching;

/// <summary>
/// Tells slips of the pen from other words. A letter dropped, doubled or swapped inside a long word is a slip;
/// another first letter ("Falling", "Calling") or another letter at the end ("Latarnia", "Latarnik") makes another word.
/// </summary>
public static class SpellingNoise
{
    private const int LongWord = 5;
    private const int PluralWord = 4;

    /// <summary>True when one text may be the other with a slip in one word, or, in texts of five words and more, in two.</summary>
    public static bool Explains(ReadOnlySpan<string> a, ReadOnlySpan<string> b)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        var slips = 0;
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] != b[i] && (!IsSlip(a[i], b[i]) || ++slips > (a.Length >= 5 ? 2 : 1)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSlip(string a, string b)
    {
        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        if (shorter.Length >= PluralWord && longer == shorter + "s")
        {
            return true;
        }

        // The ends carry the grammar: a changed last letter is another form or another word.
        return shorter.Length >= LongWord && shorter[0] == longer[0] && shorter[^1] == longer[^1]
            && (longer.Length > shorter.Length || a.Order().SequenceEqual(b.Order()))
            && EditDistance.Of(a, b) == 1;
    }
}
