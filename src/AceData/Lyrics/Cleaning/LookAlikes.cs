namespace AceData.Lyrics.Cleaning;

/// <summary>Rule A9: Cyrillic letters that look Latin, set into Latin words as a watermark of the page.</summary>
internal static class LookAlikes
{
    private const string Cyrillic = "аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅ";
    private const string Latin = "aeopcyxijshdqwABEKMHOPCTYXIJS";

    public static string Replace(string text, RuleCounts fired)
    {
        if (text.AsSpan().IndexOfAnyInRange('\u0400', '\u052F') < 0)
        {
            return text;
        }

        var letters = text.ToCharArray();
        for (var i = 0; i < letters.Length;)
        {
            var end = i;
            while (end < letters.Length && char.IsLetter(letters[end]))
            {
                end++;
            }

            Word(letters.AsSpan(i, end - i), fired);
            i = end + 1;
        }

        return new string(letters);
    }

    /// <summary>Real mixed words stay: those with a Cyrillic letter that looks like no Latin one, and those that are not mostly Latin.</summary>
    private static void Word(Span<char> word, RuleCounts fired)
    {
        var (latin, alike) = (0, 0);
        foreach (var c in word)
        {
            if (c < '\u0250')
            {
                latin++;
            }
            else if (Cyrillic.Contains(c, StringComparison.Ordinal))
            {
                alike++;
            }
            else
            {
                return;
            }
        }

        if (alike == 0 || latin <= alike)
        {
            return;
        }

        for (var i = 0; i < word.Length; i++)
        {
            var index = Cyrillic.IndexOf(word[i], StringComparison.Ordinal);
            if (index >= 0)
            {
                word[i] = Latin[index];
                fired.Add(CleaningRule.A9);
            }
        }
    }
}
