using System.Text.Json;

namespace AceData.Cli.Tests;

/// <summary>The disk fills up, or the training set goes away, while the real program makes samples: it says so, what is finished stays, and the same command goes on.</summary>
public class PreprocessDiskTests
{
    private const int Songs = 3;

    [Fact]
    public async Task Full_in_the_middle_nothing_is_lost_and_with_room_it_goes_on()
    {
        using var disk = SmallDisk.Mount("24m");
        using var folder = await PreprocessSongFolder.MakeAsync(Songs, disk.Folder.Path);

        var run = await DisturbedAsync(folder, () => disk.Fill());

        Assert.Equal(1, run.Exit);
        Assert.Contains("DISK-FULL", run.Output, StringComparison.Ordinal);
        Assert.Equal(folder.Names().Count, folder.RequireWhole("disk full"));
        disk.Free();
        await RequireNextCompletesAsync(folder);
    }

    [Fact]
    public async Task A_training_set_that_goes_away_ends_the_run_and_no_empty_one_takes_its_place()
    {
        using var folder = await PreprocessSongFolder.MakeAsync(Songs);

        var run = await DisturbedAsync(folder, () => Directory.Move(folder.TrainSet, folder["elsewhere"]));

        Assert.Equal(1, run.Exit);
        Assert.Contains("FOLDER-GONE", run.Output, StringComparison.Ordinal);
        Assert.Contains("train_set", run.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.TrainSet));
        Directory.Move(folder["elsewhere"], folder.TrainSet);
        await RequireNextCompletesAsync(folder);
    }

    [Fact]
    public async Task A_disk_that_is_too_small_is_said_with_numbers_before_anything_is_computed()
    {
        using var disk = SmallDisk.Mount("3m");
        using var folder = await PreprocessSongFolder.MakeAsync(Songs, disk.Folder.Path);

        var run = await AceDataProgram.RunAsync(folder.Path, folder.Arguments);

        Assert.Equal(3, run.Exit);
        Assert.Contains("take about 4.2 MB", run.Error, StringComparison.Ordinal);
        Assert.Contains("are free on the disk of", run.Error, StringComparison.Ordinal);
        Assert.Empty(folder.Names());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_training_set_that_cannot_be_written_is_said_before_anything_is_computed(bool isThere)
    {
        using var disk = SmallDisk.Mount("1m");
        using var folder = await PreprocessSongFolder.MakeAsync(1);
        var set = disk.Folder["set"];
        if (isThere)
        {
            Directory.CreateDirectory(set);
        }

        disk.Lock();
        var run = await AceDataProgram.RunAsync(folder.Path, [.. folder.Arguments, "--output_dir", set]);

        Assert.Equal(3, run.Exit);
        Assert.Contains($"Nothing can be written to '{set}', so it was left as it is.", run.Error, StringComparison.Ordinal);
        Assert.Contains("or choose another folder with --output-dir.", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder[".acedata/cache/preprocess"]));
    }

    [Theory]
    [InlineData("preprocess", "--output_dir", "choose another folder with --output-dir")]
    [InlineData("convert", "--output_name", "choose another place")]
    public async Task Where_no_file_can_be_made_at_all_it_is_said_and_nothing_else_is_blamed(string verb, string option, string advice)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Nothing can be made in /proc, which is on Linux.");
        using var folder = await PreprocessSongFolder.MakeAsync(1);
        string[] arguments = verb == "preprocess" ? folder.Arguments : ["convert", "songs", "--default-tag", "house"];

        var run = await AceDataProgram.RunAsync(folder.Path, [.. arguments, option, "/proc/nix"]);

        Assert.Equal(2, run.Exit);
        Assert.Contains($"Nothing can be written to '/proc/nix', so it was left as it is. '/proc' is no place in which files can be made. Instead, {advice}.", run.Error, StringComparison.Ordinal);
    }

    private static async Task<AceDataProgram.Run> DisturbedAsync(PreprocessSongFolder folder, Action disturb)
    {
        using var process = AceDataProgram.Start(folder.Path, [.. folder.Arguments, "--events", "json"]);
        var told = "";
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            told += line + "\n";
            if (JsonDocument.Parse(line).RootElement.GetProperty("type").GetString() == "progress")
            {
                disturb();
                break;
            }
        }

        var rest = await AceDataProgram.EndAsync(process);
        return rest with { Output = told + rest.Output };
    }

    private static async Task RequireNextCompletesAsync(PreprocessSongFolder folder)
    {
        var next = await AceDataProgram.RunAsync(folder.Path, folder.Arguments);
        Assert.True(next.Exit == 0, next.Error);
        Assert.Equal(Songs, folder.RequireWhole("the next run"));
        Assert.Equal(Songs, folder.Names().Count);
    }
}
