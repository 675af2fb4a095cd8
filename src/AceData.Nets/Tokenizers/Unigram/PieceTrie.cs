namespace AceData.Nets.Tokenizers.Unigram;

/// <summary>All pieces of a vocabulary as a trie of UTF-8 bytes, in arrays: a quarter of a million pieces in some tens of megabytes.</summary>
internal sealed class PieceTrie
{
    private readonly byte[] _label;
    private readonly int[] _firstChild;
    private readonly int[] _childCount;
    private readonly int[] _id;
    private readonly int[] _root = new int[256];

    /// <param name="pieces">Bytes and id; a piece that is there twice has the last id.</param>
    public PieceTrie(IEnumerable<(byte[] Bytes, int Id)> pieces)
    {
        var sorted = pieces.Where(piece => piece.Bytes.Length > 0).ToArray();
        Array.Sort(sorted, (a, b) => a.Bytes.AsSpan().SequenceCompareTo(b.Bytes) is var order and not 0 ? order : a.Id.CompareTo(b.Id));
        List<byte> label = [0];
        List<int> first = [0], count = [0], ids = [-1];
        var open = new Queue<(int Node, int From, int To, int Depth)>([(0, 0, sorted.Length, 0)]);
        while (open.TryDequeue(out var part))
        {
            var (node, at, to, depth) = part;
            for (; at < to && sorted[at].Bytes.Length == depth; at++)
            {
                ids[node] = sorted[at].Id;
            }

            first[node] = label.Count;
            while (at < to)
            {
                var letter = sorted[at].Bytes[depth];
                var from = at;
                while (at < to && sorted[at].Bytes[depth] == letter)
                {
                    at++;
                }

                open.Enqueue((label.Count, from, at, depth + 1));
                label.Add(letter);
                first.Add(0);
                count.Add(0);
                ids.Add(-1);
                count[node]++;
            }
        }

        (_label, _firstChild, _childCount, _id) = ([.. label], [.. first], [.. count], [.. ids]);
        Array.Fill(_root, -1);
        for (var child = _firstChild[0]; child < _firstChild[0] + _childCount[0]; child++)
        {
            _root[_label[child]] = child;
        }
    }

    /// <summary>The node that a byte leads to; −1 when none. The root is 0.</summary>
    public int Step(int node, byte letter)
    {
        if (node == 0)
        {
            return _root[letter];
        }

        var found = _label.AsSpan(_firstChild[node], _childCount[node]).IndexOf(letter);
        return found < 0 ? -1 : _firstChild[node] + found;
    }

    /// <summary>The id of the piece that ends at a node; −1 when none does.</summary>
    public int Id(int node) => _id[node];
}
