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

    /// <summary>[candidates][features]</summary>
    public required float[][] Features { get; init; }

    /// <summary>[candidates][gate features]; computed for songs at their own speed only.</summary>
    public required float[][] GateFeatures { get; init; }

    /// <summary>Weight in training.</summary>
    public double Weight { get; init; } = 1;

    public bool IsRight(int candidate) => Bpm is { } bpm && Math.Abs(Candidates[candidate] - bpm) <= 0.04 * bpm;

    public bool HasRight => Enumerable.Range(0, Candidates.Length).Any(IsRight);

    public static RankedSong Of(LabelledSong song, double stretch, bool withGate)
    {
        var envelopes = stretch == 1 ? song.Envelopes : song.Envelopes.Stretched(stretch);
        var periodicity = Periodicity.Of(envelopes);
        var candidates = TempoCandidates.Of(envelopes, periodicity);
        return new RankedSong
        {
            Song = song,
            Stretch = stretch,
            Bpm = song.Bpm * stretch,
            Candidates = [.. candidates.Select(c => c.BeatsPerMinute)],
            Features = [.. candidates.Select(c => TempoFeatures.Of(c, envelopes, periodicity))],
            GateFeatures = withGate ? [.. candidates.Select(c => PulseClarity.Of(envelopes, c.BeatsPerMinute, candidates[0].Salience).Features(envelopes))] : [],
        };
    }
}
