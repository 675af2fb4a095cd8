using System.Collections.Frozen;

namespace AceData.Lyrics.Cleaning;

/// <summary>Marks such as <c>x2</c>, <c>2x</c>, <c>×3</c>, <c>2 times</c>.</summary>
internal static class RepeatMark
{
    /// <summary>More copies are never written: pages say x16 for a fade-out.</summary>
    public const int Most = 4;

    private const int LongestMark = 14;

    private static readonly FrozenDictionary<string, int> Words = new (string Words, int Count)[]
    {
        ("twice, two times, zweimal, zwei mal, deux fois, dos veces, duas vezes, due volte, dwa razy, два раза", 2),
        ("thrice, three times, dreimal, drei mal, trois fois, tres veces, três vezes, tre volte, trzy razy, три раза", 3),
        ("four times, viermal, vier mal, quatre fois, cuatro veces, quatro vezes, quattro volte, cztery razy, четыре раза", 4),
    }.SelectMany(row => row.Words.Split(", ").Select(word => (word, row.Count))).ToFrozenDictionary(pair => pair.word, pair => pair.Count);

    /// <summary>The count of a line that is nothing but <c>x2</c>, <c>2x</c> or <c>(zweimal)</c>; null for words.</summary>
    public static int? OfLine(string line) =>
        line.Length > 24 ? null
        : line is ['(', .. var inside, ')'] ? Count(inside)
        : line.Length <= 3 && line.AsSpan().IndexOfAny('x', '×') is 0 or 1 or 2 ? Count(line)
        : null;

    /// <summary>The count of a text that is nothing but a mark, 1 to <see cref="Most"/>; null when it is something else.</summary>
    public static int? Count(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        foreach (var word in (ReadOnlySpan<string>)["repeat", "repeats", "repeated", "bis"])
        {
            if (text.Length > word.Length && text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && !char.IsLetter(text[word.Length]))
            {
                text = text[word.Length..].Trim();
            }
        }

        if (text.Length is < 2 or > LongestMark)
        {
            return null;
        }

        if (Words.TryGetValue(text.ToString().ToLowerInvariant(), out var named))
        {
            return named;
        }

        // X5 is a car.
        if (text[0] == 'X' && text.Length == 2 && text[1] > '4')
        {
            return null;
        }

        var digits = text;
        if (text[0] is 'x' or 'X' or '×')
        {
            digits = text[1..].Trim();
        }
        else if (text[^1] is 'x' or 'X' or '×')
        {
            digits = text[..^1].Trim();
        }
        else
        {
            var space = text.IndexOf(' ');
            if (space < 1 || !(text[space..].Trim() is "times" or "Times" or "TIMES" or "mal" or "Mal" or "fois" or "veces" or "vezes" or "volte" or "razy"))
            {
                return null;
            }

            digits = text[..space];
        }

        return digits.Length is 1 or 2 && char.IsAsciiDigit(digits[0]) && char.IsAsciiDigit(digits[^1])
            && int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) is var count and > 0
            ? Math.Min(count, Most)
            : null;
    }

    /// <summary>
    /// Takes all marks off the end: in brackets, or bare as <c>×3</c> or a lower-case <c>x2</c> to <c>x4</c> (so that <c>BMW X5</c> stays).
    /// Of several the largest counts, for they say the same twice.
    /// </summary>
    public static (string Text, int Count)? AtEnd(string line)
    {
        var text = line.AsSpan();
        var most = 0;
        while (LastMark(text, out var count) is { } start)
        {
            text = text[..start].TrimEnd();
            most = Math.Max(most, count);
        }

        return most > 0 ? (text.ToString(), most) : null;
    }

    /// <summary>Where the mark at the end of a text begins; null when there is none.</summary>
    private static int? LastMark(ReadOnlySpan<char> line, out int count)
    {
        count = 0;
        var text = line.TrimEnd(" .,;\"".AsSpan());
        if (text.IsEmpty)
        {
            return null;
        }

        if (text[^1] is ')' or ']')
        {
            var open = text.LastIndexOf(text[^1] == ')' ? '(' : '[');
            count = open >= 0 ? Count(text[(open + 1)..^1]) ?? 0 : 0;
            return count > 0 ? open : null;
        }

        var at = text.LastIndexOf(' ') + 1;
        var last = text[at..];
        var isBare = at > 0 && last.Length is 2 or 3 && ((last[0] == '×' && char.IsAsciiDigit(last[1])) || (last.Length == 2 && last[0] == 'x' && last[1] is >= '2' and <= '4'));
        count = isBare ? Count(last) ?? 0 : 0;
        return count > 0 ? at : null;
    }
}
