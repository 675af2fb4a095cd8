using AceData.Library;
using AceData.Tagging.Answers;

namespace AceData.Tagging.Policy;

/// <summary>How sure a model's tag is. No percentage is invented: the level follows from how the tag came about.</summary>
public static class ModelConfidence
{
    /// <summary>
    /// Low when only one part of the song was heard or the tag came only after asking for more; high when the model's word is the
    /// tag; medium when it was mapped by spelling or alias.
    /// </summary>
    /// <param name="origin">How the model's word became the tag.</param>
    /// <param name="clips">Different clips that the answer is about; of a short song all parts are one.</param>
    /// <param name="neededRetry">True when it came only after asking again for more.</param>
    public static ConfidenceLevel Of(TagOrigin origin, int clips, bool neededRetry) =>
        neededRetry || clips < 2 ? ConfidenceLevel.Low : origin == TagOrigin.Literal ? ConfidenceLevel.High : ConfidenceLevel.Medium;
}
