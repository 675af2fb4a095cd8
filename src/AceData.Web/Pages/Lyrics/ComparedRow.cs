namespace AceData.Web.Pages.Lyrics;

/// <summary>One row of two texts side by side.</summary>
/// <param name="Kind">How the sides differ.</param>
/// <param name="Left">The line of the one text; null when it has none here.</param>
/// <param name="Right">The line of the other text; null when it has none here.</param>
/// <param name="Lines">For a folded row: how many it stands for.</param>
internal sealed record ComparedRow(ComparedKind Kind, string? Left, string? Right, int Lines = 0);

internal enum ComparedKind
{
    Same,
    Changed,
    Gone,
    New,

    /// <summary>Lines that are not shown: equal ones, or those beyond the most that are.</summary>
    Folded,
}
