namespace AceData.Nets.Hubert;

/// <summary>A song as one of the networks hears it: normalised, in chunks of one length, the last one filled up with silence that is <b>not</b> masked.</summary>
public sealed class SslChunks
{
    // Samples that step of the front end takes in: all strides together.
    private const int SamplesPerFrame = 320;

    private readonly float[] _samples;
    private readonly int _chunkSamples;

    private SslChunks(float[] samples, int valid, int chunkSamples, double mean, double variance)
    {
        (_samples, Valid, _chunkSamples, Mean, Variance) = (samples, valid, chunkSamples, mean, variance);
        Count = samples.Length / chunkSamples;
    }

    /// <summary>Samples of the song, without the silence.</summary>
    public int Valid { get; }

    /// <summary>Of the valid samples before they were normalised.</summary>
    public double Mean { get; }

    /// <summary>Unbiased, of the valid samples before they were normalised.</summary>
    public double Variance { get; }

    /// <summary>Number of chunks.</summary>
    public int Count { get; }

    /// <summary>Cuts a song.</summary>
    /// <param name="resampled">The mean of both channels at the network's rate. A sample that the resampler adds by rounding up is left out.</param>
    /// <param name="songSamples">Samples of the song at 48 kHz, per channel.</param>
    /// <param name="listener">Which network.</param>
    /// <exception cref="ArgumentException">Fewer than two samples are left, or more are claimed than there are.</exception>
    public static SslChunks Cut(ReadOnlySpan<float> resampled, int songSamples, SslListener listener)
    {
        var valid = songSamples / listener.SongRatio;
        if (valid < 2 || valid > resampled.Length)
        {
            throw new ArgumentException($"{resampled.Length} samples at {listener.SampleRate} Hz cannot be those of {songSamples} at 48,000 Hz.", nameof(songSamples));
        }

        var (mean, variance) = Moments(resampled[..valid]);
        var chunks = (valid + listener.ChunkSamples - 1) / listener.ChunkSamples;
        var samples = new float[chunks * listener.ChunkSamples];
        var scale = 1 / Math.Sqrt(variance + 1e-7);
        for (var i = 0; i < valid; i++)
        {
            samples[i] = (float)((resampled[i] - mean) * scale);
        }

        return new SslChunks(samples, valid, listener.ChunkSamples, mean, variance);
    }

    /// <summary>One chunk, [chunk samples].</summary>
    public ReadOnlyMemory<float> this[int chunk] => _samples.AsMemory(chunk * _chunkSamples, _chunkSamples);

    /// <summary>Several chunks in a row, [count · chunk samples].</summary>
    internal float[] Range(int first, int count) => _samples.AsSpan(first * _chunkSamples, count * _chunkSamples).ToArray();

    /// <summary>Samples of a chunk that are of the song.</summary>
    public int ValidOf(int chunk) => Math.Min(_chunkSamples, Valid - (chunk * _chunkSamples));

    /// <summary>Frames of a chunk that are kept.</summary>
    /// <param name="chunk">From 0.</param>
    /// <param name="frames">What the network gives for a whole chunk.</param>
    public int KeptFrames(int chunk, long frames) => (int)Math.Min((ValidOf(chunk) + SamplesPerFrame - 1) / SamplesPerFrame, frames);

    private static (double Mean, double Variance) Moments(ReadOnlySpan<float> samples)
    {
        var sum = 0.0;
        foreach (var sample in samples)
        {
            sum += sample;
        }

        var mean = sum / samples.Length;
        var squares = 0.0;
        foreach (var sample in samples)
        {
            squares += (sample - mean) * (sample - mean);
        }

        return (mean, squares / (samples.Length - 1));
    }
}
