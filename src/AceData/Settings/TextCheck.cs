using AceData.Tagging.Configuration;

namespace AceData.Settings;

/// <summary>What was found in the text of a configuration file.</summary>
/// <param name="Problems">Why it cannot be used; empty when it can.</param>
/// <param name="Oddities">What does no harm but may not be meant, one sentence each.</param>
public sealed record TextCheck(IReadOnlyList<ConfigProblem> Problems, IReadOnlyList<string> Oddities)
{
    public bool IsUsable => Problems.Count == 0;
}
