using System.Text.Json;
using AceData.Datasets;
using AceData.Testing;

namespace AceData.Cli.Tests;

public class DataSetCommandTests
{
    private const string Line = "hip hop, 100 bpm, rap, minor key, dark, confident, melancholic, synth bass, drums, electric piano, male rap";

    [Fact]
    public async Task A_folder_is_checked_mended_and_converted()
    {
        using var folder = Songs();

        // What blocks is said, and Convert refuses to go on.
        var check = await AceDataProgram.RunAsync(folder.Path, "check", "data/audio", "--report", "report.html");
        Assert.Equal(1, check.Exit);
        Assert.Contains("BLOCKS No tags: 1 song  [PROMPT-MISSING]", check.Output, StringComparison.Ordinal);
        Assert.Contains("--fix TAG-ORDER", check.Output, StringComparison.Ordinal);
        Assert.Contains("PROMPT-MISSING", File.ReadAllText(folder["report.html"]), StringComparison.Ordinal);
        var refused = await AceDataProgram.RunAsync(folder.Path, "convert");
        Assert.Equal(2, refused.Exit);
        Assert.Contains("data/audio/c.wav: It has no tags", refused.Error, StringComparison.Ordinal);

        // Shown, then done; what a person wrote comes back.
        var shown = await AceDataProgram.RunAsync(folder.Path, "check", "data/audio", "--fix", "TAG-ORDER");
        Assert.Contains($"+ {Line}", shown.Output, StringComparison.Ordinal);
        Assert.StartsWith("100 bpm", File.ReadAllText(folder["data/audio/b_prompt.txt"]), StringComparison.Ordinal);
        Assert.Contains("Nothing was changed yet; --write makes this change.", shown.Output, StringComparison.Ordinal);
        var mended = await AceDataProgram.RunAsync(folder.Path, "check", "data/audio", "--fix", "TAG-ORDER", "--write");
        Assert.EndsWith("1 change was made.", mended.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("Before mending: 3 songs", mended.Error, StringComparison.Ordinal);
        Assert.Equal(Line, File.ReadAllText(folder["data/audio/b_prompt.txt"]));

        // What the program wrote is not called a person's.
        var history = await AceDataProgram.RunAsync(folder.Path, "history", "data/audio/b.wav");
        Assert.Contains($"now, by check (mended): {Line[..60]}", history.Output, StringComparison.Ordinal);
        Assert.Contains("by hand: 100 bpm, hip hop", history.Output, StringComparison.Ordinal);

        File.WriteAllText(folder["data/audio/c_prompt.txt"], Line);
        var converted = await AceDataProgram.RunAsync(folder.Path, "convert", "--data_dir", "data/audio", "--output_name", "data/sets/one", "--default_lyrics", "[instrumental]", "--json");
        Assert.Equal(0, converted.Exit);
        using var result = JsonDocument.Parse(converted.Output);
        Assert.Equal(3, result.RootElement.GetProperty("songs").GetInt32());
        Assert.Equal(["data/audio/a.wav", "data/audio/b.wav", "data/audio/c.wav"], DataSetReader.Read(folder["data/sets/one"]).Select(row => row.FileName));
        Assert.Equal("[instrumental]", DataSetReader.Read(folder["data/sets/one"]).First().Lyrics);

        // The folder as a word is the folder of the option; both at once would be one too many.
        Assert.Equal(0, (await AceDataProgram.RunAsync(folder.Path, "convert", "data/audio", "--output-name", "data/sets/two")).Exit);
        Assert.Equal(3, DataSetReader.Read(folder["data/sets/two"]).Count());
        var both = await AceDataProgram.RunAsync(folder.Path, "convert", "data/audio", "--data-dir", "elsewhere");
        Assert.Equal(2, both.Exit);
        Assert.Contains("Give one of them.", both.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_suggested_names_the_songs_and_the_data_folder_that_were_asked_for()
    {
        using var folder = Songs();
        using var elsewhere = new TempDir();

        var check = await AceDataProgram.RunAsync(elsewhere.Path, "check", folder["data/audio"], "--data-root", folder.Path, "--quick", "--preset", "default", "--report", "report.html");
        Assert.Contains($" check {folder["data/audio"]} --fix TAG-ORDER --data-root {folder.Path} --preset default (", check.Output, StringComparison.Ordinal);
        Assert.Contains($" check {folder["data/audio"]} --fix TAG-ORDER --data-root {folder.Path} --preset default<", File.ReadAllText(elsewhere["report.html"]), StringComparison.Ordinal);

        var refused = await AceDataProgram.RunAsync(elsewhere.Path, "convert", "data/audio", "--data-root", folder.Path);
        Assert.Contains($" check {folder["data/audio"]} --data-root {folder.Path} shows everything.", refused.Error, StringComparison.Ordinal);
        var converted = await AceDataProgram.RunAsync(elsewhere.Path, "convert", "--data-root", folder.Path, "--skip-blocked");
        Assert.Contains($" lyrics --data-root {folder.Path}", converted.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_song_does_not_take_the_place_of_all_without_a_word_and_what_left_is_said()
    {
        using var folder = Songs();
        File.WriteAllText(folder["data/audio/c_prompt.txt"], Line);
        Directory.CreateDirectory(folder["one"]);
        foreach (var name in new[] { "b.wav", "b_prompt.txt" })
        {
            File.Copy(folder["data/audio/" + name], folder["one/" + name]);
        }

        Assert.Equal(0, (await AceDataProgram.RunAsync(folder.Path, "convert")).Exit);
        var refused = await AceDataProgram.RunAsync(folder.Path, "convert", "one");
        Assert.Equal(2, refused.Exit);
        Assert.Contains("DATASET-SMALLER", refused.Error, StringComparison.Ordinal);
        Assert.Equal(3, DataSetReader.Read(folder["data/data_sets/jsons_sets"]).Count());

        var told = await AceDataProgram.RunAsync(folder.Path, "convert", "one", "--replace");
        Assert.Equal(0, told.Exit);
        Assert.Contains("3 of the 3 songs of the earlier data set are not in the new one: data/audio/a.wav, data/audio/b.wav, data/audio/c.wav.", told.Error, StringComparison.Ordinal);
        Assert.Contains("The earlier data set had 3 songs; 3 of them are not in this one:\n  data/audio/a.wav\n", told.Error, StringComparison.Ordinal);
        var json = await AceDataProgram.RunAsync(folder.Path, "convert", "--replace", "--json");
        using var result = JsonDocument.Parse(json.Output);
        Assert.Equal(1, result.RootElement.GetProperty("earlier").GetInt32());
        Assert.Equal("one/b.wav", Assert.Single(result.RootElement.GetProperty("leaving").EnumerateArray()).GetString());
    }

    private static TempDir Songs()
    {
        var folder = new TempDir();
        Directory.CreateDirectory(folder["data/audio"]);
        foreach (var name in new[] { "a", "b", "c" })
        {
            File.WriteAllBytes(folder[$"data/audio/{name}.wav"], WavFile.Pcm16(Signals.Loop(100, 12, name == "a" ? [57, 53, 48, 55] : name == "b" ? [50, 55, 57, 62] : [45, 52, 47, 50], minor: true)));
        }

        File.WriteAllText(folder["data/audio/a_prompt.txt"], Line.Replace("dark", "aggressive", StringComparison.Ordinal));
        File.WriteAllText(folder["data/audio/b_prompt.txt"], "100 bpm, hip hop" + Line["hip hop, 100 bpm".Length..]);
        return folder;
    }
}
