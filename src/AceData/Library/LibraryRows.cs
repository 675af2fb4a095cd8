using AceData.Files;

namespace AceData.Library;

/// <summary>A side car that lies beside a song.</summary>
/// <param name="Song">Place of the song in the question.</param>
/// <param name="Kind">Which text.</param>
/// <param name="Sha256">What it holds.</param>
internal readonly record struct SideCarVersion(int Song, SideCarKind Kind, string Sha256);

/// <summary>What the library knows of many songs; the numbers are their places in the question.</summary>
internal sealed class LibraryRows(int count)
{
    /// <summary>Origins of the texts that lie there now, without raw answers.</summary>
    public Dictionary<(int Song, SideCarKind Kind), SideCarOrigin> Origins { get; } = [];

    public Dictionary<(int Song, SideCarKind Kind), Suggestion> Suggestions { get; } = [];

    /// <summary>Locks of the tags; null for none.</summary>
    public HashSet<LockName>?[] Locks { get; } = new HashSet<LockName>?[count];

    /// <summary>The kept measurement as JSON; null when there is none for this size and time of change.</summary>
    public string?[] Analyses { get; } = new string?[count];

    /// <summary>Why it could not be measured, as JSON; null when nothing is known for this size and time of change.</summary>
    public string?[] Failures { get; } = new string?[count];
}
