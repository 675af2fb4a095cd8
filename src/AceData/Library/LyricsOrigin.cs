namespace AceData.Library;

/// <summary>Where the lyrics of a song came from.</summary>
public sealed record LyricsOrigin
{
    /// <summary>The source: <c>side-car</c>, <c>embedded</c>, <c>genius</c>, <c>lrclib</c>, <c>tag-line</c>, <c>person</c>, <c>fake</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Address of the page or record, or full path of the file; null where there is none.</summary>
    public string? Address { get; init; }

    /// <summary>Artist and title that the source delivered; null for files of the song itself.</summary>
    public string? FoundAs { get; init; }

    /// <summary>How well what was found is what was looked for, 0…1; null for files of the song itself.</summary>
    public double? Score { get; init; }

    /// <summary>The rules of cleaning that fired, with how often.</summary>
    public IReadOnlyDictionary<string, int> Rules { get; init; } = new Dictionary<string, int>();

    /// <summary>True when it may belong to another song or version and was written all the same (<c>--accept-review</c>).</summary>
    public bool IsUnsure { get; init; }

    /// <summary>True when the section headers were guessed from repetition.</summary>
    public bool IsInferred { get; init; }
}
