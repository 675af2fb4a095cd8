namespace AceData.Datasets.Dialects.Exporting;

/// <summary>What an export made.</summary>
public sealed record ExportSongsResult
{
    /// <summary>The songs, in their order.</summary>
    public required IReadOnlyList<ExportedSong> Songs { get; init; }

    /// <summary>Full paths of files for the whole set.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Full paths of what a person wrote and was kept beside.</summary>
    public required IReadOnlyList<string> Backups { get; init; }

    /// <summary>Songs that were not reached, because the disk took nothing more.</summary>
    public int NotStarted { get; init; }

    /// <summary>Seconds it took.</summary>
    public required double Seconds { get; init; }

    public int Written => Songs.Count(song => song.Outcome == ExportOutcome.Written);

    public int Same => Songs.Count(song => song.Outcome == ExportOutcome.Same);

    public int Failed => Songs.Count(song => song.Outcome == ExportOutcome.Failed);
}

/// <summary>What became of a song.</summary>
/// <param name="File">Full path of the song.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Files">Full paths of its files; empty where one file holds all songs.</param>
/// <param name="Code">Stable code of the failure; null when there was none.</param>
/// <param name="Error">Why it failed, in sentences.</param>
public sealed record ExportedSong(string File, ExportOutcome Outcome, IReadOnlyList<string> Files, string? Code = null, string? Error = null);

/// <summary>What became of a song in an export.</summary>
public enum ExportOutcome
{
    /// <summary>Its files were written, or it stands in the file of the set.</summary>
    Written,

    /// <summary>Its files said so already.</summary>
    Same,

    /// <summary>Nothing was written of it.</summary>
    Failed,
}
