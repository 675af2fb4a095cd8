namespace AceData.Doctor;

/// <summary>One thing that was looked at.</summary>
/// <param name="State">Good, worth a note, or bad.</param>
/// <param name="What">What it is about: one or two words.</param>
/// <param name="Found">What was found.</param>
/// <param name="Advice">What to do; null when nothing.</param>
public sealed record Finding(FindingState State, string What, string Found, string? Advice);

/// <summary>How a thing is.</summary>
public enum FindingState
{
    /// <summary>It works.</summary>
    Good,

    /// <summary>It works, or is not needed, but something could be better.</summary>
    Note,

    /// <summary>Something needed does not work.</summary>
    Bad,
}
