namespace AceData.Lyrics.Matching;

/// <summary>The least number of single changes that make one text of another: a letter more, less or other, two neighbours swapped.</summary>
public static class EditDistance
{
    /// <summary>Optimal string alignment (Damerau 1964, restricted), in O(length × length) time.</summary>
    public static int Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var before = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var least = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                row[j] = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] ? Math.Min(least, before[j - 2] + 1) : least;
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }

    /// <summary>True when at most so many changes (adjacent swaps count as two) part them; the time grows with length × <paramref name="most"/>.</summary>
    public static bool IsAtMost(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most)
        {
            return false;
        }

        // Cells further from the diagonal than the limit cannot be part of a cheap enough way (Ukkonen 1985).
        Span<int> row = b.Length < 256 ? stackalloc int[b.Length + 1] : new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var (first, last) = (Math.Max(1, i - most), Math.Min(b.Length, i + most));
            var diagonal = row[first - 1];
            row[first - 1] = first == 1 ? i : most + 1;
            var least = row[first - 1];
            for (var j = first; j <= last; j++)
            {
                var above = j == i + most ? most + 1 : row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
                least = Math.Min(least, row[j]);
            }

            if (least > most)
            {
                return false;
            }
        }

        return row[b.Length] <= most;
    }
}
