using AceData.Tagging.Vocabularies;

namespace AceData.Tagging.Answers;

/// <summary>Tags and dropped words of one answer while it is read.</summary>
internal sealed class AnswerTally(int maximum)
{
    private const int MostDropped = 100;

    private readonly List<ParsedTag> _tags = [];
    private readonly List<DroppedText> _dropped = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Number of times a tag was found, repetitions included.</summary>
    public int Count { get; private set; }

    /// <summary>The tags in order, without repetitions, as many as the category may hold.</summary>
    public IReadOnlyList<ParsedTag> Tags => _tags.Take(maximum).ToList();

    /// <summary>What was left out; tags beyond the maximum come last.</summary>
    public IReadOnlyList<DroppedText> Dropped =>
        [.. _dropped, .. _tags.Skip(maximum).Take(MostDropped).Select(tag => new DroppedText(tag.Tag, DropCause.MoreThanMaximum))];

    /// <summary>True when the answer said that there is nothing ("none").</summary>
    public bool SaidNone { get; set; }

    public void Add(ParsedTag tag)
    {
        Count++;
        if (_seen.Add(tag.Tag))
        {
            _tags.Add(tag);
        }
    }

    /// <summary>Takes a tag out where others are there too.</summary>
    public void DropUnlessAlone(string tag, DropCause cause)
    {
        if (_tags.Count > 1 && _tags.RemoveAll(other => other.Tag.Equals(tag, StringComparison.OrdinalIgnoreCase)) > 0)
        {
            Drop(tag, cause);
        }
    }

    public void Drop(string text, DropCause cause)
    {
        if (_dropped.Count < MostDropped)
        {
            _dropped.Add(new DroppedText(Short(text), cause));
        }
    }

    private static string Short(string text)
    {
        var cut = text.Length <= TagText.MaximumLength ? text : text[..(TagText.MaximumLength - 1)] + "…";
        return new string(cut.Select(character => TagText.HasControl(character) || char.IsSurrogate(character) ? '\uFFFD' : character).ToArray()).Trim();
    }
}
