using AceData.Datasets;
using MudBlazor;

namespace AceData.Web.Pages.Training;

/// <summary>A line about how many songs are how far.</summary>
/// <param name="Key">Its words are <c>Check.{Key}</c>.</param>
/// <param name="Count">How many.</param>
/// <param name="Filter">The filter of the song list that shows them; null where there is none.</param>
/// <param name="Look">Good, worth a look, or bad.</param>
/// <param name="Icon">The picture of that.</param>
internal sealed record CountLine(string Key, int Count, string? Filter, string Look, string Icon)
{
    /// <summary>The lines of a collection; none where there is nothing to count.</summary>
    public static IEnumerable<CountLine> Of(Readiness now)
    {
        if (HasNothing(now))
        {
            yield break;
        }

        // Nothing done is no reason for a tick.
        yield return now.Ready > 0 ? new("Ready", now.Ready, null, "good", Icons.Material.Outlined.CheckCircle) : new("Ready", 0, null, "warn", Icons.Material.Outlined.Info);
        yield return Left("Untagged", now.Untagged, "tags:0 bpm:none", "bad", Icons.Material.Outlined.Error);
        if (now.TempoAndKey > 0)
        {
            yield return Left("TempoAndKey", now.TempoAndKey, "is:tempo-and-key", "warn", Icons.Material.Outlined.Info);
        }

        yield return Left("NeedReview", now.NeedReview, "is:review", "warn", Icons.Material.Outlined.Flag);
        yield return Left("WithoutLyrics", now.WithoutLyrics, "(lyrics:missing or lyrics:uncertain) -is:instrumental", "warn", Icons.Material.Outlined.Info);
        if (now.Unreadable > 0)
        {
            yield return new("Unreadable", now.Unreadable, null, "bad", Icons.Material.Outlined.Error);
        }
    }

    /// <summary>True where there are no songs yet, and nothing that might be some.</summary>
    public static bool HasNothing(Readiness now) => now is { Songs: 0, Unreadable: 0 };

    private static CountLine Left(string key, int count, string filter, string look, string icon) =>
        count > 0 ? new(key, count, filter, look, icon) : new(key, count, filter, "good", Icons.Material.Outlined.CheckCircle);
}
