using AceData.Audio.Spectra;

namespace AceData.Audio.Features.Tonality;

/// <summary>Long magnitude spectra of a stream, for pitch: 0.74 s windows every 0.19 s, up to 2.7 kHz.</summary>
/// <remarks>
/// The stream is brought from 22,050 Hz to a quarter of that first: nothing above the piano's top octave names a key,
/// and the transform shrinks by four.
/// </remarks>
internal sealed class TonalSpectrogram
{
    /// <summary>Sample rate after decimation, Hz.</summary>
    public const double SampleRate = KeyAnalyzer.SampleRate / 4.0;

    /// <summary>Length of a window, samples.</summary>
    public const int WindowLength = 4096;

    /// <summary>Distance of two windows, samples.</summary>
    public const int HopLength = 1024;

    /// <summary>Bins of a spectrum, 0 Hz to half the sample rate.</summary>
    public const int BinCount = (WindowLength / 2) + 1;

    /// <summary>Spectra per second.</summary>
    public const double FramesPerSecond = SampleRate / HopLength;

    private readonly HalfRate _first = new(tapCount: 31);
    private readonly HalfRate _second = new(tapCount: 79);
    private readonly RealFft _fft = new(WindowLength);
    private readonly float[] _window = HannWindow.Make(WindowLength);
    private readonly float[] _samples = new float[WindowLength];
    private readonly float[] _windowed = new float[WindowLength];
    private readonly float[] _real = new float[BinCount];
    private readonly float[] _imaginary = new float[BinCount];
    private readonly float[] _magnitudes = new float[BinCount];
    private readonly Action<ReadOnlySpan<float>> _half;
    private readonly Action<ReadOnlySpan<float>> _sink;
    private int _held;
    private bool _any;

    /// <param name="sink">Takes each spectrum: <see cref="BinCount"/> magnitudes, a full-scale sine is about 1.</param>
    public TonalSpectrogram(Action<ReadOnlySpan<float>> sink)
    {
        _sink = sink;
        Action<ReadOnlySpan<float>> quarter = Frame;
        _half = samples => _second.Push(samples, quarter);
    }

    /// <summary>Takes the next mono samples at <see cref="KeyAnalyzer.SampleRate"/>.</summary>
    public void Push(ReadOnlySpan<float> samples) => _first.Push(samples, _half);

    /// <summary>Hands out what is left of a song that is shorter than one window.</summary>
    public void Finish()
    {
        if (!_any && _held > 0)
        {
            Array.Clear(_samples, _held, WindowLength - _held);
            Emit();
        }
    }

    private void Frame(ReadOnlySpan<float> samples)
    {
        while (!samples.IsEmpty)
        {
            var take = Math.Min(samples.Length, WindowLength - _held);
            samples[..take].CopyTo(_samples.AsSpan(_held));
            samples = samples[take..];
            _held += take;
            if (_held == WindowLength)
            {
                Emit();
                Array.Copy(_samples, HopLength, _samples, 0, WindowLength - HopLength);
                _held -= HopLength;
            }
        }
    }

    private void Emit()
    {
        _any = true;
        for (var i = 0; i < WindowLength; i++)
        {
            _windowed[i] = _samples[i] * _window[i];
        }

        // A full-scale sine gives 1: half the window's sum of samples stands in each of its two peaks.
        const float Scale = 4f / WindowLength;
        _fft.Transform(_windowed, _real, _imaginary);
        for (var bin = 0; bin < BinCount; bin++)
        {
            _magnitudes[bin] = Scale * MathF.Sqrt((_real[bin] * _real[bin]) + (_imaginary[bin] * _imaginary[bin]));
        }

        _sink(_magnitudes);
    }
}
