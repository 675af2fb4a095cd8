using AceData.Analyzing;

namespace AceData.Inspecting;

/// <summary>What is in a file: one line of <c>inspect --json</c>. What a kind of file does not have is empty.</summary>
public sealed record FileReport
{
    /// <summary>The path as it was given.</summary>
    public required string File { get; init; }

    /// <summary>What it is, such as <c>weights in safetensors</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Numbers in all tensors.</summary>
    public long Numbers { get; init; }

    /// <summary>Bytes of those.</summary>
    public long Bytes { get; init; }

    /// <summary>What the file says of itself.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();

    /// <summary>Its tensors, in the order of the file.</summary>
    public IReadOnlyList<TensorReport> Tensors { get; init; } = [];

    /// <summary>Its songs, in the order of the set.</summary>
    public IReadOnlyList<SongRowReport> Songs { get; init; } = [];

    /// <summary>Why it could not be read, else null.</summary>
    public ErrorReport? Error { get; init; }
}
