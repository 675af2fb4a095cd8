using AceData.Jobs;

namespace AceData.Models.Getting;

/// <summary>What became of a request for models.</summary>
public sealed record GetModelsResult
{
    /// <summary>Full path of the folder of models.</summary>
    public required string Folder { get; init; }

    /// <summary>Each part.</summary>
    public required IReadOnlyList<GotModel> Models { get; init; }

    /// <summary>Bytes that came over the network.</summary>
    public required long Downloaded { get; init; }

    public required double Seconds { get; init; }

    /// <summary>Parts by outcome.</summary>
    public IReadOnlyDictionary<string, int> Counts() => Models.CountBy(model => model.State).ToDictionary(StringComparer.Ordinal);

    /// <summary>The exit code.</summary>
    public int Exit => Models.Any(model => model.State == GotModel.Failed) ? ExitCode.SomeFailed : ExitCode.Good;
}

/// <summary>What became of a part.</summary>
/// <param name="Name">The part.</param>
/// <param name="State">One of the words here.</param>
/// <param name="Text">Why it failed, or where it is used from; else null.</param>
/// <param name="Code">Stable code of a failure.</param>
public sealed record GotModel(string Name, string State, string? Text = null, string? Code = null)
{
    public const string Present = "present";
    public const string Downloaded = "downloaded";
    public const string Used = "used";
    public const string Copied = "copied";
    public const string Made = "made";
    public const string Failed = "failed";
}
