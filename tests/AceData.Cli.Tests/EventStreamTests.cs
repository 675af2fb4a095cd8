using System.Text.Json;
using AceData.Testing;

namespace AceData.Cli.Tests;

/// <summary>The promises of docs/events.md, with every verb.</summary>
public class EventStreamTests
{
    [Theory]
    [InlineData(0, "tag", "song.wav", "--engine", "none")]
    [InlineData(1, "tag", ".", "--engine", "none")]
    [InlineData(2, "tag", "not-there")]
    [InlineData(1, "analyze", ".")]
    [InlineData(2, "analyze", "empty")]
    [InlineData(1, "parse-answers", "answers.jsonl")]
    [InlineData(2, "parse-answers", "none.jsonl")]
    [InlineData(null, "doctor")]
    public async Task Every_verb_begins_with_started_and_ends_with_its_one_result(int? exit, params string[] arguments)
    {
        using var folder = Folder();
        var run = await AceDataProgram.RunAsync(folder.Path, [.. arguments, "--events", "json"]);
        var events = Events(run.Output);

        Assert.Equal(exit ?? run.Exit, run.Exit);
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(e => e.GetProperty("seq").GetInt32()));
        Assert.Equal(arguments[0], events[0].GetProperty("operation").GetString());
        Assert.Single(events, e => Type(e) == "started");
        Assert.Single(events, e => Type(e) == "result");
        Assert.Equal(("result", run.Exit), (Type(events[^1]), events[^1].GetProperty("exit").GetInt32()));
    }

    [Fact]
    public async Task An_item_of_an_analysis_carries_what_was_measured_under_its_full_path()
    {
        using var folder = Folder();
        var items = Events((await AceDataProgram.RunAsync(folder.Path, "analyze", "song.wav", "broken.mp3", "--events", "json")).Output).Where(e => Type(e) == "item").ToList();

        Assert.Equal([folder["song.wav"], folder["broken.mp3"]], items.Select(i => i.GetProperty("id").GetString()));
        Assert.Equal(4, items[0].GetProperty("result").GetProperty("duration_s").GetDouble(), 0.1);
        Assert.Contains(items[0].GetProperty("result").GetProperty("key").GetProperty("mode").GetString(), new[] { "major", "minor" });
        Assert.False(items[0].TryGetProperty("code", out _));
        Assert.Equal("AUDIO-BAD", items[1].GetProperty("code").GetString());
    }

    [Fact]
    public async Task An_error_that_ends_the_run_has_its_code()
    {
        using var folder = Folder();
        var events = Events((await AceDataProgram.RunAsync(folder.Path, "analyze", "empty", "--events", "json")).Output);
        var log = Assert.Single(events, e => Type(e) == "log");
        Assert.Equal(("error", "NO-SONGS"), (log.GetProperty("level").GetString(), log.GetProperty("code").GetString()));
    }

    private static string? Type(JsonElement one) => one.GetProperty("type").GetString();

    private static List<JsonElement> Events(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private static TempDir Folder()
    {
        var folder = new TempDir();
        Directory.CreateDirectory(folder["empty"]);
        File.WriteAllBytes(folder["song.wav"], WavFile.Pcm16(Signals.Loop(100, 4, [57, 53, 48, 55], minor: false)));
        File.WriteAllText(folder["broken.mp3"], "no song");
        File.WriteAllText(folder["answers.jsonl"], "{\"id\":1,\"category\":\"mood\",\"answer\":\"dark\"}\nno line\n");
        return folder;
    }
}
