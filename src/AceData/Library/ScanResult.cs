namespace AceData.Library;

/// <summary>What a scan found.</summary>
public sealed record ScanResult
{
    /// <summary>The songs, in natural order of their paths, each once.</summary>
    public required IReadOnlyList<Song> Songs { get; init; }

    /// <summary>Audio files and folders that cannot be worked on; each counts as a failed item.</summary>
    public required IReadOnlyList<ScanFinding> Problems { get; init; }

    /// <summary>Things that work but that the user should know of.</summary>
    public required IReadOnlyList<ScanFinding> Warnings { get; init; }

    /// <summary>Links that were not followed.</summary>
    public required int SkippedLinks { get; init; }

    /// <summary>Hidden audio files and hidden folders that were left alone.</summary>
    public required int SkippedHidden { get; init; }

    /// <summary>Full paths of temp files of ours, left by a killed run or in use by another one.</summary>
    public required IReadOnlyList<string> TempFiles { get; init; }
}

/// <summary>Something about one path.</summary>
/// <param name="Code">Stable code, such as <c>NAME-TOO-LONG</c>.</param>
/// <param name="Path">Full path.</param>
/// <param name="Text">Whole sentences.</param>
public sealed record ScanFinding(string Code, string Path, string Text);
