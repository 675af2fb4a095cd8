using AceData.Datasets;
using AceData.Datasets.Converting;
using AceData.Jobs;
using AceData.Library;
using AceData.Settings;
using AceData.Tagging;
using AceData.Tests.Datasets.Checking;
using AceData.Tests.Files;

namespace AceData.Tests.Datasets.Converting;

public class DataSetLookTests
{
    [Fact]
    public async Task A_data_set_is_current_until_a_text_or_a_song_is_another_one()
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", "rock, 120 bpm", "[verse]\nla\n");
        folder.Song("b.wav", "pop, 90 bpm", null);
        Assert.Equal((false, null), (Look(folder).IsThere, Look(folder).Problem));

        await ConvertAsync(folder, new());
        Assert.Equal((true, 2, 0), (Look(folder).IsCurrent, Look(folder).Songs, Look(folder).LeftOut));

        // The same texts written once more are the same songs; other ones are not.
        File.WriteAllText(folder["a_prompt.txt"], "rock, 120 bpm");
        Assert.True(Look(folder).IsCurrent);
        File.WriteAllText(folder["a_prompt.txt"], "rock, 121 bpm");
        Assert.Equal(1, Look(folder).Changed);
        File.WriteAllText(folder["b_lyrics.txt"], "la la");
        folder.Song("c.wav", "jazz, 100 bpm", null);
        Assert.Equal((2, 1, 0), (Look(folder).Changed, Look(folder).New, Look(folder).Gone));
        await ConvertAsync(folder, new());
        File.Delete(folder["b.wav"]);
        Assert.Equal((false, 0, 0, 1), (Look(folder).IsCurrent, Look(folder).Changed, Look(folder).New, Look(folder).Gone));
        Assert.Equal(["data/audio/b.wav"], Look(folder).Leaving.Names);
        Assert.False(Look(folder).Leaving.IsMost);
        File.Delete(folder["a.wav"]);
        Assert.True(Look(folder).Leaving.IsMost);
    }

    [Fact]
    public async Task Without_songs_to_compare_with_none_is_said_to_be_another_one()
    {
        using var folder = new CheckFolder();
        var song = folder.Song("a.wav", "rock, 120 bpm", null);
        await ConvertAsync(folder, new());
        File.Delete(song);
        Assert.Equal((false, true, 0, 0, 1), (Look(folder).IsCurrent, Look(folder).HasNoSongs, Look(folder).Changed, Look(folder).New, Look(folder).Gone));

        Directory.Delete(Root(folder).Audio, recursive: true);
        Assert.Equal((true, true, 0, 0), (Look(folder).IsThere, Look(folder).HasNoSongs, Look(folder).Changed, Look(folder).New));
    }

    [Fact]
    public async Task A_data_set_without_what_blocks_is_current_though_nobody_checked_and_says_how_many_it_leaves_out()
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", "rock, 120 bpm", null);
        folder.Song("b.wav", null, null);
        folder.Song("c.wav", null, "⚠️ Lyrics not found");
        folder.Song("empty.wav", "rock", null, content: []);
        var skip = new ConvertDatasetRequest { SkipBlocked = true };
        Assert.Equal(3, (await ConvertAsync(folder, skip)).LeftOut.Count);

        Assert.Equal((true, 1, 3), (Look(folder, skip).IsCurrent, Look(folder, skip).Songs, Look(folder, skip).LeftOut));
        Assert.Equal((2, 0), (Look(folder).New, Look(folder).LeftOut));
        Assert.Equal((1, 2), (Look(folder, skip with { DefaultTag = "rock" }).New, Look(folder, skip with { DefaultTag = "rock" }).LeftOut));
        Assert.Equal(1, Look(folder, skip with { DefaultLyrics = "[instrumental]" }).Changed);
    }

    [Fact]
    public async Task A_song_that_was_left_out_and_mended_since_is_missing_whatever_was_found_before()
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", "rock, 120 bpm", null);
        folder.Song("b.wav", null, null);
        var skip = new ConvertDatasetRequest { SkipBlocked = true };
        await ConvertAsync(folder, skip);
        File.WriteAllText(folder["b_prompt.txt"], "pop, 90 bpm");
        var suspects = new HashSet<string> { folder["b.wav"] };
        Assert.Equal((1, 0, 0), (Look(folder, skip, suspects).New, Look(folder, skip, suspects).Gone, Look(folder, skip, suspects).LeftOut));

        await ConvertAsync(folder, skip);
        Assert.True(Look(folder, skip, suspects).IsCurrent);
        File.Delete(folder["b_prompt.txt"]);
        Assert.Equal((0, 0, 1, 1), (Look(folder, skip).Changed, Look(folder, skip).New, Look(folder, skip).Gone, Look(folder, skip).LeftOut));
        Assert.Equal((0, 1, 1), (Look(folder, skip, suspects).New, Look(folder, skip, suspects).Gone, Look(folder, skip, suspects).LeftOut));
    }

    [Fact]
    public async Task A_folder_of_something_else_is_said_and_one_that_was_cut_off_is_none()
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", "rock, 120 bpm", null);
        Assert.Contains("is not a data set", Look(folder, new() { OutputName = "data/audio" }).Problem, StringComparison.Ordinal);
        await ConvertAsync(folder, new());
        File.Delete(Path.Combine(Look(folder).Folder, "state.json"));

        Assert.Equal((false, false), (Look(folder).IsThere, Look(folder).IsCurrent));
        Assert.NotNull(Look(folder).Problem);
    }

    [Fact]
    public async Task A_folder_that_may_not_be_read_is_said_in_words()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Permissions are those of Linux.");
        using var folder = new CheckFolder();
        folder.Song("a.wav", "rock, 120 bpm", null);
        await ConvertAsync(folder, new());
        var set = Look(folder).Folder;
        File.SetUnixFileMode(set, UnixFileMode.None);
        try
        {
            var look = AsNobody.Run(() => Look(folder));

            Assert.Equal((false, $"'{set}' cannot be read. You may not read it. Change its permissions."), (look.IsThere, look.Problem));
        }
        finally
        {
            File.SetUnixFileMode(set, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void Default_tags_stand_in_for_missing_ones_and_for_nothing_else()
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", null, null);
        folder.Song("b.wav", null, "⚠️ Lyrics not found");
        var check = folder.Check();

        Assert.Equal([folder["a.wav"], folder["b.wav"]], ConvertBlocks.Of(check.Findings, new(), Root(folder).Audio).Select(finding => finding.File).Order(StringComparer.Ordinal));
        Assert.Equal("LYRICS-FAILURE", Assert.Single(ConvertBlocks.Of(check.Findings, new() { DefaultTag = "rock" }, Root(folder).Audio)).Code);
    }

    [Fact]
    public void What_blocks_in_another_folder_is_no_concern_of_the_one_that_is_converted()
    {
        using var folder = new CheckFolder();
        folder.Song(Path.Combine("mine", "a.wav"), "rock, 120 bpm", CheckFolder.Lyrics);
        folder.Song(Path.Combine("mine too", "b.wav"), null, null);
        var check = folder.Check();

        Assert.Empty(ConvertBlocks.Of(check.Findings, new(), folder["mine"]));
        Assert.Equal("PROMPT-MISSING", Assert.Single(ConvertBlocks.Of(check.Findings, new(), folder["mine too"])).Code);
        Assert.Single(ConvertBlocks.Of(check.Findings, new(), Root(folder).Audio));
    }

    [Fact]
    public async Task Converting_looks_without_taking_the_place_of_the_last_check()
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", "rock, 120 bpm", null);
        folder.Check();
        var kept = File.ReadAllText(AceData.Datasets.Checking.Reporting.CheckResultFile.PathIn(Root(folder)));
        await ConvertAsync(folder, new());

        Assert.Equal(kept, File.ReadAllText(AceData.Datasets.Checking.Reporting.CheckResultFile.PathIn(Root(folder))));
    }

    private static DataRoot Root(CheckFolder folder) => DataRoot.Resolve(folder.Root, folder.Root);

    private static DataSetLook Look(CheckFolder folder, ConvertDatasetRequest? request = null, IReadOnlySet<string>? suspects = null)
    {
        using var library = LibraryDatabase.Open(Root(folder).LibraryFile, TimeProvider.System);
        var blocked = new BlockedSongs(library, Root(folder), TagRules.Load(Root(folder), null, null, "default"));
        return DataSetLook.At(request ?? new(), Root(folder), FolderCheck.ScanOf(Root(folder).Audio, TestContext.Current.CancellationToken), blocked, suspects ?? new HashSet<string>(), TestContext.Current.CancellationToken);
    }

    private static Task<ConvertDatasetResult> ConvertAsync(CheckFolder folder, ConvertDatasetRequest request) =>
        new ConvertDataset(TimeProvider.System).RunAsync(request with { DataRoot = folder.Root }, new Progress<JobEvent>(), TestContext.Current.CancellationToken);
}
