using AceData.Datasets.Checking;
using AceData.Library.Catalog;
using AceData.Tagging.Policy;

namespace AceData.Datasets;

/// <summary>How far a collection is on its way to a training set. What it counts, the check counts alike.</summary>
public sealed record Readiness
{
    private static readonly string[] Unheard = [CheckCodes.AudioBad.Name, CheckCodes.AudioEmpty.Name];

    /// <summary>All songs, empty files and others that cannot be read included.</summary>
    public int Songs { get; init; }

    /// <summary>Songs with tags that need no second look, more than tempo and key, and with words or the mark that nobody sings.</summary>
    public int Ready { get; init; }

    /// <summary>Songs without one tag.</summary>
    public int Untagged { get; init; }

    /// <summary>Songs whose tags say tempo and key and nothing else.</summary>
    public int TempoAndKey { get; init; }

    /// <summary>Songs that a person should look at.</summary>
    public int NeedReview { get; init; }

    /// <summary>Songs without lyrics that no tag calls instrumental; a training set takes them for instrumental.</summary>
    public int WithoutLyrics { get; init; }

    /// <summary>Files and folders that cannot be read, songs whose sound cannot by the last check, and songs whose tags cannot.</summary>
    public int Unreadable { get; init; }

    /// <summary>Counts a list. The texts beside files that are no songs to the list are read for it.</summary>
    public static Readiness Of(CatalogSnapshot songs)
    {
        var unopened = UnopenedSongs.WithOwnTexts(songs.Songs.Select(song => song.Song), songs.Problems)
            .Select(song => (Prompt: ReadSideCar.From(song.Song.PromptPath), Lyrics: ReadSideCar.From(song.Song.LyricsPath)))
            .Select(texts => (texts.Prompt.Problem, PromptLine.Parse(texts.Prompt.Text ?? "").Tags, HasLyrics: !texts.Lyrics.IsBlank))
            .ToList();
        return new Readiness
        {
            Songs = songs.Songs.Count + UnopenedSongs.Count(songs.Problems),
            Untagged = songs.Songs.Count(song => song.HasNoTags) + unopened.Count(song => song.Problem is null && song.Tags.Count == 0),
            TempoAndKey = songs.Songs.Count(song => song.HasOnlyTempoAndKey) + unopened.Count(song => PromptLine.SaysTempoAndKeyOnly(song.Tags)),
            NeedReview = songs.Songs.Count(song => song.NeedsReview),
            WithoutLyrics = songs.Songs.Count(HasNoLyrics) + unopened.Count(song => !song.HasLyrics && !song.Tags.Contains("instrumental", StringComparer.OrdinalIgnoreCase)),
            Unreadable = songs.Problems.Count + songs.Songs.Count(song => song.PromptProblem is not null || IsUnheard(song)),
            Ready = songs.Songs.Count(song => IsTagged(song) && !song.NeedsReview && !HasNoLyrics(song) && !IsUnheard(song)),
        };
    }

    private static bool IsTagged(SongEntry song) => song is { IsRead: true, PromptProblem: null, HasNoTags: false, HasOnlyTempoAndKey: false };

    private static bool HasNoLyrics(SongEntry song) => song.IsRead && song.Lyrics is LyricsState.Missing or LyricsState.Uncertain && !song.IsTaggedInstrumental;

    private static bool IsUnheard(SongEntry song) => song.Findings.Any(code => Unheard.Contains(code));
}
