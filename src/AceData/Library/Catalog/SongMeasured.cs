using AceData.Audio.Features;

namespace AceData.Library.Catalog;

/// <summary>What is remembered of a measured song, as far as a list shows it. From the cache, checked by size and time only: a run checks the content too.</summary>
public sealed record SongMeasured
{
    public required double DurationSeconds { get; init; }

    /// <summary>Null without a pulse.</summary>
    public TempoEstimate? Tempo { get; init; }

    /// <summary>Null without tonal content.</summary>
    public KeyEstimate? Key { get; init; }

    public bool IsSilent { get; init; }

    public string Codec { get; init; } = "";

    /// <summary>Hz.</summary>
    public int SampleRate { get; init; }

    public int Channels { get; init; }
}
