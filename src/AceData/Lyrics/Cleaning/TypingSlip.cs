namespace AceData.Lyrics.Cleaning;

/// <summary>Slips of the finger that make no other word.</summary>
internal static class TypingSlip
{
    /// <summary>True when two neighbours are swapped, one letter after the first is missing, one is typed twice, or, in long words, one is wrong.</summary>
    public static bool Explains(string word, string known)
    {
        if (Math.Abs(word.Length - known.Length) > 1 || word[0] != known[0])
        {
            return false;
        }

        var i = 0;
        while (i < word.Length && i < known.Length && word[i] == known[i])
        {
            i++;
        }

        if (word.Length == known.Length)
        {
            return i < word.Length && (Same(word, i + 1, known, i + 1) ? word.Length >= 6
                : i + 1 < word.Length && word[i] == known[i + 1] && word[i + 1] == known[i] && Same(word, i + 2, known, i + 2));
        }

        return word.Length < known.Length ? Same(word, i, known, i + 1) : i > 0 && i < word.Length && word[i] == word[i - 1] && Same(word, i + 1, known, i);
    }

    private static bool Same(string a, int from, string b, int start) => a.AsSpan(from).SequenceEqual(b.AsSpan(start));
}
