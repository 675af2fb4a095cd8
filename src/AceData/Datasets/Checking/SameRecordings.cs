using AceData.Audio.Fingerprints;

namespace AceData.Datasets.Checking;

/// <summary>Finds equal recordings among many without comparing each with each.</summary>
/// <remarks>
/// Only sounds of about one length can be equal, and of those only ones with about the same power in each band, which takes nanoseconds to ask.
/// What is left, one pair in a hundred, is compared.
/// </remarks>
internal static class SameRecordings
{
    private const double LengthsDiffer = 1.5;

    // Above it are recordings with another voice over the same music; below it all formats, levels and cuts. See decision 0020.
    private const double MostDifference = 0.2;

    /// <summary>Groups of equal recordings, in the order of their first members.</summary>
    /// <param name="sounds">All sounds; those without a fingerprint are equal to none.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static IReadOnlyList<SameRecording> Find(IReadOnlyList<HeardSound> sounds, CancellationToken cancellationToken)
    {
        var order = Enumerable.Range(0, sounds.Count).Where(i => sounds[i].Fingerprint is not null).OrderBy(i => sounds[i].Seconds).ToArray();
        var prints = order.Select(i => sounds[i].Fingerprint!).ToArray();
        var (joined, matches, gate) = (Enumerable.Range(0, order.Length).ToArray(), new List<(int Place, double Difference)>(), new Lock());
        Parallel.For(0, order.Length, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Math.Min(4, Environment.ProcessorCount) }, i =>
        {
            for (var j = i + 1; j < order.Length && sounds[order[j]].Seconds - sounds[order[i]].Seconds <= LengthsDiffer; j++)
            {
                // What is in one group already need not be compared; to read that while another thread joins costs a comparison at worst.
                if (!prints[i].IsLike(prints[j]) || Root(joined, i) == Root(joined, j))
                {
                    continue;
                }

                var difference = prints[i].DifferenceFrom(prints[j]);
                if (difference <= MostDifferenceAt(Math.Min(prints[i].Seconds, prints[j].Seconds)))
                {
                    lock (gate)
                    {
                        Join(joined, i, j);
                        matches.Add((i, difference));
                    }
                }
            }
        });

        var worst = matches.GroupBy(match => Root(joined, match.Place)).ToDictionary(group => group.Key, group => group.Max(match => match.Difference));
        return
        [
            .. Enumerable.Range(0, order.Length)
                .GroupBy(place => Root(joined, place))
                .Where(group => worst.ContainsKey(group.Key))
                .Select(group => new SameRecording([.. group.Select(place => order[place]).Order()], worst[group.Key]))
                .OrderBy(group => group.Members[0]),
        ];
    }

    /// <summary>The shorter a sound, the more two different ones may agree by chance: six and a half deviations are kept from that, at 16 independent signs a second.</summary>
    private static double MostDifferenceAt(double seconds) => Math.Min(MostDifference, 0.5 - (6.5 * 0.5 / Math.Sqrt(16 * seconds)));

    private static int Root(int[] joined, int place)
    {
        while (joined[place] != place)
        {
            place = joined[place];
        }

        return place;
    }

    // Always below the smaller one, so that no ring can arise.
    private static void Join(int[] joined, int i, int j)
    {
        var (a, b) = (Root(joined, i), Root(joined, j));
        joined[Math.Max(a, b)] = Math.Min(a, b);
    }
}

/// <summary>A song as it is compared.</summary>
/// <param name="Fingerprint">What it sounds like; null where there is nothing to hear.</param>
/// <param name="Seconds">Its length.</param>
internal readonly record struct HeardSound(SoundFingerprint? Fingerprint, double Seconds);

/// <summary>Songs that are one recording.</summary>
/// <param name="Members">Places in what was compared, in order.</param>
/// <param name="Difference">Share of the signs in which they differ, of the worst pair that was compared.</param>
internal sealed record SameRecording(IReadOnlyList<int> Members, double Difference);
