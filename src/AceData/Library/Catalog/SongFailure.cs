namespace AceData.Library.Catalog;

/// <summary>Why the last job could not finish this song.</summary>
/// <param name="Operation">The verb, such as <c>tag</c>.</param>
/// <param name="Code">Stable code, such as <c>AUDIO-BAD</c>.</param>
/// <param name="Text">Whole sentences.</param>
public sealed record SongFailure(string Operation, string Code, string Text);
