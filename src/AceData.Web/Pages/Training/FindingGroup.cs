using AceData.Datasets.Checking;
using AceData.Datasets.Checking.Fixing;

namespace AceData.Web.Pages.Training;

/// <summary>All that a check found of one code.</summary>
/// <param name="Code">The code.</param>
/// <param name="Weight">How much it matters.</param>
/// <param name="Findings">What was found, in the order of the songs.</param>
public sealed record FindingGroup(string Code, CheckWeight Weight, IReadOnlyList<CheckFinding> Findings)
{
    /// <summary>Songs that have it; 0 where it is about the whole set.</summary>
    public int Songs { get; } = Findings.Where(finding => finding.File is not null).Select(finding => finding.File).Distinct(StringComparer.Ordinal).Count();

    /// <summary>True where the program can mend it.</summary>
    public bool CanBeMended => FixPlan.IsThere(Code);

    /// <summary>True where every song has the very same sentence, so that it need be said once only.</summary>
    public bool SaysTheSame { get; } = Findings.All(finding => finding.Text == Findings[0].Text);

    /// <summary>True where there is more to show than the one sentence.</summary>
    public bool Opens => Songs > 0 || !SaysTheSame;

    /// <summary>The filter of the song list that shows these songs; null where it cannot.</summary>
    public string? Filter => Songs > 0 && CheckCodes.Find(Code) is not null ? $"check:{Code.ToLowerInvariant()}" : null;

    /// <summary>The groups of a result: what blocks first.</summary>
    public static IReadOnlyList<FindingGroup> Of(CheckDatasetResult result) =>
        [.. result.Findings.GroupBy(finding => (finding.Weight, finding.Code)).Select(group => new FindingGroup(group.Key.Code, group.Key.Weight, [.. group]))];
}
