using AceData.Library;
using AceData.Library.Catalog;

namespace AceData.Web.Pages.Songs;

/// <summary>The one word that a row says about its song.</summary>
internal enum SongRowState
{
    Reading,
    Failed,
    Suggestion,
    Review,
    Untagged,
    Measured,
    MadeUp,
    Edited,
    Tagged,
}

internal static class SongRowStates
{
    /// <summary>What matters most comes first: a failure before a question before a fact.</summary>
    public static SongRowState Of(SongEntry song) =>
        !song.IsRead ? SongRowState.Reading
        : song.Failure is not null ? SongRowState.Failed
        : song.TagSuggestion is not null ? SongRowState.Suggestion
        : song.PromptState == SideCarState.Missing ? SongRowState.Untagged
        : song.PromptState == SideCarState.MeasuredOnly ? SongRowState.Measured
        : song.PromptState == SideCarState.MadeUp ? SongRowState.MadeUp
        : song.NeedsReview ? SongRowState.Review
        : song.IsEdited ? SongRowState.Edited
        : SongRowState.Tagged;
}
