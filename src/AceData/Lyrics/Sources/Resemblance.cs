using AceData.Lyrics.Identity;

namespace AceData.Lyrics.Sources;

/// <summary>
/// How much what a source lists resembles the wanted song, by title, artists and version: 0 for another song, 1 for the same.
/// Whether words are there does not count. Sources choose by it what to open.
/// </summary>
public delegate double Resemblance(SongIdentity wanted, FoundLyrics listed);
