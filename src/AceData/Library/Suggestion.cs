using AceData.Files;

namespace AceData.Library;

/// <summary>A line that a job would write if it might: a person compares it with the present one.</summary>
/// <param name="SongPath">Full path of the song.</param>
/// <param name="Proposed">The proposed text.</param>
/// <param name="Present">What the file held when the proposal was made.</param>
/// <param name="Origin">Where the proposal came from.</param>
/// <param name="MadeUtc">When.</param>
public sealed record Suggestion(string SongPath, string Proposed, FileVersion Present, SideCarOrigin Origin, DateTime MadeUtc);
