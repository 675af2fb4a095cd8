namespace AceData.Library;

/// <summary>Which song it is, as a person said.</summary>
/// <param name="Artists">The main artists, in order; may be empty.</param>
/// <param name="Title">The title.</param>
public sealed record CorrectedIdentity(IReadOnlyList<string> Artists, string Title);
