using AceData.Audio.Features.Tempo;

namespace AceData.EstimatorTraining.Tempo;

/// <summary>One song, at its own or at another speed, with the features of its candidates.</summary>
internal sealed record RankedSong
{
    public required LabelledSong Song { get; init; }

    /// <summary>Speed against the recording: 1, 0.88, …</summary>
    public required double Stretch { get; init; }

    /// <summary>True tempo at this speed; null when there is none.</summary>
    public required double? Bpm { get; init; }

    public required double[] Candidates { get; init; }

    /// <summary>How much the strongest family stands out.</summary>
    public required double Salience { get; init; }

    /// <summary>[candidates][features]</summary>
    public required float[][] Features { get; init; }

    /// <summary>Weight in training.</summary>
    public double Weight { get; init; } = 1;

    public bool IsRight(int candidate) => Bpm is { } bpm && Math.Abs(Candidates[candidate] - bpm) <= 0.04 * bpm;

    public bool HasRight => Enumerable.Range(0, Candidates.Length).Any(IsRight);

    /// <summary>What the gate knows of the song once a candidate is chosen; for songs at their own speed.</summary>
    public float[] GateFeatures(int candidate) => PulseClarity.Of(Song.Envelopes, Candidates[candidate], Salience).Features(Song.Envelopes);

    /// <summary>The song at a speed; at another than its own it is worn too, so that no two rows of a song are alike.</summary>
    public static RankedSong Of(LabelledSong song, double stretch, double weight, Random random)
    {
        var envelopes = stretch == 1 ? song.Envelopes : WornEnvelopes.Of(song.Envelopes.Stretched(stretch), random);
        var periodicity = Periodicity.Of(envelopes);
        var candidates = TempoCandidates.Of(envelopes, periodicity);
        return new RankedSong
        {
            Song = song,
            Stretch = stretch,
            Bpm = song.Bpm * stretch,
            Candidates = [.. candidates.Select(c => c.BeatsPerMinute)],
            Salience = candidates.Count == 0 ? 0 : candidates[0].Salience,
            Features = [.. candidates.Select(c => TempoFeatures.Of(c, envelopes, periodicity))],
            Weight = weight,
        };
    }
}
