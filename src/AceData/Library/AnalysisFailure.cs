namespace AceData.Library;

/// <summary>Why a song could not be measured, kept so that a later look need not try again to know.</summary>
/// <param name="Code">Stable code, such as <c>AUDIO-BAD</c>.</param>
/// <param name="Text">What happened, why, what to do.</param>
public sealed record AnalysisFailure(string Code, string Text);
