using System.Text.Json;

namespace AceData.Cli.Tests;

/// <summary>acedata preprocess --look: which songs have their sample, for people and for the scripts of schedulers.</summary>
public class PreprocessLookTests
{
    [Fact]
    public async Task It_says_what_is_missing_and_in_which_parts_and_computes_nothing()
    {
        using var folder = await PreprocessSongFolder.MakeAsync(5);
        var before = await LookAsync(folder, "--parts", "2");
        Assert.Equal((1, "1,2\n"), (before.Exit, before.Output));
        Assert.False(Directory.Exists(folder.TrainSet));

        Assert.Equal(0, (await AceDataProgram.RunAsync(folder.Path, [.. folder.Arguments, "--shard", "1/2"])).Exit);

        var half = await LookAsync(folder, "--parts", "2");
        Assert.Equal((1, "2\n"), (half.Exit, half.Output));
        Assert.Contains("3 of 5 songs have their training sample", half.Error, StringComparison.Ordinal);
        Assert.Contains("songs/01.wav: no sample yet", half.Error, StringComparison.Ordinal);
        Assert.Equal((1, "2,4\n"), await LookAsync(folder, "--parts", "5") is var fifths ? (fifths.Exit, fifths.Output) : default);
        Assert.Equal((0, 1), ((await LookAsync(folder, "--shard", "1/2")).Exit, (await LookAsync(folder, "--shard", "2/2")).Exit));
        var missing = JsonDocument.Parse((await LookAsync(folder, "--json")).Output).RootElement.GetProperty("missing");
        Assert.Equal(["01 missing", "03 missing"], missing.EnumerateArray().Select(song => $"{song.GetProperty("key").GetString()} {song.GetProperty("stand").GetString()}"));

        Assert.Equal(0, (await AceDataProgram.RunAsync(folder.Path, folder.Arguments)).Exit);
        var all = await LookAsync(folder, "--parts", "2");
        Assert.Equal((0, ""), (all.Exit, all.Output));

        await folder.WriteSetAsync(4, "house");
        Assert.Contains("1 sample is of a song that is not in the data set any more; --prune deletes what AceData made of that:\n  04\n", (await LookAsync(folder)).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--look --parts 0", "SHARD-BAD")]
    [InlineData("--look --parts 2 --shard 1/2", "LOOK-ONLY")]
    [InlineData("--parts 2", "LOOK-ONLY")]
    [InlineData("--look --input_name elsewhere", "DATASET-MISSING")]
    public async Task What_makes_no_sense_is_refused(string arguments, string code)
    {
        using var folder = await PreprocessSongFolder.MakeAsync(1);

        var run = await AceDataProgram.RunAsync(folder.Path, ["preprocess", .. arguments.Split(' ')]);

        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_data_set_is_the_command_that_makes_it_names_the_data_folder()
    {
        using var folder = new AceData.Testing.TempDir();

        var run = await AceDataProgram.RunAsync(Path.GetTempPath(), "preprocess", "--look", "--data-root", folder.Path);

        Assert.Contains($" convert --data-root {folder.Path}, or name", run.Error, StringComparison.Ordinal);
    }

    private static Task<AceDataProgram.Run> LookAsync(PreprocessSongFolder folder, params string[] arguments) => AceDataProgram.RunAsync(folder.Path, ["preprocess", "--look", .. arguments]);
}
