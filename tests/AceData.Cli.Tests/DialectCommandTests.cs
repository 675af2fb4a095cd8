using System.Text.Json;
using AceData.Testing;

namespace AceData.Cli.Tests;

public class DialectCommandTests
{
    [Fact]
    public async Task An_export_tells_every_song_and_leaves_a_person_s_file()
    {
        using var folder = Songs("a", "b");
        File.WriteAllText(folder["a_prompt.txt"], "pop, 93 bpm");
        File.WriteAllText(folder["b_prompt.txt"], "rock");
        File.WriteAllText(folder["b.txt"], "my notes");
        var run = await AceDataProgram.RunAsync(folder.Path, "export", ".", "--to", "side-step", "--custom-tag", "zx9", "--events", "json");
        Assert.Equal(1, run.Exit);
        var events = Lines(run.Output).ToList();
        Assert.Equal(("export", 2), (events[0].GetProperty("operation").GetString(), events[0].GetProperty("total").GetInt32()));
        Assert.Equal(["written", "failed"], events.Where(one => Type(one) == "item").Select(one => one.GetProperty("state").GetString()));
        var counts = events[^1].GetProperty("counts");
        Assert.Equal((1, 1), (counts.GetProperty("written").GetInt32(), counts.GetProperty("failed").GetInt32()));
        Assert.Equal("caption: pop\ngenre: pop\nbpm: 93\nkey:\nsignature:\nis_instrumental: false\ncustom_tag: zx9\nlyrics:\n", File.ReadAllText(folder["a.txt"]));
        Assert.Equal("my notes", File.ReadAllText(folder["b.txt"]));

        var wrong = await AceDataProgram.RunAsync(folder.Path, "export", ".", "--to", "side-stepp");
        Assert.Equal(2, wrong.Exit);
        var missing = await AceDataProgram.RunAsync(folder.Path, "export", ".");
        Assert.Equal(2, missing.Exit);
        Assert.Contains("--to", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_says_what_is_new_what_stays_and_what_failed()
    {
        using var folder = Songs("a", "b", "c");
        File.WriteAllText(folder["b_prompt.txt"], "my tags");
        File.WriteAllText(folder["songs.csv"], "File,Tags,Language\na.wav,pop,english\nb.wav,rock,\nnobody.wav,x,\n");
        var run = await AceDataProgram.RunAsync(folder.Path, "import", ".", "--from", "csv", "--json");
        Assert.Equal(1, run.Exit);
        var lines = Lines(run.Output).ToList();
        Assert.Equal(["imported", "kept", "failed"], lines[..^1].Select(line => line.GetProperty("outcome").GetString()));
        Assert.Equal(["tags", "language"], lines[0].GetProperty("taken").EnumerateArray().Select(field => field.GetString()));
        Assert.Equal((1, 1, 1), (lines[^1].GetProperty("imported").GetInt32(), lines[^1].GetProperty("kept").GetInt32(), lines[^1].GetProperty("unmentioned").GetInt32()));
        Assert.Equal(("pop", "my tags"), (File.ReadAllText(folder["a_prompt.txt"]), File.ReadAllText(folder["b_prompt.txt"])));

        var replace = await AceDataProgram.RunAsync(folder.Path, "import", ".", "--from", "csv", "--replace");
        Assert.Contains("b.wav: imported · new: tags", replace.Error, StringComparison.Ordinal);
        Assert.Contains("1 imported, 1 said so already, 0 kept as you wrote them, 1 failed", replace.Error, StringComparison.Ordinal);
        var history = await AceDataProgram.RunAsync(folder.Path, "history", "b_prompt.txt");
        Assert.Contains("by hand: my tags", history.Output, StringComparison.Ordinal);
    }

    private static string? Type(JsonElement line) => line.GetProperty("type").GetString();

    private static IEnumerable<JsonElement> Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement);

    private static TempDir Songs(params string[] names)
    {
        var folder = new TempDir();
        foreach (var name in names)
        {
            File.WriteAllBytes(folder[name + ".wav"], WavFile.Pcm16(Signals.Sine(220, 2)));
        }

        return folder;
    }
}
