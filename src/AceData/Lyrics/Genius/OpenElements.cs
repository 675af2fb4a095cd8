namespace AceData.Lyrics.Genius;

/// <summary>The elements that are open at a place of a page, each with what it means for the words. Linear for every input.</summary>
internal sealed class OpenElements
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Void = new HashSet<string>(
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"],
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly List<(int Name, PageRole Role)> _open = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _names = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    // How many of each name are open, so that an end without a start costs nothing.
    private readonly List<int> _counts = [];
    private readonly int[] _roles = new int[Enum.GetValues<PageRole>().Length];

    /// <summary>True inside an element of this role.</summary>
    public bool Within(PageRole role) => _roles[(int)role] > 0;

    /// <summary>Opens an element; those that have no end are not kept.</summary>
    public void Start(ReadOnlySpan<char> name, PageRole role)
    {
        if (Void.Contains(name))
        {
            return;
        }

        if (!_names.TryGetValue(name, out var number))
        {
            _names[name] = number = _counts.Count;
            _counts.Add(0);
        }

        _open.Add((number, role));
        _counts[number]++;
        _roles[(int)role]++;
    }

    /// <summary>Closes the innermost element of this name and all that is open in it; nothing when none is.</summary>
    /// <returns>True when a container of words was closed.</returns>
    public bool End(ReadOnlySpan<char> name)
    {
        if (!_names.TryGetValue(name, out var number) || _counts[number] == 0)
        {
            return false;
        }

        var closesWords = false;
        while (true)
        {
            var (last, role) = _open[^1];
            _open.RemoveAt(_open.Count - 1);
            _counts[last]--;
            _roles[(int)role]--;
            closesWords |= role is PageRole.Words or PageRole.OlderWords or PageRole.OldestWords;
            if (last == number)
            {
                return closesWords;
            }
        }
    }
}

/// <summary>What an element of a song page means for the words.</summary>
internal enum PageRole
{
    Plain,

    /// <summary>Holds words: <c>data-lyrics-container</c>.</summary>
    Words,

    /// <summary>Holds words, by its class only (pages of 2024 and before).</summary>
    OlderWords,

    /// <summary>Holds words (pages of before 2020).</summary>
    OldestWords,

    /// <summary>Says why there are no words.</summary>
    Placeholder,

    /// <summary>Is none of the words, though it lies among them.</summary>
    Furniture,
}
