using AceData.Audio.Analysis;
using AceData.Audio.Decoding;

namespace AceData.Audio.Segments;

/// <summary>Says which part of a song each segment name means.</summary>
public static class SegmentPlanner
{
    /// <summary>The names that there are.</summary>
    public static IReadOnlyList<string> Names { get; } = ["start", "middle", "end", "best", "full"];

    /// <summary>Plans segments of one song.</summary>
    /// <param name="names">Names out of <see cref="Names"/>.</param>
    /// <param name="levels">The song's levels.</param>
    /// <param name="clipSeconds">Length of a clip.</param>
    /// <returns>The part for each name; of a song that is no longer than a clip every part is the whole song.</returns>
    /// <exception cref="ArgumentException">A name is unknown.</exception>
    public static IReadOnlyDictionary<string, AudioPart> Plan(IEnumerable<string> names, LevelEnvelope levels, double clipSeconds)
    {
        var wanted = names.Distinct(StringComparer.Ordinal).ToList();
        if (wanted.Find(name => !Names.Contains(name)) is { } unknown)
        {
            throw new ArgumentException($"'{unknown}' is no segment; there are {string.Join(", ", Names)}.", nameof(names));
        }

        var duration = levels.DurationSeconds;
        var whole = new AudioPart(0, Math.Min(duration, clipSeconds));
        return wanted.ToDictionary(
            name => name,
            name => duration <= clipSeconds ? whole : name switch
            {
                // "full" is the whole song for a listener that takes it; none takes more than a clip, so it is the beginning.
                "start" or "full" => whole,
                "middle" => new AudioPart(Round((duration - clipSeconds) / 2), clipSeconds),
                "end" => new AudioPart(Round(duration - clipSeconds), clipSeconds),
                _ => new AudioPart(Loudest(levels, clipSeconds), clipSeconds),
            },
            StringComparer.Ordinal);
    }

    /// <summary>Start of the window with the greatest RMS, found with running sums; the earliest of equal ones.</summary>
    private static double Loudest(LevelEnvelope levels, double clipSeconds)
    {
        var length = (int)(clipSeconds / LevelEnvelope.WindowSeconds);
        var sums = new double[levels.SumsOfSquares.Length + 1];
        for (var i = 0; i < levels.SumsOfSquares.Length; i++)
        {
            sums[i + 1] = sums[i] + levels.SumsOfSquares[i];
        }

        var (best, loudest) = (0, -1.0);
        for (var start = 0; start + length < sums.Length && (start * LevelEnvelope.WindowSeconds) + clipSeconds <= levels.DurationSeconds; start++)
        {
            var sum = sums[start + length] - sums[start];
            // A little more by rounding is not louder.
            if (sum > loudest * (1 + 1e-9))
            {
                (best, loudest) = (start, sum);
            }
        }

        return best * LevelEnvelope.WindowSeconds;
    }

    private static double Round(double seconds) => Math.Round(seconds, 3);
}
