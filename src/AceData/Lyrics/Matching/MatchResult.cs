namespace AceData.Lyrics.Matching;

/// <summary>How well something found fits the song.</summary>
/// <param name="Score">0…1; what is accepted has at least <see cref="MatchScore.AcceptFrom"/>.</param>
/// <param name="TitleScore">0…1.</param>
/// <param name="ArtistScore">0…1; 0.6 when the song's artist is not known.</param>
/// <param name="Decision">What to do with it.</param>
/// <param name="Reasons">Why, in plain words; what speaks against it comes first.</param>
public sealed record MatchResult(double Score, double TitleScore, double ArtistScore, MatchDecision Decision, IReadOnlyList<string> Reasons);

/// <summary>What to do with something found.</summary>
public enum MatchDecision
{
    /// <summary>It belongs to another song, or is no song.</summary>
    Reject,

    /// <summary>It may belong to it; a person should look.</summary>
    Review,

    /// <summary>It belongs to it.</summary>
    Accept,
}
