using AceData.Datasets;
using AceData.Datasets.Converting;
using AceData.Jobs;
using AceData.Settings;
using AceData.Tests.Datasets.Checking;
using AceData.Tests.Files;

namespace AceData.Tests.Datasets.Converting;

public class DataSetLookTests
{
    private static readonly HashSet<string> None = [];

    [Fact]
    public async Task A_data_set_is_current_until_a_text_or_a_song_is_another_one()
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", "rock, 120 bpm", "[verse]\nla\n");
        folder.Song("b.wav", "pop, 90 bpm", null);
        Assert.Equal((false, null), (Look(folder).IsThere, Look(folder).Problem));

        await ConvertAsync(folder, new());
        Assert.Equal((true, 2, 0), (Look(folder).IsCurrent, Look(folder).Songs, Look(folder).Changed));

        // The same texts written once more are the same songs; other ones are not.
        File.WriteAllText(folder["a_prompt.txt"], "rock, 120 bpm");
        Assert.True(Look(folder).IsCurrent);
        File.WriteAllText(folder["a_prompt.txt"], "rock, 121 bpm");
        Assert.Equal(1, Look(folder).Changed);
        File.WriteAllText(folder["b_lyrics.txt"], "la la");
        folder.Song("c.wav", "jazz, 100 bpm", null);
        Assert.Equal(3, Look(folder).Changed);
        await ConvertAsync(folder, new());
        File.Delete(folder["b.wav"]);
        Assert.Equal((false, 1), (Look(folder).IsCurrent, Look(folder).Changed));
        Assert.Equal(["data/audio/b.wav"], Look(folder).Leaving.Names);
        Assert.False(Look(folder).Leaving.IsMost);
        File.Delete(folder["a.wav"]);
        Assert.True(Look(folder).Leaving.IsMost);
    }

    [Fact]
    public async Task What_would_be_left_out_again_is_not_missing_and_other_defaults_are_another_data_set()
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", "rock, 120 bpm", null);
        folder.Song("b.wav", null, null);
        await ConvertAsync(folder, new() { SkipBlocked = true });

        Assert.Equal(1, Look(folder).Changed);
        Assert.True(Look(folder, new(), new HashSet<string> { folder["b.wav"] }).IsCurrent);
        Assert.Equal(2, Look(folder, new() { DefaultLyrics = "[instrumental]" }).Changed);
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

        Assert.Equal([folder["a.wav"], folder["b.wav"]], ConvertBlocks.Of(check, new(), Root(folder).Audio).Select(finding => finding.File).Order(StringComparer.Ordinal));
        Assert.Equal("LYRICS-FAILURE", Assert.Single(ConvertBlocks.Of(check, new() { DefaultTag = "rock" }, Root(folder).Audio)).Code);
    }

    [Fact]
    public void What_blocks_in_another_folder_is_no_concern_of_the_one_that_is_converted()
    {
        using var folder = new CheckFolder();
        folder.Song(Path.Combine("mine", "a.wav"), "rock, 120 bpm", CheckFolder.Lyrics);
        folder.Song(Path.Combine("mine too", "b.wav"), null, null);
        var check = folder.Check();

        Assert.Empty(ConvertBlocks.Of(check, new(), folder["mine"]));
        Assert.Equal("PROMPT-MISSING", Assert.Single(ConvertBlocks.Of(check, new(), folder["mine too"])).Code);
        Assert.Single(ConvertBlocks.Of(check, new(), Root(folder).Audio));
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

    private static DataSetLook Look(CheckFolder folder, ConvertDatasetRequest? request = null, IReadOnlySet<string>? leftOut = null) =>
        DataSetLook.At(request ?? new(), Root(folder), leftOut ?? None, FolderCheck.ScanOf(Root(folder).Audio, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

    private static Task<ConvertDatasetResult> ConvertAsync(CheckFolder folder, ConvertDatasetRequest request) =>
        new ConvertDataset(TimeProvider.System).RunAsync(request with { DataRoot = folder.Root }, new Progress<JobEvent>(), TestContext.Current.CancellationToken);
}
