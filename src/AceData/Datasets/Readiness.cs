using AceData.Library.Catalog;

namespace AceData.Datasets;

/// <summary>How far a collection is on its way to a training set.</summary>
public sealed record Readiness
{
    /// <summary>All songs.</summary>
    public int Songs { get; init; }

    /// <summary>Songs with tags of a listener or a person that need no second look, and with words or the mark that nobody sings.</summary>
    public int Ready { get; init; }

    /// <summary>Songs without tags, or with measured ones only.</summary>
    public int Untagged { get; init; }

    /// <summary>Songs that a person should look at.</summary>
    public int NeedReview { get; init; }

    /// <summary>Songs without lyrics; a training set takes them for instrumental.</summary>
    public int WithoutLyrics { get; init; }

    /// <summary>Songs that cannot be read, or whose tags cannot.</summary>
    public int Unreadable { get; init; }

    /// <summary>Counts a list.</summary>
    public static Readiness Of(CatalogSnapshot songs) => new()
    {
        Songs = songs.Songs.Count,
        Untagged = songs.Songs.Count(song => song.IsUntagged),
        NeedReview = songs.Songs.Count(song => song.NeedsReview),
        WithoutLyrics = songs.Songs.Count(HasNoLyrics),
        Unreadable = songs.Problems.Count + songs.Songs.Count(song => song.PromptProblem is not null),
        Ready = songs.Songs.Count(song => IsTagged(song) && !song.NeedsReview && !HasNoLyrics(song)),
    };

    private static bool IsTagged(SongEntry song) => song.IsRead && !song.IsUntagged && song.PromptProblem is null;

    private static bool HasNoLyrics(SongEntry song) => song.IsRead && song.Lyrics is LyricsState.Missing or LyricsState.Uncertain;
}
