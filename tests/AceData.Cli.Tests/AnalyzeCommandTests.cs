using System.Text.Json;
using AceData.Testing;

namespace AceData.Cli.Tests;

public class AnalyzeCommandTests
{
    [Fact]
    public async Task Every_file_is_one_line_with_the_fields_of_the_contract()
    {
        using var folder = new TempDir();
        File.WriteAllBytes(folder["a b.wav"], WavFile.Pcm16(Signals.Loop(120, 20, [57, 53, 48, 55], minor: true)));
        File.WriteAllText(folder["broken.mp3"], "no song");
        var run = await AceDataProgram.RunAsync(folder.Path, "analyze", "a b.wav", "broken.mp3", "missing.ogg", "--json");

        Assert.Equal(1, run.Exit);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["a b.wav", "broken.mp3", "missing.ogg"], lines.Select(l => l.GetProperty("file").GetString()!));
        foreach (var line in lines)
        {
            Assert.Equal(["duration_s", "error", "file", "key", "tempo", "warnings"], line.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        }

        var song = lines[0];
        Assert.Equal(20, song.GetProperty("duration_s").GetDouble(), 0.1);
        Assert.Equal(120, song.GetProperty("tempo").GetProperty("bpm").GetInt32());
        Assert.InRange(song.GetProperty("tempo").GetProperty("confidence").GetDouble(), 0, 1);
        Assert.True(song.GetProperty("tempo").GetProperty("stable").GetBoolean());
        Assert.All(song.GetProperty("tempo").GetProperty("alternatives").EnumerateArray(), a => Assert.True(a.GetProperty("bpm").GetInt32() > 0));
        Assert.Equal(JsonValueKind.Null, song.GetProperty("error").ValueKind);
        Assert.Equal("AUDIO-BAD", lines[1].GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("FILE-GONE", lines[2].GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Songs_are_measured_in_order_and_nothing_is_written()
    {
        using var folder = new TempDir();
        for (var i = 1; i <= 12; i++)
        {
            File.WriteAllBytes(folder[$"{i}.wav"], WavFile.Pcm16(Signals.Sine(220 + i, 2)));
        }

        var run = await AceDataProgram.RunAsync(folder.Path, "analyze", ".", "--json", "--workers", "3");
        Assert.Equal(0, run.Exit);
        var names = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Path.GetFileName(JsonDocument.Parse(line).RootElement.GetProperty("file").GetString()!));
        Assert.Equal(Enumerable.Range(1, 12).Select(i => $"{i}.wav"), names);
        Assert.Equal(12, Directory.GetFileSystemEntries(folder.Path).Length);
    }

    [Fact]
    public async Task The_ffmpeg_of_the_settings_is_the_one_that_is_used()
    {
        using var folder = new TempDir();
        Directory.CreateDirectory(folder["root/.acedata"]);
        File.WriteAllText(folder["root/.acedata/settings.json"], """{"ffmpeg_folder":"/no-such-folder"}""");
        File.WriteAllBytes(folder["a.wav"], WavFile.Pcm16(Signals.Sine(220, 2)));
        var run = await AceDataProgram.RunAsync(folder.Path, "analyze", "a.wav", "--data-root", "root");
        Assert.Equal(3, run.Exit);
        Assert.Contains("where the settings", run.Error, StringComparison.Ordinal);
    }
}
