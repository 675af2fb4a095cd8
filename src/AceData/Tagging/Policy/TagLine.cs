using AceData.Library;

namespace AceData.Tagging.Policy;

/// <summary>The line of a prompt file and how it came about.</summary>
public sealed record TagLine
{
    /// <summary>The category's name of the tempo tag.</summary>
    public const string TempoCategory = "bpm";

    /// <summary>The tags in the order of the line, the tempo included.</summary>
    public required IReadOnlyList<LineTag> Tags { get; init; }

    /// <summary>The content of the prompt file: one line without an end of line; empty when there is nothing to write.</summary>
    public required string Text { get; init; }

    /// <summary>Categories that hold too little; empty when the line is complete.</summary>
    public IReadOnlyList<ReviewReason> NeedsReview { get; init; } = [];

    /// <summary>What was left out and why.</summary>
    public IReadOnlyList<DroppedTag> Dropped { get; init; } = [];
}

/// <summary>A tag of the line.</summary>
/// <param name="Text">The tag as it is written.</param>
/// <param name="Category">Its category in <c>prompts.json</c>, or <see cref="TagLine.TempoCategory"/>.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Confidence">How sure it is.</param>
public sealed record LineTag(string Text, string Category, ValueSource Source, ConfidenceLevel Confidence);

/// <summary>A category with fewer tags than its minimum.</summary>
/// <param name="Category">The category.</param>
/// <param name="Have">Tags that are there.</param>
/// <param name="Need">The minimum.</param>
public sealed record ReviewReason(string Category, int Have, int Need);

/// <summary>A candidate that is not in the line.</summary>
/// <param name="Text">The candidate.</param>
/// <param name="Category">Its category.</param>
/// <param name="Reason">Why.</param>
/// <param name="Detail">The tag that stands in its way, or null.</param>
public sealed record DroppedTag(string Text, string Category, DropReason Reason, string? Detail = null);

/// <summary>Why a candidate is not in the line.</summary>
public enum DropReason
{
    /// <summary>The preset lacks the word; it may be offered as an addition.</summary>
    NotInVocabulary,

    /// <summary>The category is not one of <c>default_categories</c>.</summary>
    CategoryNotAsked,

    /// <summary>It is there already, perhaps in another category.</summary>
    Duplicate,

    /// <summary>Another tag excludes it.</summary>
    Conflict,

    /// <summary>Another tag says the same.</summary>
    Synonym,

    /// <summary>A more precise tag is there.</summary>
    TooGeneral,

    /// <summary>The category is full.</summary>
    CategoryFull,

    /// <summary>The line is full.</summary>
    LineFull,
}
