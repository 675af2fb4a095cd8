namespace AceData.Library.Catalog;

/// <summary>One reason why a person should look at the tags of a song.</summary>
/// <param name="Cause">What is amiss.</param>
/// <param name="About">The tag or category that it is about; null for the whole song.</param>
/// <param name="Have">Number of tags, or the tempo as it stands; 0 where it does not apply.</param>
/// <param name="Need">The minimum, or the tempo that was measured; 0 where it does not apply.</param>
public sealed record ReviewNote(ReviewCause Cause, string? About = null, int Have = 0, int Need = 0);

/// <summary>Why a person should look.</summary>
public enum ReviewCause
{
    /// <summary>A tag that the engine was not sure of.</summary>
    LowConfidence,

    /// <summary>A category has fewer tags than its minimum.</summary>
    BelowMinimum,

    /// <summary>A tempo below 60 or above 190, or one that was measured as half or double.</summary>
    TempoDoubtful,

    /// <summary>A person went on with a line whose other tags the engine for trying out made up.</summary>
    MadeUp,

    /// <summary>A suggestion waits for an answer.</summary>
    SuggestionWaits,
}
