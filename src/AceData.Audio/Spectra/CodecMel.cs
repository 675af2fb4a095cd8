using System.Numerics;

namespace AceData.Audio.Spectra;

/// <summary>
/// The log-mel pictures that the music codec of ACE-Step encodes and decodes, after its <c>music_log_mel.py</c> and the <c>encode</c> of
/// <c>music_dcae_pipeline.py</c>: mirrored edges, no centring, so a frame for each hop. Safe for several threads at once.
/// </summary>
public sealed class CodecMel
{
    // Frames that one thread computes before it looks for more work.
    private const int Block = 64;

    private readonly CodecMelSettings _settings;
    private readonly MelFilterBank _filters;
    private readonly float[] _window;
    private readonly int _before;

    public CodecMel(CodecMelSettings? settings = null)
    {
        _settings = settings ?? new CodecMelSettings();
        _filters = new MelFilterBank(_settings.SampleRate, (_settings.NFft / 2) + 1, _settings.NMels, _settings.FMin, _settings.FMax);
        _window = HannWindow.Make(_settings.NFft);
        _before = (_settings.NFft - _settings.HopLength) / 2;
    }

    private delegate void FrameReader(int frame, ReadOnlySpan<float> magnitudes);

    /// <summary>Length of the sound with the silence that is put behind it.</summary>
    public int PaddedLength(int samples) => (samples + _settings.PadMultiple - 1) / _settings.PadMultiple * _settings.PadMultiple;

    /// <summary>Number of frames of a sound that is not padded.</summary>
    public int Frames(int samples) => samples / _settings.HopLength;

    /// <summary>What the encoder gets of one channel.</summary>
    /// <param name="samples">At the codec's sample rate.</param>
    /// <returns>[mels, frames of the padded length], about −1 … 1, nothing cut off.</returns>
    public float[] Picture(ReadOnlySpan<float> samples)
    {
        var padded = new float[PaddedLength(samples.Length)];
        samples.CopyTo(padded);
        var picture = LogMel(padded);
        Normalise(picture);
        return picture;
    }

    /// <summary>Log-mel to what the encoder gets.</summary>
    public void Normalise(Span<float> logMel)
    {
        var span = _settings.MaxMelValue - _settings.MinMelValue;
        foreach (ref var value in logMel)
        {
            value = (float)(((((value - _settings.MinMelValue) / span) - 0.5) / 0.5));
        }
    }

    /// <summary>The natural logarithm of the mel spectrum.</summary>
    /// <param name="samples">At the codec's sample rate; longer than what is mirrored at the edges, (n_fft − hop) / 2.</param>
    /// <returns>[mels, frames]</returns>
    public float[] LogMel(ReadOnlySpan<float> samples)
    {
        var frames = Frames(samples.Length);
        var result = new float[_settings.NMels * frames];
        var floor = (float)_settings.LogFloor;
        ForEachFrame(samples, (frame, magnitudes) =>
        {
            Span<float> mels = stackalloc float[_settings.NMels];
            _filters.Apply(magnitudes, mels);
            for (var mel = 0; mel < mels.Length; mel++)
            {
                result[(mel * frames) + frame] = MathF.Log(MathF.Max(mels[mel], floor));
            }
        });
        return result;
    }

    /// <summary>The magnitudes that the filters see: [frames, bins].</summary>
    internal float[] Magnitudes(ReadOnlySpan<float> samples)
    {
        var bins = (_settings.NFft / 2) + 1;
        var result = new float[Frames(samples.Length) * bins];
        ForEachFrame(samples, (frame, magnitudes) => magnitudes.CopyTo(result.AsSpan(frame * bins)));
        return result;
    }

    private void ForEachFrame(ReadOnlySpan<float> samples, FrameReader read)
    {
        var mirrored = Mirror(samples);
        var frames = Frames(samples.Length);
        Parallel.For(0, (frames + Block - 1) / Block, () => new Scratch(_settings.NFft), (block, _, scratch) =>
        {
            for (var frame = block * Block; frame < Math.Min(frames, (block + 1) * Block); frame++)
            {
                Multiply(mirrored.AsSpan(frame * _settings.HopLength, _settings.NFft), _window, scratch.Windowed);
                scratch.Fft.Transform(scratch.Windowed, scratch.Re, scratch.Im);
                Magnitude(scratch.Re, scratch.Im, (float)_settings.MagnitudeEps);
                read(frame, scratch.Re);
            }

            return scratch;
        }, _ => { });
    }

    // Both edges mirrored, the edge sample itself not repeated.
    private float[] Mirror(ReadOnlySpan<float> samples)
    {
        var after = _settings.NFft - _settings.HopLength - _before;
        if (samples.Length <= after)
        {
            throw new ArgumentException($"{samples.Length} samples are too few: the edges mirror {after}.", nameof(samples));
        }

        var mirrored = new float[_before + samples.Length + after];
        samples.CopyTo(mirrored.AsSpan(_before));
        for (var i = 1; i <= _before; i++)
        {
            mirrored[_before - i] = samples[i];
        }

        for (var i = 1; i <= after; i++)
        {
            mirrored[_before + samples.Length - 1 + i] = samples[samples.Length - 1 - i];
        }

        return mirrored;
    }

    private static void Multiply(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> product)
    {
        // All lengths are powers of two and no shorter than a vector.
        for (var i = 0; i < product.Length; i += Vector<float>.Count)
        {
            (new Vector<float>(a[i..]) * new Vector<float>(b[i..])).CopyTo(product[i..]);
        }
    }

    // sqrt(re² + im² + eps), into re.
    private static void Magnitude(Span<float> re, ReadOnlySpan<float> im, float eps)
    {
        var added = new Vector<float>(eps);
        var i = 0;
        for (; i <= re.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var (x, y) = (new Vector<float>(re[i..]), new Vector<float>(im[i..]));
            Vector.SquareRoot((x * x) + (y * y) + added).CopyTo(re[i..]);
        }

        for (; i < re.Length; i++)
        {
            re[i] = MathF.Sqrt((re[i] * re[i]) + (im[i] * im[i]) + eps);
        }
    }

    private sealed class Scratch(int size)
    {
        public RealFft Fft { get; } = new(size);

        public float[] Windowed { get; } = new float[size];

        public float[] Re { get; } = new float[(size / 2) + 1];

        public float[] Im { get; } = new float[(size / 2) + 1];
    }
}
