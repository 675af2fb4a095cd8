namespace AceData.Audio.Features.Beats;

/// <summary>The beats of a song whose tempo varies.</summary>
/// <param name="Seconds">When, ascending.</param>
/// <param name="Slowest">Beats per minute over eight beats, the slowest twentieth left out.</param>
/// <param name="Fastest">Likewise.</param>
internal sealed record FollowedBeats(float[] Seconds, double Slowest, double Fastest)
{
    private const int TempoBeats = 8;
    private const int NearFrames = 4;
    private const double SteadySpread = 0.04;

    /// <summary>Beats that may go where they like always meet more than equal ones; only where they meet much more does the tempo vary.</summary>
    private const double MeetsMuchMore = 1.35;

    /// <summary>Follows the beats; null where the tempo holds and the grid is them.</summary>
    public static FollowedBeats? Of(Onsets onsets, GridFit grid)
    {
        var local = BeatTracker.LocalScores(onsets);
        var beats = BeatTracker.Follow(local, grid.Interval);
        if (beats.Length <= 2 * TempoBeats)
        {
            return null;
        }

        var tempi = Enumerable.Range(0, beats.Length - TempoBeats).Select(i => 60.0 * TempoBeats / (beats[i + TempoBeats] - beats[i])).Order().ToList();
        var (slowest, fastest) = (tempi[(int)(0.05 * (tempi.Count - 1))], tempi[(int)Math.Ceiling(0.95 * (tempi.Count - 1))]);
        var equal = Enumerable.Range(0, (int)((onsets.Seconds[^1] - grid.First) / grid.Interval) + 1).Select(n => (float)(grid.First + (n * grid.Interval)));
        return (fastest - slowest) * grid.Interval / 60 > SteadySpread && Met(local, beats) > MeetsMuchMore * Met(local, equal)
            ? new FollowedBeats(beats, slowest, fastest)
            : null;
    }

    /// <summary>What is struck at beats or next to them on average: people are not exact, and that is no other tempo.</summary>
    private static double Met(double[] local, IEnumerable<float> beats) => beats.Select(beat =>
    {
        var at = (int)Math.Round(beat * BeatTracker.FramesPerSecond);
        var (from, to) = (Math.Clamp(at - NearFrames, 0, local.Length), Math.Clamp(at + NearFrames + 1, 0, local.Length));
        return from < to ? local[from..to].Max() : 0;
    }).DefaultIfEmpty(0).Average();
}
