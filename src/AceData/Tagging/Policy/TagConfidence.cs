using AceData.Tagging.Answers;

namespace AceData.Tagging.Policy;

/// <summary>How sure a tag is. No percentage is invented: the level follows from facts.</summary>
public enum TagConfidence
{
    /// <summary>One part of the song only, a retry was needed, or the category was filled up to its minimum.</summary>
    Low,

    /// <summary>Most parts agree, or the word was mapped by spelling or alias.</summary>
    Medium,

    /// <summary>All parts that were listened to agree and the model's word is the tag.</summary>
    High,
}

/// <summary>Finds the level of a model's tag.</summary>
public static class TagConfidenceRule
{
    /// <summary>The level from what is known about how a tag came about.</summary>
    /// <param name="agreeing">Answers that hold the tag.</param>
    /// <param name="asked">Answers that were given; one answer about several clips counts as agreement of all of them.</param>
    /// <param name="clips">Clips that were listened to in all.</param>
    /// <param name="origin">How the model's word became the tag.</param>
    /// <param name="neededRetry">True when it came only after asking again for more.</param>
    public static TagConfidence Of(int agreeing, int asked, int clips, TagOrigin origin, bool neededRetry)
    {
        if (neededRetry || clips < 2 || agreeing * 2 <= asked)
        {
            return TagConfidence.Low;
        }

        return agreeing == asked && origin == TagOrigin.Literal ? TagConfidence.High : TagConfidence.Medium;
    }
}
