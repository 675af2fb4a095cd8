using System.Collections.Frozen;
using System.Text;

namespace AceData.Lyrics.Text;

/// <summary>
/// Letters and the marks on them, by an own table: <c>string.Normalize</c> gives its input back unchanged where the
/// system runs without cultures (as many containers do), so the same song would have two names.
/// Unicode Standard Annex 15, for Latin, Greek, Cyrillic, Arabic, kana and Hangul; other scripts stay as they are.
/// </summary>
public static class Marks
{
    private const int HangulFirst = 0xAC00;
    private const int Leads = 0x1100;
    private const int Vowels = 0x1161;
    private const int Tails = 0x11A7;
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TailCount = 28;

    private static readonly FrozenDictionary<char, byte> Classes = MarkTable.Rows.DistinctBy(row => row.Mark).ToFrozenDictionary(row => row.Mark, row => row.Class);

    private static readonly FrozenDictionary<(char Letter, char Mark), char> Whole = Pairs().ToFrozenDictionary(pair => (pair.Letter, pair.Mark), pair => pair.Whole);

    private static readonly FrozenDictionary<char, (char Letter, char Mark)> Parts = Pairs().ToFrozenDictionary(pair => pair.Whole, pair => (pair.Letter, pair.Mark));

    /// <summary>True for characters that sit on the letter before them.</summary>
    public static bool IsMark(char c) => c is (>= '\u0300' and <= '\u036F') or (>= '\u1DC0' and <= '\u1DFF') or (>= '\u20D0' and <= '\u20F0') || Classes.ContainsKey(c);

    /// <summary>Letters with their marks as one character each where there is one (form NFC): <c>a</c> + <c>¨</c> → <c>ä</c>.</summary>
    public static string Compose(string text)
    {
        if (!NeedsComposing(text))
        {
            return text;
        }

        var parts = new StringBuilder(Decompose(text));
        var composed = new StringBuilder(parts.Length);
        var starter = -1;
        byte lastClass = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            var c = parts[i];
            var order = ClassOf(c);
            if (starter >= 0 && (lastClass < order || composed.Length - 1 == starter) && Join(composed[starter], c) is { } whole)
            {
                composed[starter] = whole;
                continue;
            }

            if (order == 0)
            {
                starter = composed.Length;
            }

            lastClass = order;
            composed.Append(c);
        }

        return composed.ToString();
    }

    /// <summary>Letters and marks apart, marks in canonical order (form NFD): <c>ä</c> → <c>a</c> + <c>¨</c>. Hangul syllables stay whole.</summary>
    public static string Decompose(string text)
    {
        var apart = new StringBuilder(text.Length + 16);
        var run = new List<char>();
        foreach (var c in text)
        {
            var rest = c;
            var marks = new Stack<char>();
            while (Parts.TryGetValue(rest, out var pair))
            {
                marks.Push(pair.Mark);
                rest = pair.Letter;
            }

            if (ClassOf(rest) == 0)
            {
                Flush(apart, run);
                apart.Append(rest);
            }
            else
            {
                run.Add(rest);
            }

            run.AddRange(marks);
        }

        Flush(apart, run);
        return apart.ToString();
    }

    // Marks of different places on a letter may come in any order; the sort is stable, as those of one place may not.
    private static void Flush(StringBuilder apart, List<char> run)
    {
        foreach (var mark in run.Count < 2 ? run : run.OrderBy(ClassOf).ToList())
        {
            apart.Append(mark);
        }

        run.Clear();
    }

    private static bool NeedsComposing(string text)
    {
        foreach (var c in text)
        {
            if (c >= '\u0300' && (ClassOf(c) != 0 || c is >= '\u1161' and <= '\u11C2'))
            {
                return true;
            }
        }

        return false;
    }

    private static byte ClassOf(char c) => c < '\u0300' ? (byte)0 : Classes.TryGetValue(c, out var order) ? order : IsMark(c) ? (byte)230 : (byte)0;

    private static char? Join(char letter, char mark)
    {
        if (Whole.TryGetValue((letter, mark), out var whole))
        {
            return whole;
        }

        if (letter is >= (char)Leads and < (char)(Leads + LeadCount) && mark is >= (char)Vowels and < (char)(Vowels + VowelCount))
        {
            return (char)(HangulFirst + ((((letter - Leads) * VowelCount) + (mark - Vowels)) * TailCount));
        }

        var isOpenSyllable = letter is >= (char)HangulFirst and < (char)(HangulFirst + (LeadCount * VowelCount * TailCount)) && (letter - HangulFirst) % TailCount == 0;
        return isOpenSyllable && mark is > (char)Tails and < (char)(Tails + TailCount) ? (char)(letter + (mark - Tails)) : null;
    }

    private static IEnumerable<(char Letter, char Mark, char Whole)> Pairs() =>
        MarkTable.Rows.SelectMany(row => row.Letters.Chunk(2).Select(pair => (pair[0], row.Mark, pair[1])));
}
