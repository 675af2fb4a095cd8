using AceData.Audio.Decoding;
using AceData.Audio.Features;

namespace AceData.Audio.Analysis;

/// <summary>What one pass over a song measured.</summary>
public sealed record SongAnalysis
{
    /// <summary>What the file says about itself.</summary>
    public required AudioProbe Probe { get; init; }

    /// <summary>Length in seconds, counted in samples.</summary>
    public required double DurationSeconds { get; init; }

    /// <summary>The tempo; null where there is none.</summary>
    public required TempoEstimate? Tempo { get; init; }

    /// <summary>The key; null where there is no tonal content.</summary>
    public required KeyEstimate? Key { get; init; }

    /// <summary>How loud it is from moment to moment.</summary>
    public required LevelEnvelope Levels { get; init; }

    /// <summary>What it sounds like, for <see cref="Fingerprints.SoundFingerprint.FromBytes"/>; empty where there is nothing to hear.</summary>
    public required byte[] Fingerprint { get; init; }

    /// <summary>Share (0…1) of the song that is silent.</summary>
    public required double SilentShare { get; init; }

    /// <summary>What is odd about it; empty when nothing is.</summary>
    public required IReadOnlyList<AudioWarning> Warnings { get; init; }

    /// <summary>All samples of a song that is no longer than a clip, at <see cref="Features.TempoAnalyzer.SampleRate"/>; else null. Saves decoding it again.</summary>
    public Waveform? Whole { get; init; }

    /// <summary>True when there is next to nothing to hear: such a song is not sent to an engine.</summary>
    public bool IsSilent => SilentShare > 0.95;
}

/// <summary>Something odd about a song that can be worked on all the same.</summary>
/// <param name="Code">Stable code: AUDIO-SHORT, AUDIO-SILENT, AUDIO-CLIPPED, AUDIO-DAMAGED, AUDIO-CORRUPT, AUDIO-LEVEL.</param>
/// <param name="Text">Whole sentences.</param>
public sealed record AudioWarning(string Code, string Text);
