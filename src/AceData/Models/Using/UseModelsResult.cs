using AceData.Jobs;

namespace AceData.Models.Using;

/// <summary>What was found in a folder.</summary>
/// <param name="Folder">Full path of the folder of models.</param>
/// <param name="Models">Each model that was found.</param>
/// <param name="Seconds">Time that took.</param>
public sealed record UseModelsResult(string Folder, IReadOnlyList<UsedModel> Models, double Seconds)
{
    /// <summary>The exit code: good when nothing of ours was damaged.</summary>
    public int Exit => Models.Any(model => model.State == UsedModel.Failed) ? ExitCode.SomeFailed : ExitCode.Good;

    /// <summary>Models by outcome.</summary>
    public IReadOnlyDictionary<string, int> Counts() => Models.CountBy(model => model.State).ToDictionary(StringComparer.Ordinal);
}

/// <summary>A model that was found.</summary>
/// <param name="Name">The part, or what the model looks like when it is none of ours.</param>
/// <param name="State">One of the words here.</param>
/// <param name="Place">Full path of its folder.</param>
/// <param name="Text">What is wrong or to know; else null.</param>
public sealed record UsedModel(string Name, string State, string Place, string? Text = null)
{
    public const string Used = "used";
    public const string Copied = "copied";
    public const string Failed = "failed";

    /// <summary>It is not a model that AceData works with.</summary>
    public const string Other = "other";
}
