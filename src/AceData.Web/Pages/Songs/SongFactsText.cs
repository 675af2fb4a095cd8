using System.Globalization;
using AceData.Library.Catalog;
using AceData.Web.Languages;
using Microsoft.Extensions.Localization;

namespace AceData.Web.Pages.Songs;

/// <summary>The line below a song's title: length, format, state, folder.</summary>
internal static class SongFactsText
{
    public static string Of(SongEntry song, IStringLocalizer<SongWords> words)
    {
        var parts = new List<string>();
        if (song.Measured is { } measured)
        {
            parts.Add(TimeWords.Clock(TimeSpan.FromSeconds(measured.DurationSeconds)));
            parts.Add(string.Create(CultureInfo.CurrentCulture, $"{measured.Codec} {measured.SampleRate / 1000.0:0.#} kHz"));
        }

        parts.Add(words["State." + SongRowStates.Of(song)]);
        if (song.Folder.Length > 0)
        {
            parts.Add(song.Folder);
        }

        return string.Join(" · ", parts);
    }
}
