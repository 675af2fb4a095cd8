using AceData.Lyrics.Rendering;

namespace AceData.Web.Pages.Lyrics;

/// <summary>Something in a text that a person should look at.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Line">The line, counted from 0; −1 for the whole text.</param>
/// <param name="Text">The line's text.</param>
/// <param name="Instead">For an unknown section: the one that is probably meant; null when nobody knows.</param>
internal sealed record LyricsFinding(LyricsFindingKind Kind, int Line, string Text, string? Instead = null)
{
    /// <summary>What the model would stumble over, for <see cref="LyricsFindingKind.Model"/>; null otherwise.</summary>
    public LyricsWarning? Warning { get; init; }
}

internal enum LyricsFindingKind
{
    /// <summary>Nothing is written.</summary>
    Empty,

    /// <summary>A section that ACE-Step 1 has no word for.</summary>
    UnknownSection,

    /// <summary>Words of a web page.</summary>
    Leftover,

    /// <summary>Fewer than 80 characters.</summary>
    TooShort,

    /// <summary>More than 12,000 characters.</summary>
    TooLong,

    /// <summary>400 characters without a line break.</summary>
    NoLineBreaks,

    /// <summary>What the model itself would stumble over.</summary>
    Model,
}
