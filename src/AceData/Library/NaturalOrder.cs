namespace AceData.Library;

/// <summary>Order of paths as people count: <c>2.mp3</c> before <c>10.mp3</c>, folder by folder, without regard to case; the same in every language.</summary>
public sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return x is null ? (y is null ? 0 : -1) : 1;
        }

        int i = 0, j = 0;
        while (i < x.Length && j < y.Length)
        {
            if (char.IsAsciiDigit(x[i]) && char.IsAsciiDigit(y[j]))
            {
                var a = Digits(x, ref i);
                var b = Digits(y, ref j);
                var order = a.Length != b.Length ? a.Length - b.Length : a.SequenceCompareTo(b);
                if (order != 0)
                {
                    return order;
                }

                continue;
            }

            var difference = Rank(x[i++]) - Rank(y[j++]);
            if (difference != 0)
            {
                return difference;
            }
        }

        var rest = (x.Length - i) - (y.Length - j);
        return rest != 0 ? rest : string.CompareOrdinal(x, y);
    }

    // A folder's songs stand together: the separator comes before every character of a name.
    private static int Rank(char c) => c == Path.DirectorySeparatorChar ? 0 : char.ToUpperInvariant(c);

    private static ReadOnlySpan<char> Digits(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && char.IsAsciiDigit(text[position]))
        {
            position++;
        }

        return text.AsSpan(start, position - start).TrimStart('0');
    }
}
