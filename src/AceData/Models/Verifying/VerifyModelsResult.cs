using AceData.Jobs;

namespace AceData.Models.Verifying;

/// <summary>What a look at every byte found.</summary>
/// <param name="Folder">Full path of the folder of models.</param>
/// <param name="Models">Each part that was looked at.</param>
/// <param name="Bytes">Bytes that were read.</param>
/// <param name="Seconds">Time that took.</param>
public sealed record VerifyModelsResult(string Folder, IReadOnlyList<VerifiedModel> Models, long Bytes, double Seconds)
{
    /// <summary>The exit code.</summary>
    public int Exit => Models.Any(model => model.State is VerifiedModel.Damaged or VerifiedModel.Missing) ? ExitCode.SomeFailed : ExitCode.Good;

    /// <summary>Parts by outcome.</summary>
    public IReadOnlyDictionary<string, int> Counts() => Models.CountBy(model => model.State).ToDictionary(StringComparer.Ordinal);
}

/// <summary>What was found of a part.</summary>
/// <param name="Name">The part.</param>
/// <param name="State">One of the words here.</param>
/// <param name="Text">What is wrong, and what to do; else null.</param>
public sealed record VerifiedModel(string Name, string State, string? Text = null)
{
    public const string Good = "good";
    public const string Damaged = "damaged";

    /// <summary>It is there, but nobody wrote down what it should hold.</summary>
    public const string Unknown = "unknown";

    /// <summary>It was asked for by name and is not there.</summary>
    public const string Missing = "missing";
}
