namespace AceData.Nets;

/// <summary>What the networks can run on here, for a person who wants to know or has to change something.</summary>
public sealed record TorchDescription
{
    /// <summary><c>cpu</c> or <c>cuda</c>; null when no backend loads, then <see cref="Problem"/> says why.</summary>
    public string? Backend { get; init; }

    /// <summary>LibTorch's version; null when none is loaded.</summary>
    public string? Version { get; init; }

    /// <summary>Where the backend was looked for.</summary>
    public required string Folder { get; init; }

    /// <summary>True if torch itself can compute on a graphics card.</summary>
    public bool CudaAvailable { get; init; }

    /// <summary>The NVIDIA driver and its cards; null when there is none.</summary>
    public NvidiaDriver? Driver { get; init; }

    /// <summary>What is wrong, why, and what to do; null when all is well.</summary>
    public string? Problem { get; init; }

    /// <summary>The backend that fits this machine better than the one that is loaded; null when that one fits.</summary>
    public string? BetterBackend => (Driver?.Cards.Count ?? 0) switch
    {
        > 0 when Backend != "cuda" => "cuda",
        0 when Backend is null => "cpu",
        _ => null,
    };
}
