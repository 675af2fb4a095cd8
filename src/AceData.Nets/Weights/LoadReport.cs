namespace AceData.Nets.Weights;

/// <summary>What was loaded.</summary>
/// <param name="Loaded">Names in the network that got their numbers.</param>
/// <param name="Skipped">Names in the file that are dead weights for the network.</param>
public sealed record LoadReport(IReadOnlyList<string> Loaded, IReadOnlyList<string> Skipped)
{
    /// <summary>Names in the network whose numbers are not all finite; only with <see cref="LoadOptions.LookForDamage"/>. Training on them is hopeless.</summary>
    public IReadOnlyList<string> NotFinite { get; init; } = [];
}
