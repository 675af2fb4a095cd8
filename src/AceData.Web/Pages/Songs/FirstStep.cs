using AceData.Library;
using AceData.Library.Catalog;
using AceData.Settings;

namespace AceData.Web.Pages.Songs;

/// <summary>One of the steps from nothing to a checked set of songs. Whether it is done is read from the songs and the settings, never ticked by hand.</summary>
/// <param name="Name">Stable name; its words are <c>First.{Name}</c> and <c>First.{Name}.Text</c>.</param>
/// <param name="IsDone">Nothing is left of it.</param>
/// <param name="Left">Songs that are left; 0 where nothing can be counted.</param>
internal sealed record FirstStep(string Name, bool IsDone, int Left = 0)
{
    /// <summary>All steps in their order. A new one is a line here and two words in both languages.</summary>
    public static IReadOnlyList<FirstStep> Of(IReadOnlyList<SongEntry> songs, AppSettings settings)
    {
        var (waiting, review, lyrics) = (songs.Count(song => song.AwaitsTags), songs.Count(song => song.NeedsReview), songs.Count(song => song.Lyrics == LyricsState.Missing));
        var isTagged = songs.Any(song => song.IsRead && !song.AwaitsTags);
        return
        [
            new("Add", songs.Count > 0),
            new("Listen", settings.ServerAddress is not null || songs.Any(song => song.PromptState != SideCarState.MadeUp && song.Tags.Any(tag => tag.Source == ValueSource.Model))),
            new("Tag", isTagged && waiting == 0, waiting),
            new("Check", isTagged && review == 0, review),
            new("Lyrics", songs.Count > 0 && lyrics == 0, lyrics),
        ];
    }
}
