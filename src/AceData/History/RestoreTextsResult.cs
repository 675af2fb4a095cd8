using System.Text.Json.Serialization;

namespace AceData.History;

/// <summary>What a run that restores texts did.</summary>
public sealed record RestoreTextsResult
{
    public required int Restored { get; init; }

    /// <summary>Files that said that text already.</summary>
    public required int Same { get; init; }

    /// <summary>Files without an earlier text.</summary>
    public required int NothingEarlier { get; init; }

    public required int Failed { get; init; }

    /// <summary>What became of each file, in their order.</summary>
    [JsonIgnore]
    public IReadOnlyList<RestoredText> Lines { get; init; } = [];
}
