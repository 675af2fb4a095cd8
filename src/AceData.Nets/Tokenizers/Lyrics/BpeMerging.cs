namespace AceData.Nets.Tokenizers.Lyrics;

/// <summary>Joins neighbours of a word by a list of merges: of all that apply the earliest of the list first, of equal ones the leftmost.</summary>
internal static class BpeMerging
{
    // Above this a heap is used: a word of a million letters must not take a million million steps.
    private const int ShortWord = 32;

    /// <summary>The key of a pair of ids.</summary>
    public static long Key(int left, int right) => ((long)left << 32) | (uint)right;

    public static void Apply(List<int> symbols, IReadOnlyDictionary<long, (int Rank, int Id)> merges)
    {
        if (symbols.Count > ShortWord)
        {
            ApplyLong(symbols, merges);
            return;
        }

        while (symbols.Count > 1)
        {
            var (best, at, id) = (int.MaxValue, -1, 0);
            for (var i = 0; i + 1 < symbols.Count; i++)
            {
                if (merges.TryGetValue(Key(symbols[i], symbols[i + 1]), out var merge) && merge.Rank < best)
                {
                    (best, at, id) = (merge.Rank, i, merge.Id);
                }
            }

            if (at < 0)
            {
                return;
            }

            symbols[at] = id;
            symbols.RemoveAt(at + 1);
        }
    }

    private static void ApplyLong(List<int> symbols, IReadOnlyDictionary<long, (int Rank, int Id)> merges)
    {
        var next = Enumerable.Range(1, symbols.Count).ToArray();
        var before = Enumerable.Range(-1, symbols.Count).ToArray();
        var open = new PriorityQueue<(int At, int Left, int Right), (int Rank, int At)>();
        for (var i = 0; i + 1 < symbols.Count; i++)
        {
            Offer(i);
        }

        while (open.TryDequeue(out var pair, out _))
        {
            var (at, left, right) = pair;
            var other = next[at];

            // Taken: −1; or one of the two has become another symbol since.
            if (symbols[at] != left || other >= symbols.Count || symbols[other] != right)
            {
                continue;
            }

            symbols[at] = merges[Key(left, right)].Id;
            symbols[other] = -1;
            next[at] = next[other];
            if (next[at] < symbols.Count)
            {
                before[next[at]] = at;
                Offer(at);
            }

            if (before[at] >= 0)
            {
                Offer(before[at]);
            }
        }

        symbols.RemoveAll(symbol => symbol < 0);

        void Offer(int at)
        {
            var (left, right) = (symbols[at], symbols[next[at]]);
            if (merges.TryGetValue(Key(left, right), out var merge))
            {
                open.Enqueue((at, left, right), (merge.Rank, at));
            }
        }
    }
}
