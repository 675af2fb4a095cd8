namespace AceData.Audio.Features.Tonality;

/// <summary>From samples to evidence: spectra are gathered in blocks of half a minute, tuned, and turned into features.</summary>
/// <remarks>Memory does not grow with the song: one block of spectra (1.3 MB) and the sums.</remarks>
internal sealed class KeyListener
{
    private const int BlockFrames = 160;

    private readonly TonalSpectrogram _spectrogram;
    private readonly Tuning _tuning = new();
    private readonly PitchSpectrum _pitches = new();
    private readonly KeyFeatures _features;
    private readonly float[] _block = new float[BlockFrames * TonalSpectrogram.BinCount];
    private int _frames;

    public KeyListener()
    {
        _features = new(_pitches);
        _spectrogram = new(Keep);
    }

    /// <summary>Deviation from A4 = 440 Hz, cents, −50…50.</summary>
    public double TuningCents => _tuning.Cents;

    /// <summary>Takes the next mono samples at <see cref="KeyAnalyzer.SampleRate"/>.</summary>
    public void Push(ReadOnlySpan<float> samples) => _spectrogram.Push(samples);

    /// <summary>The evidence of everything pushed; nothing may be pushed afterwards.</summary>
    public KeyEvidence Finish()
    {
        _spectrogram.Finish();
        FinishBlock();
        return _features.Collect(_tuning.Coherence);
    }

    private void Keep(ReadOnlySpan<float> magnitudes)
    {
        magnitudes.CopyTo(_block.AsSpan(_frames * TonalSpectrogram.BinCount));
        _tuning.Add(magnitudes);
        _frames++;
        if (_frames == BlockFrames)
        {
            FinishBlock();
        }
    }

    private void FinishBlock()
    {
        // The tuning of all that was heard so far: steadier than that of one block, and the same at any block size of the caller.
        _pitches.Tune(_tuning.Cents);
        for (var frame = 0; frame < _frames; frame++)
        {
            _features.Add(_block.AsSpan(frame * TonalSpectrogram.BinCount, TonalSpectrogram.BinCount));
        }

        _frames = 0;
    }
}
