using AceData.Audio.Analysis;
using AceData.Audio.Features;

namespace AceData.Listening;

/// <summary>All that a page needs to show one song and to play it.</summary>
public sealed record ListeningFacts
{
    /// <summary>Length in seconds, counted in samples.</summary>
    public required double DurationSeconds { get; init; }

    /// <summary>Its picture.</summary>
    public required WaveformPeaks Peaks { get; init; }

    /// <summary>Where the beats lie; null without a tempo, or where too little is struck.</summary>
    public required BeatGrid? Beats { get; init; }

    /// <summary>The parts that an engine hears, in the order best, middle, start, end; equal ones once.</summary>
    public required IReadOnlyList<ListeningSegment> Segments { get; init; }

    /// <summary>Whether a browser plays it as it is.</summary>
    public required BrowserPlayback Playback { get; init; }

    /// <summary>Demuxer, such as <c>mp3</c>.</summary>
    public required string Container { get; init; }

    /// <summary>Codec, such as <c>vorbis</c>.</summary>
    public required string Codec { get; init; }

    /// <summary>Hz.</summary>
    public required int SampleRate { get; init; }

    public required int Channels { get; init; }
}
