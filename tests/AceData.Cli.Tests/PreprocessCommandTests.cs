using System.Text.Json;

namespace AceData.Cli.Tests;

public class PreprocessCommandTests
{
    [Fact]
    public async Task A_data_set_becomes_samples_in_the_terminal_and_as_a_job()
    {
        using var folder = await PreprocessSongFolder.MakeAsync(2);

        var first = await AceDataProgram.RunAsync(folder.Path, [.. folder.Arguments, "--shard", "1/2", "--json"]);
        Assert.True(first.Exit == 0, first.Error);
        Assert.Equal(1, JsonDocument.Parse(first.Output).RootElement.GetProperty("made").GetInt32());

        var job = await AceDataProgram.RunAsync(folder.Path, [.. folder.Arguments, "--events", "json"]);
        Assert.True(job.Exit == 0, job.Error);
        var events = job.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal("preprocess", events[0].GetProperty("operation").GetString());
        Assert.Equal(["made", "unchanged"], events.Where(one => one.GetProperty("type").GetString() == "item").Select(one => one.GetProperty("state").GetString()).Order(StringComparer.Ordinal));
        Assert.Equal((1, 1, 0), (Count("made"), Count("unchanged"), Count("failed")));
        Assert.Equal(["00.hdf5", "01.hdf5"], folder.Names());

        int Count(string name) => events[^1].GetProperty("counts").GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task What_is_missing_is_said_before_anything_begins()
    {
        using var folder = await PreprocessSongFolder.MakeAsync(1);
        var models = await AceDataProgram.RunAsync(folder.Path, "preprocess", "--checkpoint_dir", "nowhere", "--device", "cpu");
        Assert.Equal(3, models.Exit);
        Assert.Contains("MODEL-MISSING", models.Error, StringComparison.Ordinal);
        var set = await AceDataProgram.RunAsync(folder.Path, [.. folder.Arguments, "--input_name", "elsewhere"]);
        Assert.Equal(2, set.Exit);
        Assert.False(Directory.Exists(folder["data/data_sets/train_set"]));
    }
}
