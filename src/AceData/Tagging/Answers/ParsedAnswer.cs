namespace AceData.Tagging.Answers;

/// <summary>What an answer of a model is worth: tags of the vocabulary, and what was left out and why.</summary>
public sealed record ParsedAnswer
{
    /// <summary>Tags of the vocabulary in its spelling, in the order of the answer, at most as many as the category may hold.</summary>
    public IReadOnlyList<ParsedTag> Tags { get; init; } = [];

    /// <summary>Words that became no tag, with the reason; at most 100.</summary>
    public IReadOnlyList<DroppedText> Dropped { get; init; } = [];

    /// <summary>Why the whole answer was refused; null when it gave tags or clearly said that there are none.</summary>
    public string? Rejected { get; init; }

    /// <summary>The tags as text.</summary>
    public IReadOnlyList<string> TagTexts => Tags.Select(tag => tag.Tag).ToList();
}

/// <summary>A tag that was found in an answer.</summary>
/// <param name="Tag">The tag in the vocabulary's spelling.</param>
/// <param name="Origin">How the model's word became the tag.</param>
/// <param name="Heard">The model's word.</param>
public sealed record ParsedTag(string Tag, TagOrigin Origin, string Heard);

/// <summary>A word of an answer that became no tag.</summary>
/// <param name="Text">The word, at most 64 characters, without control characters.</param>
/// <param name="Cause">Why.</param>
public sealed record DroppedText(string Text, DropCause Cause);

/// <summary>How a model's word became a tag.</summary>
public enum TagOrigin
{
    /// <summary>The word is the tag, apart from case.</summary>
    Literal,

    /// <summary>The word is the tag in another spelling: hyphens, spaces, plural.</summary>
    Spelling,

    /// <summary>The word stands for the tag.</summary>
    Alias,
}
