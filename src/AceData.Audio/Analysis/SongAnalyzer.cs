using System.Globalization;
using AceData.Audio.Decoding;
using AceData.Audio.Features;
using AceData.Audio.Fingerprints;

namespace AceData.Audio.Analysis;

/// <summary>Decodes a song once and measures length, levels, tempo, key and fingerprint on the way; nothing of the song is kept in memory.</summary>
public sealed class SongAnalyzer(AudioDecoder decoder)
{
    /// <summary>Changes whenever a measurement could come out differently; remembered ones of other versions are not used.</summary>
    public const int Version = 2;

    private const int SampleRate = TempoAnalyzer.SampleRate;
    private const double ShortSeconds = 10;
    private const int LongestKept = 30 * SampleRate;
    private const float AbsurdPeak = 1e6f;

    /// <summary>Measures one song.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="AceDataException">Whatever <see cref="AudioDecoder"/> refuses, and AUDIO-NONFINITE.</exception>
    public async Task<SongAnalysis> AnalyzeAsync(string path, CancellationToken cancellationToken)
    {
        var probe = await decoder.ProbeAsync(path, cancellationToken);
        var levels = new LevelMeter(SampleRate);
        var tempo = new TempoAnalyzer();
        var key = new KeyAnalyzer();
        var fingerprint = new FingerprintListener();
        List<float>? kept = [];
        var decoded = await decoder.StreamAsync(
            path,
            probe,
            null,
            SampleRate,
            samples =>
            {
                levels.Push(samples);
                kept = kept is null || kept.Count + samples.Length > LongestKept ? null : kept;
                kept?.AddRange(samples);
                if (levels.FirstNonFinite is null && levels.Peak < AbsurdPeak)
                {
                    tempo.Push(samples);
                    key.Push(samples);
                    fingerprint.Push(samples);
                }
            },
            cancellationToken);

        var duration = decoded.DurationSeconds;
        if (levels.FirstNonFinite is { } bad)
        {
            throw new AceDataException("AUDIO-NONFINITE", string.Create(CultureInfo.InvariantCulture, $"At {(double)bad / SampleRate:0.0} s the file holds values that are no numbers, as a faulty export writes them. Export the song again."));
        }

        if (levels.Peak >= AbsurdPeak)
        {
            throw new AceDataException("AUDIO-BAD", "The file holds values that are millions of times too loud, which is no music. Export the song again.");
        }

        var envelope = levels.Finish();
        return new SongAnalysis
        {
            Probe = probe,
            DurationSeconds = duration,
            Tempo = tempo.Finish(),
            Key = key.Finish(),
            Levels = envelope,
            Fingerprint = fingerprint.Finish(),
            SilentShare = levels.SilentShare,
            Whole = kept is null ? null : new Waveform([.. kept], SampleRate),
            Warnings = [.. Warnings(probe, decoded, levels)],
        };
    }

    private static IEnumerable<AudioWarning> Warnings(AudioProbe probe, DecodedAudio decoded, LevelMeter levels)
    {
        var duration = decoded.DurationSeconds;
        if (probe is { IsDurationEstimated: false, DurationSeconds: { } said } && Math.Abs(duration - said) > Math.Max(0.5, 0.02 * said))
        {
            yield return new AudioWarning("AUDIO-DAMAGED", string.Create(CultureInfo.InvariantCulture, $"The file is damaged or incomplete: it says it is {said:0.#} s long, but {duration:0.#} s could be read. Download or convert it again."));
        }
        else if (decoded.Complaint is { } complaint)
        {
            yield return new AudioWarning("AUDIO-CORRUPT", $"Parts of the file are damaged; what could be read was used. Listen to it, and download or convert it again if it stutters. (ffmpeg: {complaint})");
        }

        if (duration < ShortSeconds)
        {
            yield return new AudioWarning("AUDIO-SHORT", string.Create(CultureInfo.InvariantCulture, $"The song is only {duration:0.#} s long; at least {ShortSeconds:0} s are needed to learn from it. Check whether it was cut off, or leave it out."));
        }

        if (levels.SilentShare > 0.95)
        {
            yield return new AudioWarning("AUDIO-SILENT", string.Create(CultureInfo.InvariantCulture, $"{levels.SilentShare:P0} of the song is silence. Check the export, or leave it out."));
        }

        if (levels.ClippedShare > 0.01)
        {
            yield return new AudioWarning("AUDIO-CLIPPED", string.Create(CultureInfo.InvariantCulture, $"{levels.ClippedShare:P0} of the song is clipped; it will sound distorted. Take a quieter export if there is one."));
        }
    }
}
