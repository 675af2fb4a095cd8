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

    public required string Container { get; init; }

    public required string Codec { get; init; }

    public required int SampleRate { get; init; }

    public required int Channels { get; init; }

    /// <summary>What is written into the file.</summary>
    public required IReadOnlyDictionary<string, string> Embedded { get; init; }

    public static SongMeasurement From(SongAnalysis analysis)
    {
        var sums = analysis.Levels.SumsOfSquares;
        var loudest = sums.Length == 0 ? 0 : sums.Max();
        return new SongMeasurement
        {
            DurationSeconds = analysis.DurationSeconds,
            Tempo = analysis.Tempo,
            Key = analysis.Key,
            IsSilent = analysis.IsSilent,
            Warnings = analysis.Warnings,
            Levels = [.. sums.Select(sum => sum <= 0 || loudest <= 0 ? byte.MaxValue : (byte)Math.Clamp(Math.Round(-20 * Math.Log10(sum / loudest)), 0, 255))],
            Container = analysis.Probe.Container,
            Codec = analysis.Probe.Codec,
            SampleRate = analysis.Probe.SampleRate,
            Channels = analysis.Probe.Channels,
            Embedded = analysis.Probe.Tags.All,
        };
    }

    /// <summary>The levels back as an envelope, up to a common factor.</summary>
    public LevelEnvelope LevelEnvelope() =>
        new([.. Levels.Select(level => level == byte.MaxValue ? 0f : (float)Math.Pow(10, -level / 20.0))], DurationSeconds);

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
