using AceData.Audio.Decoding;

namespace AceData.Audio.Segments;

/// <summary>Decodes the planned parts of a song as clips for a listening network.</summary>
public sealed class ClipReader(AudioDecoder decoder)
{
    /// <summary>Sample rate of clips, Hz.</summary>
    public const int SampleRate = 16000;

    private static readonly Lazy<Resampler> FromAnalysis = new(() => new Resampler(Features.TempoAnalyzer.SampleRate, SampleRate));

    /// <summary>The one clip of a song that is no longer than a clip, from the samples that the analysis had: its rate holds all that a clip can.</summary>
    /// <param name="song">All samples, at the rate of the analysis.</param>
    /// <param name="names">Segment names; all of them are this clip.</param>
    public static IReadOnlyDictionary<string, Waveform> OfShort(Waveform song, IEnumerable<string> names)
    {
        var clip = new Waveform(Level(FromAnalysis.Value.Process(song.Samples)), SampleRate);
        return names.ToDictionary(name => name, _ => clip, StringComparer.Ordinal);
    }

    /// <summary>Decodes every part once.</summary>
    /// <param name="path">Full path of the song.</param>
    /// <param name="probe">What the file says about itself.</param>
    /// <param name="parts">Part per segment name.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>Clip per segment name, mono, 16 kHz, levelled by <see cref="ClipGain"/>; equal parts are the same object.</returns>
    public async Task<IReadOnlyDictionary<string, Waveform>> ReadAsync(string path, AudioProbe probe, IReadOnlyDictionary<string, AudioPart> parts, CancellationToken cancellationToken)
    {
        var clips = new Dictionary<AudioPart, Waveform>();
        foreach (var part in parts.Values.Distinct())
        {
            var clip = await decoder.DecodeAsync(path, probe, part, SampleRate, cancellationToken);
            var samples = clip.Samples;

            // The resampler rings a few samples over; a clip is never longer than was asked for.
            var most = (int)Math.Round(part.DurationSeconds * SampleRate);
            clips[part] = new Waveform(Level(samples.Length > most ? samples[..most] : samples), SampleRate);
        }

        return parts.ToDictionary(pair => pair.Key, pair => clips[pair.Value], StringComparer.Ordinal);
    }

    private static float[] Level(float[] samples)
    {
        ClipGain.Apply(samples);
        return samples;
    }
}
