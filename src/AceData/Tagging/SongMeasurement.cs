using AceData.Audio.Analysis;
using AceData.Audio.Decoding;
using AceData.Audio.Features;

namespace AceData.Tagging;

/// <summary>What is remembered of a measured song, so that a second run need not decode it to know its tempo.</summary>
public sealed record SongMeasurement
{
    public required double DurationSeconds { get; init; }

    public required TempoEstimate? Tempo { get; init; }

    public required KeyEstimate? Key { get; init; }

    public required bool IsSilent { get; init; }

    public required IReadOnlyList<AudioWarning> Warnings { get; init; }

    /// <summary>Level of each window of <see cref="LevelEnvelope.WindowSeconds"/>: half decibels below the loudest one, 255 for silence.</summary>
    public required byte[] Levels { get; init; }

    /// <summary>What it sounds like, by which the same recording is found again; empty where there is nothing to hear.</summary>
    public required byte[] Fingerprint { get; init; }

    public required string Container { get; init; }

    public required string Codec { get; init; }

    public required int SampleRate { get; init; }

    public required int Channels { get; init; }

    /// <summary>What is written into the file.</summary>
    public required IReadOnlyDictionary<string, string> Embedded { get; init; }

    public static SongMeasurement From(SongAnalysis analysis) =>
        new()
        {
            DurationSeconds = analysis.DurationSeconds,
            Tempo = analysis.Tempo,
            Key = analysis.Key,
            IsSilent = analysis.IsSilent,
            Warnings = analysis.Warnings,
            Levels = analysis.Levels.ToSteps(),
            Fingerprint = analysis.Fingerprint,
            Container = analysis.Probe.Container,
            Codec = analysis.Probe.Codec,
            SampleRate = analysis.Probe.SampleRate,
            Channels = analysis.Probe.Channels,
            Embedded = analysis.Probe.Tags.All,
        };

    /// <summary>The levels back as an envelope, up to a common factor.</summary>
    public LevelEnvelope LevelEnvelope() => Audio.Analysis.LevelEnvelope.FromSteps(Levels, DurationSeconds);

    /// <summary>What the file says about itself, for decoding.</summary>
    public AudioProbe Probe() => new()
    {
        Container = Container,
        Codec = Codec,
        DurationSeconds = DurationSeconds,
        IsDurationEstimated = false,
        SampleRate = SampleRate,
        Channels = Channels,
        Tags = new EmbeddedTags(Embedded),
    };
}
