using AceData.Audio.Features.Tonality;
using AceData.Audio.Spectra;

namespace AceData.Audio.Fingerprints;

/// <summary>Makes the <see cref="SoundFingerprint"/> of a song that is pushed through it once, block by block; memory does not grow with the song.</summary>
internal sealed class FingerprintListener
{
    /// <summary>Sample rate of what is pushed, Hz.</summary>
    public const int SampleRate = 22050;

    // 0.37 s, as in the paper: so long that a codec, a level or a start between two frames hardly shows.
    private const int WindowLength = 4096;
    private const double LowestHertz = 250;
    private const double HighestHertz = 4000;

    // Half a second.
    private const int Lag = 8;

    // −75 dB of a full-scale sine: below it there is only what a codec makes of silence.
    private const double SilentPower = 3e-8;

    // A band that is so much quieter than the loudest one holds leakage and rounding.
    private const double DeepestDecibels = 40;

    private readonly HalfRate _half = new(tapCount: 31);
    private readonly RealFft _fft = new(WindowLength);
    private readonly float[] _window = HannWindow.Make(WindowLength);
    private readonly float[] _samples = new float[WindowLength];
    private readonly float[] _windowed = new float[WindowLength];
    private readonly float[] _real = new float[(WindowLength / 2) + 1];
    private readonly float[] _imaginary = new float[(WindowLength / 2) + 1];
    private readonly int[] _edges = [.. Enumerable.Range(0, SoundFingerprint.Bands + 1).Select(Edge)];

    // The last half second of log powers, [frames][bands] around the clock.
    private readonly double[][] _logs = [.. Enumerable.Range(0, Lag).Select(_ => new double[SoundFingerprint.Bands])];
    private readonly double[] _now = new double[SoundFingerprint.Bands];
    private readonly double[] _powers = new double[SoundFingerprint.Bands];
    private readonly List<byte> _signs = [];
    private readonly Action<ReadOnlySpan<float>> _sink;
    private int _held;
    private int _frames;

    public FingerprintListener() => _sink = Take;

    private bool IsFull => _signs.Count >= SoundFingerprint.LongestFrames;

    /// <summary>Takes the next mono samples at <see cref="SampleRate"/>, all finite; blocks may have any length.</summary>
    public void Push(ReadOnlySpan<float> samples)
    {
        if (!IsFull)
        {
            _half.Push(samples, _sink);
        }
    }

    /// <summary>All that was pushed: a byte a band, a byte a frame. Empty where there was nothing to hear.</summary>
    public byte[] Finish() => _signs.Exists(signs => signs != 0) ? [.. Spectrum(), .. _signs] : [];

    private static int Edge(int band)
    {
        var hertz = LowestHertz * Math.Pow(HighestHertz / LowestHertz, (double)band / SoundFingerprint.Bands);
        return (int)Math.Round(hertz * WindowLength / (SampleRate / 2.0));
    }

    private void Take(ReadOnlySpan<float> samples)
    {
        while (!samples.IsEmpty && !IsFull)
        {
            var take = Math.Min(samples.Length, WindowLength - _held);
            samples[..take].CopyTo(_samples.AsSpan(_held));
            samples = samples[take..];
            _held += take;
            if (_held == WindowLength)
            {
                Hear();
                Array.Copy(_samples, SoundFingerprint.HopLength, _samples, 0, WindowLength - SoundFingerprint.HopLength);
                _held -= SoundFingerprint.HopLength;
            }
        }
    }

    private void Hear()
    {
        for (var i = 0; i < WindowLength; i++)
        {
            _windowed[i] = _samples[i] * _window[i];
        }

        _fft.Transform(_windowed, _real, _imaginary);
        var total = 0.0;
        for (var band = 0; band < _now.Length; band++)
        {
            var power = 0.0;
            for (var bin = _edges[band]; bin < _edges[band + 1]; bin++)
            {
                power += (_real[bin] * _real[bin]) + (_imaginary[bin] * _imaginary[bin]);
            }

            // A full-scale sine is about 1: 1.5 bins of a Hann window hold its power.
            power *= 16.0 / WindowLength / WindowLength / 1.5;
            _powers[band] += power;
            total += power;
            _now[band] = Math.Log(power + 1e-20);
        }

        var before = _logs[_frames % Lag];
        if (_frames++ >= Lag)
        {
            _signs.Add(total < SilentPower ? (byte)0 : Signs(before));
        }

        _now.CopyTo(before, 0);
    }

    private byte Signs(double[] before)
    {
        var signs = 0;
        for (var band = 0; band < _now.Length - 1; band++)
        {
            var change = _now[band] - _now[band + 1] - (before[band] - before[band + 1]);
            signs |= change > 0 ? 1 << band : 0;
        }

        return (byte)signs;
    }

    /// <summary>Half decibels around the mean of the bands, 128 for the mean.</summary>
    private IEnumerable<byte> Spectrum()
    {
        var loudest = 10 * Math.Log10(_powers.Max());
        var decibels = _powers.Select(power => Math.Max(10 * Math.Log10(power + 1e-20), loudest - DeepestDecibels)).ToList();
        var mean = decibels.Average();
        return decibels.Select(value => (byte)Math.Clamp(Math.Round(128 + (2 * (value - mean))), 0, 255));
    }
}
