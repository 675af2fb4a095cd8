using AceData.Library;
using AceData.Lyrics;
using AceData.Lyrics.Identity;
using AceData.Lyrics.Sources;
using AceData.Testing;

namespace AceData.Tests.Lyrics;

public class SongLyricsSearchTests
{
    [Fact]
    public async Task A_file_that_is_no_text_is_named_and_no_reason_to_run_again()
    {
        using var folder = new TempDir();
        File.WriteAllBytes(folder["song.txt"], [0x7F, 0x45, 0x4C, 0x46, 0, 0, 1, 2]);
        var search = await SearchAsync(folder);

        var (status, cause, detail) = search.WhyNothing();

        Assert.Equal((LyricsStatus.NotFound, LyricsCause.Unreadable), (status, cause));
        Assert.Contains("song.txt' was not read: it is not text", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_text_is_named_although_another_has_the_words()
    {
        using var folder = new TempDir();
        File.WriteAllBytes(folder["song.txt"], [0x7F, 0x45, 0x4C, 0x46, 0, 0, 1, 2]);
        File.WriteAllText(folder["song.lrc"], "[00:01.00]one\n[00:04.00]two\n");
        var search = await SearchAsync(folder);

        Assert.True(search.IsSure);
        Assert.Contains("not text", Assert.Single(search.Best!.Review()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_too_long_for_a_song_is_said_to_be()
    {
        using var folder = new TempDir();
        File.WriteAllText(folder["song.txt"], string.Concat(Enumerable.Repeat("carry it home\n", 5_000)));
        var search = await SearchAsync(folder);

        Assert.Null(search.Best);
        Assert.Contains("50000 characters", search.WhyNothing().Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_names_its_song_is_taken_once_the_song_is_known()
    {
        using var folder = new TempDir();
        File.WriteAllText(folder["song.lrc"], "[ar:Iris Vale]\n[ti:Salt Letters]\n[00:01.00]one\n[00:04.00]two\n");
        var search = await SearchAsync(folder);
        Assert.False(search.IsSure);

        search.LookFor(new LyricsQuestion(folder["song.mp3"], IdentityReader.FromNames("Iris Vale", "Salt Letters", IdentitySource.EmbeddedTags)));

        Assert.True(search.IsSure);
        Assert.Equal(2, search.Best!.Text.Document.LineCount);
    }

    private static async Task<SongLyricsSearch> SearchAsync(TempDir folder)
    {
        var song = new Song { Path = folder["song.mp3"], Root = folder.Path, Length = 1, ModifiedUtc = DateTime.UnixEpoch };
        var search = new SongLyricsSearch(0, song, default, MayWrite: true, IsFailureText: false);
        var source = new SideCarSource();
        search.Add(source, await source.AskAsync(search.Question, TestContext.Current.CancellationToken), inferStructure: false);
        return search;
    }
}
