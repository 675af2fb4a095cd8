using AceData.Audio.Features.Tonality;

namespace AceData.Audio.Features;

/// <summary>Measures the key of a song that is pushed through it once, block by block.</summary>
/// <remarks>
/// Whitened notes, chords, what follows what, and how the song begins and ends, weighed over all 24 keys by a trained linear scorer.
/// The answer depends neither on the level nor on the size of the blocks; memory stays at about 2 MB for any length.
/// </remarks>
public sealed class KeyAnalyzer
{
    /// <summary>Sample rate of what is pushed, Hz.</summary>
    public const int SampleRate = 22050;

    private static readonly string[] Tonics = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"];

    private readonly KeyListener _listener = new();

    /// <summary>Takes the next mono samples at <see cref="SampleRate"/>, all finite; blocks may have any length.</summary>
    public void Push(ReadOnlySpan<float> samples) => _listener.Push(samples);

    /// <summary>The key of all that was pushed, or null where there is no tonal content; ends the analysis.</summary>
    public KeyEstimate? Finish()
    {
        var evidence = _listener.Finish();
        var model = KeyModel.Shipped;
        var tonal = model.TonalProbability(evidence);
        if (tonal < 0.5)
        {
            return null;
        }

        var probabilities = model.Probabilities(evidence);
        var minor = 0.0;
        var best = 0;
        for (var key = 0; key < probabilities.Length; key++)
        {
            minor += key % 2 == 1 ? probabilities[key] : 0;
            best = probabilities[key] > probabilities[best] ? key : best;
        }

        return new KeyEstimate(
            Tonics[best / 2],
            best % 2 == 1 ? KeyMode.Minor : KeyMode.Major,
            tonal * probabilities[best],
            Math.Clamp(minor, 0, 1),
            _listener.TuningCents);
    }
}
