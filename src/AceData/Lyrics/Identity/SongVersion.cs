namespace AceData.Lyrics.Identity;

/// <summary>A version of a song.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Text">As it is written, such as <c>Korsak Remix</c>.</param>
public sealed record SongVersion(VersionKind Kind, string Text);

/// <summary>Kinds of versions; the first seven have other words or none, the others mostly the same.</summary>
public enum VersionKind
{
    Remix,
    Instrumental,
    Acappella,
    Cover,
    Translation,
    Part,
    Freestyle,
    Live,
    Acoustic,
    Demo,
    SpedUp,
    Rerecording,
    Interlude,
    Reprise,
}
