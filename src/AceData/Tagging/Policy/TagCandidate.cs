using AceData.Library;

namespace AceData.Tagging.Policy;

/// <summary>A tag that may go into the line.</summary>
/// <param name="Tag">The tag, in any spelling.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Confidence">How sure it is.</param>
public sealed record TagCandidate(string Tag, ValueSource Source, ConfidenceLevel Confidence);
