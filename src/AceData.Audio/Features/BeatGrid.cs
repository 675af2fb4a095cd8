using AceData.Audio.Features.Beats;

namespace AceData.Audio.Features;

/// <summary>Where the beats of a song lie, for a tempo that someone measured or typed.</summary>
public sealed record BeatGrid
{
    /// <summary>Lowest and highest tempo that a grid is made for.</summary>
    public const double LowestBeatsPerMinute = 20;

    /// <inheritdoc cref="LowestBeatsPerMinute"/>
    public const double HighestBeatsPerMinute = 400;

    /// <summary>The tempo of the grid: the one asked for, made exact within half a beat per minute, since a tag holds whole numbers only.</summary>
    public required double BeatsPerMinute { get; init; }

    /// <summary>The first beat at or after the beginning, seconds; less than a beat.</summary>
    public required double FirstBeatSeconds { get; init; }

    /// <summary>Slowest tempo over eight beats, beats per minute, the slowest twentieth left out; the tempo itself where it holds.</summary>
    public required double Slowest { get; init; }

    /// <summary>Fastest tempo over eight beats, likewise.</summary>
    public required double Fastest { get; init; }

    /// <summary>The beats as they were followed through the song, seconds; empty where the tempo holds, because then the grid is them.</summary>
    public IReadOnlyList<float> Followed { get; init; } = [];

    /// <summary>Seconds between two beats.</summary>
    public double IntervalSeconds => 60 / BeatsPerMinute;

    /// <summary>False when the tempo varies: by more than 4 %, and so that equal beats miss what is struck.</summary>
    public bool IsSteady => Followed.Count == 0;

    /// <summary>Finds the beats.</summary>
    /// <param name="onsets">What is struck when.</param>
    /// <param name="beatsPerMinute">The tempo, measured or typed.</param>
    /// <returns>Null where too little is struck to say where beats lie, and for a tempo out of range.</returns>
    public static BeatGrid? Fit(Onsets onsets, double beatsPerMinute)
    {
        if (beatsPerMinute is not (>= LowestBeatsPerMinute and <= HighestBeatsPerMinute) || GridFit.Of(onsets, beatsPerMinute) is not { } fit)
        {
            return null;
        }

        var exact = 60 / fit.Interval;
        var grid = new BeatGrid { BeatsPerMinute = exact, FirstBeatSeconds = fit.First, Slowest = exact, Fastest = exact };
        return FollowedBeats.Of(onsets, fit) is { } followed
            ? grid with { Slowest = followed.Slowest, Fastest = followed.Fastest, Followed = followed.Seconds }
            : grid;
    }

    /// <summary>When the beats are, for lines over a picture of the song and for clicks.</summary>
    /// <param name="durationSeconds">Length of the song.</param>
    /// <returns>Seconds, ascending; where the tempo varies, the followed beats, and none beyond what was listened to.</returns>
    public IReadOnlyList<float> Times(double durationSeconds)
    {
        if (!IsSteady)
        {
            return Followed;
        }

        var count = (int)Math.Max(0, Math.Ceiling((durationSeconds - FirstBeatSeconds) / IntervalSeconds));
        return [.. Enumerable.Range(0, count).Select(beat => (float)(FirstBeatSeconds + (beat * IntervalSeconds)))];
    }
}
