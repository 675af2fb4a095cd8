using AceData.Audio;
using AceData.Library;
using AceData.Library.Catalog;
using AceData.Tests.Editing;

namespace AceData.Tests.Library.Catalog;

public class SongCatalogTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_row_shows_what_lies_beside_the_song_and_what_the_library_knows()
    {
        await using var songs = await EditedSongs.MakeAsync("hip hop, 200 bpm, minor key, wobbly", null);
        File.WriteAllText(songs.Folder["1_lyrics.txt"], "[inst]");
        songs.WriteByJob(1, "rap, 93 bpm", ConfidenceLevel.Low);
        songs.Catalog.Touch([songs.Folder["1_lyrics.txt"]]);

        var hand = songs.Row(0);
        Assert.True(hand.IsEdited);
        Assert.Equal(["genre", "bpm", "key", null], hand.Tags.Select(tag => tag.Category));
        Assert.Equal([new ReviewNote(ReviewCause.TempoDoubtful, "bpm", 200, 0)], hand.Review);
        Assert.Equal(LyricsState.Missing, hand.Lyrics);

        var job = songs.Row(1);
        Assert.Equal(SideCarState.WrittenByJob, job.PromptState);
        Assert.Equal([ConfidenceLevel.Low, ConfidenceLevel.Low], job.Tags.Select(tag => tag.Confidence!.Value));
        Assert.Contains(new ReviewNote(ReviewCause.LowConfidence, "rap"), job.Review);
        Assert.Contains(new ReviewNote(ReviewCause.BelowMinimum, "mood", 0, 3), job.Review);
        Assert.Equal(LyricsState.Instrumental, job.Lyrics);
        Assert.Equal("rap, 93 bpm", songs.Catalog.Answers(job.Id).Single(answer => answer.Category == "mood").Answer);
    }

    [Theory]
    [InlineData("[verse]\nshort", new[] { LyricsSuspicion.TooShort })]
    [InlineData("X1", new[] { LyricsSuspicion.NoLineBreaks })]
    [InlineData("X2", new[] { LyricsSuspicion.TooLong })]
    [InlineData("12 ContributorsNight Bus Lyrics[Verse]\nLast stop, nobody home\nRain on the window, I ride alone\nRide alone, ride alone, ride\n", new[] { LyricsSuspicion.PageWords })]
    [InlineData("[verse]\nLast stop, nobody home\nRain on the window, I ride alone\nRide alone, ride alone, ride alone\n", new LyricsSuspicion[0])]
    public void A_text_that_looks_like_no_lyrics_is_suspicious(string text, LyricsSuspicion[] expected)
    {
        text = text switch { "X1" => new string('a', 500), "X2" => string.Concat(Enumerable.Repeat("a line of it\n", 1000)), _ => text };
        Assert.Equal(expected, LyricsFacts.SuspicionsOf(text));
    }

    [Fact]
    public async Task A_scan_that_waited_looks_at_the_folders_that_were_chosen_meanwhile()
    {
        await using var songs = await EditedSongs.MakeAsync("rap", null);
        using var other = new Testing.TempDir();
        AceData.Tests.Library.Songs.Make(other, ["other.mp3"]);

        // All three are under way before the first is done.
        await Task.WhenAll(
            songs.Catalog.RescanAsync(TestContext.Current.CancellationToken),
            songs.Catalog.OpenAsync([other.Path], TestContext.Current.CancellationToken),
            songs.Catalog.RescanAsync(TestContext.Current.CancellationToken));

        Assert.Equal("other", Assert.Single(songs.Catalog.Current.Songs).Title);
    }

    [Fact]
    public async Task What_another_program_changes_is_noticed()
    {
        await using var songs = await EditedSongs.MakeAsync("rap", null);
        Assert.True(songs.Catalog.IsWatching);

        File.WriteAllText(songs.Folder["0_prompt.txt"], "pop");
        await Until(() => songs.Row(0).Line == "pop");

        File.WriteAllText(songs.Folder["new.mp3"], "audio");
        File.Delete(songs.Folder["1.mp3"]);
        await Until(() => songs.Catalog.Current.Songs.Select(row => row.Title).SequenceEqual(["0", "new"]));
    }

    [Fact]
    public async Task A_second_look_finds_every_change_without_the_watcher()
    {
        await using var songs = await EditedSongs.MakeAsync("rap", "pop", null);
        var before = songs.Row(1);
        File.WriteAllText(songs.Folder["0_prompt.txt"], "changed");
        File.Delete(songs.Folder["2.mp3"]);

        await songs.Catalog.RescanAsync(TestContext.Current.CancellationToken);

        Assert.Equal("changed", songs.Row(0).Line);
        Assert.Same(before.Tags, songs.Row(1).Tags);
        Assert.Equal(2, songs.Catalog.Current.Songs.Count);
        Assert.True(songs.Catalog.Current.IsComplete);
    }

    [Fact]
    public async Task Many_changes_are_told_in_few_notifications_that_name_every_song()
    {
        await using var songs = await EditedSongs.MakeAsync([.. Enumerable.Repeat<string?>("rap", 300)]);
        var (told, times) = (new HashSet<SongId>(), 0);
        songs.Catalog.Changed += change =>
        {
            lock (told)
            {
                told.UnionWith(change.Ids);
                times++;
            }
        };

        foreach (var id in songs.All)
        {
            songs.Catalog.NoteFailure(id, new SongFailure("tag", "AUDIO-BAD", "It is damaged."));
        }

        await Until(() => told.Count == 300);
        Assert.InRange(times, 1, 30);
    }

    [Fact]
    public async Task A_folder_that_is_gone_leaves_the_list_as_it_is()
    {
        await using var songs = await EditedSongs.MakeAsync("rap");
        await Assert.ThrowsAsync<AceDataException>(() => songs.Catalog.OpenAsync([songs.Folder["nowhere"]], TestContext.Current.CancellationToken));
        Assert.Single(songs.Catalog.Current.Songs);
    }

    [Fact]
    public async Task A_prompt_file_that_is_no_text_is_a_problem_of_its_song_only()
    {
        await using var songs = await EditedSongs.MakeAsync("rap", "pop");
        File.WriteAllBytes(songs.Folder["0_prompt.txt"], [0xC3, 0x28, 0x00]);
        songs.Catalog.Touch([songs.Id(0)]);

        Assert.NotNull(songs.Row(0).PromptProblem);
        Assert.Equal("pop", songs.Row(1).Line);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("0123456789ABCDEF")]
    [InlineData("")]
    [InlineData(null)]
    public void Only_ids_are_ids(string? text) => Assert.False(SongId.TryParse(text, out _));

    [Fact]
    public void An_id_is_read_back() => Assert.True(SongId.TryParse(SongId.Of("/music/ä.mp3").ToString(), out var id) && id == SongId.Of("/music/ä.mp3"));

    private static async Task Until(Func<bool> isSo)
    {
        using var late = new CancellationTokenSource(Deadline);
        while (!isSo())
        {
            await Task.Delay(20, late.Token);
        }
    }
}
