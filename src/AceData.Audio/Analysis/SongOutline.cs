using AceData.Audio.Decoding;
using AceData.Audio.Features;

namespace AceData.Audio.Analysis;

/// <summary>What is kept of one pass over a song so that it can be shown and stepped through without decoding it again.</summary>
public sealed record SongOutline
{
    /// <summary>Length in seconds, counted in samples.</summary>
    public required double DurationSeconds { get; init; }

    /// <summary>Its picture.</summary>
    public required WaveformPeaks Peaks { get; init; }

    /// <summary>How loud it is from moment to moment; segments are planned by it.</summary>
    public required LevelEnvelope Levels { get; init; }

    /// <summary>What is struck when; beat grids are made of it.</summary>
    public required Onsets Onsets { get; init; }

    /// <summary>Reads a song once from beginning to end; nothing of it is kept in memory.</summary>
    /// <param name="decoder">Reads the file.</param>
    /// <param name="path">Full path.</param>
    /// <param name="probe">What the file says about itself.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="AceDataException">Whatever <see cref="AudioDecoder"/> refuses.</exception>
    public static async Task<SongOutline> ReadAsync(AudioDecoder decoder, string path, AudioProbe probe, CancellationToken cancellationToken)
    {
        var (peaks, levels, onsets) = (new PeakMeter(), new LevelMeter(OnsetListener.SampleRate), new OnsetListener());
        var decoded = await decoder.StreamAsync(
            path,
            probe,
            null,
            OnsetListener.SampleRate,
            samples =>
            {
                peaks.Push(samples);
                levels.Push(samples);

                // One sample that is no number would make every later sum one, too.
                if (levels.FirstNonFinite is null)
                {
                    onsets.Push(samples);
                }
            },
            cancellationToken);
        return new SongOutline
        {
            DurationSeconds = decoded.DurationSeconds,
            Peaks = peaks.Finish(),
            Levels = levels.Finish(),
            Onsets = onsets.Finish(),
        };
    }
}
