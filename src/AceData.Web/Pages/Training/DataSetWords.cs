using AceData.Datasets.Converting;
using AceData.Web.Languages;
using Microsoft.Extensions.Localization;

namespace AceData.Web.Pages.Training;

/// <summary>How a data set differs from the songs, in the language of the window.</summary>
internal static class DataSetWords
{
    /// <summary>The sentences, but for songs that leave, which are named beside them; null when converting once more would write the same. Without songs nothing is known of those in it, and to convert once more is no way out.</summary>
    public static string? Text(IStringLocalizer<TrainingWords> words, DataSetLook look) =>
        look.IsCurrent ? null
        : look.HasNoSongs ? words["Convert.NoSongs"]
        : string.Join(' ', new (string Key, int Songs)[] { ("Convert.Changed", look.Changed), ("Convert.New", look.New) }
            .Where(pair => pair.Songs > 0)
            .Select(pair => words.Count(pair.Key, pair.Songs))
            .Append(words["Convert.Stale"].Value));
}
