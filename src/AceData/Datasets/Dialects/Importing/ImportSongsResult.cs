namespace AceData.Datasets.Dialects.Importing;

/// <summary>What an import brought.</summary>
public sealed record ImportSongsResult
{
    /// <summary>The songs that something was read about, and rows that stand for none.</summary>
    public required IReadOnlyList<ImportedSong> Songs { get; init; }

    /// <summary>Songs of the folder that nothing was read about.</summary>
    public required int Unmentioned { get; init; }

    /// <summary>True when it was stopped.</summary>
    public bool WasStopped { get; init; }

    /// <summary>Seconds it took.</summary>
    public required double Seconds { get; init; }

    public int Imported => Count(ImportOutcome.Imported);

    public int Same => Count(ImportOutcome.Same);

    public int Kept => Count(ImportOutcome.Kept);

    public int Failed => Count(ImportOutcome.Failed);

    public int NotStarted => Count(ImportOutcome.NotStarted);

    private int Count(ImportOutcome outcome) => Songs.Count(song => song.Outcome == outcome);
}

/// <summary>What became of a song.</summary>
public sealed record ImportedSong
{
    /// <summary>Full path of the song; where none is meant, the name in the file.</summary>
    public required string File { get; init; }

    public required ImportOutcome Outcome { get; init; }

    /// <summary>What was taken over.</summary>
    public IReadOnlyList<SongField> Taken { get; init; } = [];

    /// <summary>What a person wrote and therefore stays, though the import says something else.</summary>
    public IReadOnlyList<SongField> Stays { get; init; } = [];

    /// <summary>Values that could not be used, each with its line.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Stable code of the failure; null when there was none.</summary>
    public string? Code { get; init; }

    /// <summary>Why it failed, in sentences.</summary>
    public string? Error { get; init; }
}

/// <summary>What became of a song in an import.</summary>
public enum ImportOutcome
{
    /// <summary>Something was taken over.</summary>
    Imported,

    /// <summary>Nothing new was said.</summary>
    Same,

    /// <summary>Only what a person wrote would have changed, and it stays.</summary>
    Kept,

    /// <summary>It could not be read or written.</summary>
    Failed,

    /// <summary>It was not reached: stopped before it, or the disk took nothing more. What <see cref="ImportedSong.Taken"/> names was taken all the same.</summary>
    NotStarted,
}
