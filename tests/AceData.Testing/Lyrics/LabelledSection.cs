namespace AceData.Testing.Lyrics;

/// <summary>A section of a made-up song.</summary>
/// <param name="Kind">Its name as in the tags of 1.5, without number: <c>Verse</c>, <c>Pre-Chorus</c> …</param>
/// <param name="Lines">Its lines.</param>
public sealed record LabelledSection(string Kind, IReadOnlyList<string> Lines)
{
    /// <summary>A hook is the chorus of rap.</summary>
    public bool IsChorus => Kind is "Chorus" or "Hook";
}
