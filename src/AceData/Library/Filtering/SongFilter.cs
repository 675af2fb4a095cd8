using AceData.Library.Catalog;

namespace AceData.Library.Filtering;

/// <summary>
/// Which songs are shown: words of title and folder, and <c>tag:</c>, <c>tags:</c>, <c>bpm:</c>, <c>key:</c>, <c>lyrics:</c>,
/// <c>is:</c>, <c>source:</c>, <c>confidence:</c>, joined by <c>and</c>, <c>or</c>, <c>not</c>, <c>-</c> and parentheses.
/// </summary>
public sealed class SongFilter
{
    private readonly FilterNode _node;

    private SongFilter(FilterNode node) => _node = node;

    /// <summary>Every song.</summary>
    public static SongFilter Everything { get; } = new(new AllOf([]));

    /// <summary>True when every song matches because nothing was asked.</summary>
    public bool IsEverything => _node is AllOf { Parts.Count: 0 };

    /// <summary>Reads a filter as it was typed.</summary>
    /// <exception cref="FilterException">It cannot be understood; says what, where, and what was probably meant.</exception>
    public static SongFilter Parse(string text) => new(FilterParser.Read(text));

    public bool Matches(SongEntry song) => _node.Matches(song);

    /// <summary>The songs that match, in their order.</summary>
    public IReadOnlyList<SongEntry> Apply(IReadOnlyList<SongEntry> songs) => IsEverything ? songs : [.. songs.Where(_node.Matches)];

    /// <summary>The filter in its usual spelling; <see cref="Parse"/> reads it as the same filter.</summary>
    public override string ToString() => _node.ToString();
}
