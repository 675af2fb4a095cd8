using System.Text.Json.Serialization;

namespace AceData.Lyrics.Fetching;

/// <summary>What a run that looks for lyrics did.</summary>
public sealed record FetchLyricsResult
{
    /// <summary>Songs that were looked at.</summary>
    public required int Songs { get; init; }

    public required int Found { get; init; }

    public required int Uncertain { get; init; }

    public required int NotFound { get; init; }

    public required int Blocked { get; init; }

    public required int Instrumental { get; init; }

    public required int Kept { get; init; }

    /// <summary>Songs that failed on this PC: files that cannot be read or written.</summary>
    public required int Failed { get; init; }

    /// <summary>Songs that were not begun because the run was stopped.</summary>
    public required int NotStarted { get; init; }

    /// <summary>Seconds the run took.</summary>
    public required double Seconds { get; init; }

    /// <summary>Full path of <c>lyrics_report.json</c>; null when it could not be written.</summary>
    public string? Report { get; init; }

    /// <summary>Sentences about the whole run: a source that was not asked and why, a host that refuses.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Why the run ended early; null when it went through.</summary>
    public string? StoppedBecause { get; init; }

    /// <summary>True when the user stopped the run.</summary>
    [JsonIgnore]
    public bool WasStopped { get; init; }

    /// <summary>Songs by outcome, in the words of the event stream.</summary>
    public IReadOnlyDictionary<string, int> Counts() => new Dictionary<string, int>
    {
        ["found"] = Found,
        ["uncertain"] = Uncertain,
        ["not_found"] = NotFound,
        ["blocked"] = Blocked,
        ["instrumental"] = Instrumental,
        ["kept"] = Kept,
        ["failed"] = Failed,
        ["not_started"] = NotStarted,
    };

    /// <summary>What became of each song, in their order.</summary>
    [JsonIgnore]
    public IReadOnlyList<SongLyrics> Lines { get; init; } = [];
}
