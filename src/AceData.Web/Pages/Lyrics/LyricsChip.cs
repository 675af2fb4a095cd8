using AceData.Library.Catalog;

namespace AceData.Web.Pages.Lyrics;

/// <summary>The quick filters of the lyrics page.</summary>
public enum LyricsChip
{
    All,
    Missing,
    Uncertain,
    Suspicious,
    Found,
    Edited,
    Instrumental,

    /// <summary>Songs that have a text, and another one waits for an answer.</summary>
    Suggestion,
}

internal static class LyricsChips
{
    /// <summary>True for the songs that the filter shows.</summary>
    public static bool Fits(this LyricsChip chip, SongEntry song) => chip switch
    {
        LyricsChip.All => true,
        LyricsChip.Suggestion => song.LyricsSuggestion is not null && song.Lyrics != LyricsState.Uncertain,
        LyricsChip.Missing => song.IsRead && song.Lyrics == LyricsState.Missing,
        LyricsChip.Uncertain => song.Lyrics == LyricsState.Uncertain,
        LyricsChip.Suspicious => song.Lyrics == LyricsState.Suspicious,
        LyricsChip.Found => song.Lyrics == LyricsState.Found,
        LyricsChip.Edited => song.Lyrics == LyricsState.Edited,
        _ => song.Lyrics == LyricsState.Instrumental,
    };
}
