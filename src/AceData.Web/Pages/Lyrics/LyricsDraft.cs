namespace AceData.Web.Pages.Lyrics;

/// <summary>What was typed and perhaps not saved, as the tab keeps it.</summary>
/// <param name="Base">SHA-256 of the file that it was typed over; null for none.</param>
/// <param name="Text">The text.</param>
internal sealed record LyricsDraft(string? Base, string Text);
