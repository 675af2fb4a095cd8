using AceData.Library.Catalog;
using AceData.Tagging;
using AceData.Tagging.Policy;

namespace AceData.Datasets.Checking;

/// <summary>What the rules of the check know of one song.</summary>
internal sealed record CheckedSong
{
    /// <summary>The song with its tags, who wrote them, and what was measured.</summary>
    public required SongEntry Row { get; init; }

    /// <summary>Its lyrics file as text; null when there is none, nothing in it, or it cannot be read.</summary>
    public string? Lyrics { get; init; }

    /// <summary>Why the lyrics file cannot be read; null when it can.</summary>
    public string? LyricsProblem { get; init; }

    /// <summary>What was measured; null when nothing was.</summary>
    public SongMeasurement? Measured { get; init; }

    /// <summary>Why it could not be measured; null when nobody tried or it could.</summary>
    public CheckFinding? AudioProblem { get; init; }

    /// <summary>When the tag file was changed; null when there is none.</summary>
    public DateTime? PromptWrittenUtc { get; init; }

    /// <summary>Full path.</summary>
    public string File => Row.Song.Path;

    /// <summary>The tag line, read.</summary>
    public PromptLine Line => _line ??= PromptLine.Parse(Row.Line);

    /// <summary>The tags say that nobody sings.</summary>
    public bool IsTaggedInstrumental => Row.IsTaggedInstrumental;

    private PromptLine? _line;

    /// <summary>The same song with other texts.</summary>
    /// <param name="line">Its tag line.</param>
    /// <param name="lyrics">Its lyrics; null or blank where it has none.</param>
    public CheckedSong With(string line, string? lyrics) =>
        this with { Row = Row with { Line = line }, Lyrics = string.IsNullOrWhiteSpace(lyrics) ? null : lyrics, _line = null };
}
