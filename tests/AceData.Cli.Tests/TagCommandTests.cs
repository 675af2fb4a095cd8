using System.Text.Json;
using AceData.Testing;

namespace AceData.Cli.Tests;

public class TagCommandTests
{
    [Fact]
    public async Task A_folder_of_songs_becomes_tag_files_and_one_bad_song_fails_alone()
    {
        using var folder = Songs(3);
        File.WriteAllText(folder["broken.mp3"], "no song");
        var run = await AceDataProgram.RunAsync(folder.Path, "tag", ".", "--engine", "fake", "--json");

        Assert.Equal(1, run.Exit);
        var summary = Last(run.Output);
        Assert.Equal(4, summary.GetProperty("songs").GetInt32());
        Assert.Equal(3, summary.GetProperty("written").GetInt32());
        var failed = Assert.Single(summary.GetProperty("failed").EnumerateArray().ToArray());
        Assert.EndsWith("broken.mp3", failed.GetProperty("file").GetString(), StringComparison.Ordinal);
        Assert.True(summary.GetProperty("seconds").GetDouble() > 0);
        Assert.StartsWith("fake", summary.GetProperty("engine").GetString(), StringComparison.Ordinal);
        for (var i = 0; i < 3; i++)
        {
            var tags = File.ReadAllText(folder[$"song {i}_prompt.txt"]).Split(", ");
            Assert.EndsWith(" bpm", tags[1], StringComparison.Ordinal);
            Assert.Contains(tags, tag => tag is "minor key" or "major key");
        }

        Assert.False(File.Exists(folder["broken_prompt.txt"]));
    }

    [Fact]
    public async Task What_a_person_wrote_stays_byte_for_byte_whatever_is_asked()
    {
        using var folder = Songs(1);
        var path = folder["song 0_prompt.txt"];
        await AceDataProgram.RunAsync(folder.Path, "tag", ".", "--engine", "fake");
        File.WriteAllText(path, "My Own, words\n");
        foreach (var scope in new[] { "--all", "--overwrite" })
        {
            var run = await AceDataProgram.RunAsync(folder.Path, "tag", ".", "--engine", "fake", "--seed", "5", scope, "--yes", "--json");
            Assert.Equal(0, run.Exit);
            Assert.Equal(1, Last(run.Output).GetProperty("suggested").GetInt32());
            Assert.Equal("My Own, words\n", File.ReadAllText(path));
        }
    }

    [Fact]
    public async Task Overwriting_asks_first_and_keeps_nothing_half()
    {
        using var folder = Songs(1);
        var path = folder["song 0_prompt.txt"];
        await AceDataProgram.RunAsync(folder.Path, "tag", ".", "--engine", "fake");
        var before = File.ReadAllText(path);

        var asked = await AceDataProgram.RunAsync(folder.Path, "tag", ".", "--engine", "fake", "--seed", "9", "--overwrite");
        Assert.Equal(3, asked.Exit);
        Assert.Contains("--yes", asked.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(path));

        var other = await AceDataProgram.RunAsync(folder.Path, "tag", ".", "--engine", "fake", "--seed", "9", "--overwrite", "--accept", "ASK-NO-MODEL");
        Assert.Equal(3, other.Exit);
        Assert.Equal(before, File.ReadAllText(path));

        await AceDataProgram.RunAsync(folder.Path, "tag", ".", "--engine", "fake", "--seed", "9", "--overwrite", "--yes");
        Assert.NotEqual(before, File.ReadAllText(path));
    }

    [Fact]
    public async Task A_second_run_skips_what_is_done_and_completes_what_was_only_measured()
    {
        using var folder = Songs(2);
        var measured = await AceDataProgram.RunAsync(folder.Path, "tag", ".", "--engine", "none", "--json");
        Assert.Equal(2, Last(measured.Output).GetProperty("written").GetInt32());

        var asked = await AceDataProgram.RunAsync(folder.Path, "tag", ".", "--engine", "fake", "--json");
        Assert.Equal(3, asked.Exit);
        Assert.Contains("ASK-FAKE", asked.Error, StringComparison.Ordinal);

        var heard = await AceDataProgram.RunAsync(folder.Path, "tag", ".", "--engine", "fake", "--json", "--accept", "ASK-FAKE");
        Assert.Equal(2, Last(heard.Output).GetProperty("written").GetInt32());

        var again = await AceDataProgram.RunAsync(folder.Path, "tag", ".", "--engine", "fake", "--json");
        Assert.Equal(2, Last(again.Output).GetProperty("skipped").GetInt32());
    }

    [Fact]
    public async Task The_event_stream_is_numbered_whole_and_ends_with_the_result()
    {
        using var folder = Songs(2);
        var run = await AceDataProgram.RunAsync(folder.Path, "tag", ".", "--engine", "fake", "--events", "json");
        var events = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(e => e.GetProperty("seq").GetInt32()));
        Assert.Equal("result", events[^1].GetProperty("type").GetString());
        Assert.Equal(2, events[^1].GetProperty("counts").GetProperty("written").GetInt32());
        Assert.Equal(2, events.Count(e => e.GetProperty("type").GetString() == "item"));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_stop_line_ends_the_run_keeps_what_is_finished_and_the_same_command_goes_on()
    {
        using var folder = Songs(6);
        using var process = AceDataProgram.Start(folder.Path, "tag", ".", "--engine", "fake", "--fake-delay", "150", "--workers", "1", "--events", "json");
        string? line;
        while ((line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)) is not null)
        {
            if (line.Contains("\"written\"", StringComparison.Ordinal))
            {
                await process.StandardInput.WriteLineAsync("stop");
                await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
                break;
            }
        }

        var run = await AceDataProgram.EndAsync(process);
        Assert.Equal(130, run.Exit);
        var finished = Directory.GetFiles(folder.Path, "*_prompt.txt").Length;
        Assert.InRange(finished, 1, 5);

        var rest = await AceDataProgram.RunAsync(folder.Path, "tag", ".", "--engine", "fake", "--json");
        Assert.Equal(6 - finished, Last(rest.Output).GetProperty("written").GetInt32());
    }

    [Fact]
    public async Task A_model_server_is_asked_about_every_category_and_heard_clips_are_used_again()
    {
        using var folder = Songs(1);
        await using var server = new ModelServer();
        var run = await AceDataProgram.RunAsync(folder.Path, "tag", ".", "--engine", "server", "--server", server.Address, "--json");

        Assert.Equal(0, run.Exit);
        Assert.Empty(server.Problems);
        Assert.True(server.Questions >= 5, $"{server.Questions} questions");
        Assert.True(server.ClipsKnown > 0);
        var tags = File.ReadAllText(folder["song 0_prompt.txt"]).Split(", ");
        Assert.Contains("industrial", tags);
        Assert.Contains("male rap", tags);
    }

    [Fact]
    public async Task A_server_that_goes_away_ends_the_run_with_what_is_done()
    {
        using var folder = Songs(4);
        var run = await AceDataProgram.RunAsync(folder.Path, "tag", ".", "--engine", "fake", "--fake-faults", "gone-after:7", "--workers", "1", "--json");
        Assert.Equal(1, run.Exit);
        var summary = Last(run.Output);
        Assert.Equal(1, summary.GetProperty("written").GetInt32());
        Assert.True(summary.GetProperty("not_started").GetInt32() >= 2);
        Assert.NotEqual(JsonValueKind.Null, summary.GetProperty("stopped_because").ValueKind);
    }

    [Fact]
    public async Task Without_a_model_nothing_starts_until_somebody_says_yes()
    {
        using var folder = Songs(1);
        var run = await AceDataProgram.RunAsync(folder.Path, "tag", ".", "--engine", "auto");
        Assert.Equal(3, run.Exit);
        Assert.Contains("--yes", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["song 0_prompt.txt"]));

        Assert.Equal(0, (await AceDataProgram.RunAsync(folder.Path, "tag", ".", "--yes")).Exit);
        Assert.True(File.Exists(folder["song 0_prompt.txt"]));
    }

    [Theory]
    [InlineData("tag", "--no-such-option")]
    [InlineData("tag", "not-there")]
    [InlineData("tag", ".", "--prompts", "missing.json")]
    [InlineData("tag", ".", "--preset", "../../x")]
    [InlineData("tag", ".", "--server", "ftp://x", "--engine", "server")]
    [InlineData("analyze")]
    [InlineData("no-such-verb")]
    public async Task Wrong_use_is_said_without_a_stack_trace(params string[] arguments)
    {
        using var folder = Songs(1);
        var run = await AceDataProgram.RunAsync(folder.Path, arguments);
        Assert.InRange(run.Exit, 2, 3);
        Assert.NotEmpty(run.Error);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_original_tools_options_are_understood_in_both_spellings()
    {
        using var folder = Songs(1);
        File.WriteAllText(folder["moods.md"], "## Genre:\n- polka\n## Mood:\n- dark\n## Instrument:\n- drums\n## Vocal Typ:\n- instrumental\n## Key:\n- major\n- minor\n");
        var run = await AceDataProgram.RunAsync(folder.Path, "tag", "--input_dir", folder.Path, "--moods_file", folder["moods.md"], "--session_name", "first", "--engine", "fake");
        Assert.Equal(0, run.Exit);
        Assert.StartsWith("polka, ", File.ReadAllText(folder["song 0_prompt.txt"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_tells_songs_of_one_name_apart_and_keeps_errors_out_of_the_tags()
    {
        using var folder = Songs(1);
        Directory.CreateDirectory(folder["album"]);
        File.Copy(folder["song 0.wav"], folder["album/song 0.wav"]);
        File.WriteAllText(folder["broken.mp3"], "no song");
        var run = await AceDataProgram.RunAsync(folder.Path, "tag", ".", "--engine", "fake");

        var rows = run.Output.Split('\n').Select(line => line.Split('│')).Where(cells => cells.Length == 5 && cells[1].Trim().Length > 0).ToDictionary(cells => cells[1].Trim(), StringComparer.Ordinal);
        Assert.Contains(Path.Combine("album", "song 0.wav"), rows.Keys);
        Assert.Contains("song 0.wav", rows.Keys);
        Assert.Equal("–", rows["broken.mp3"][2].Trim());
        Assert.NotEmpty(rows["broken.mp3"][3].Trim());
    }

    [Fact]
    public async Task One_suggestion_is_counted_as_one_and_marked_in_the_table()
    {
        using var folder = Songs(1);
        File.WriteAllText(folder["song 0_prompt.txt"], "My Own, words\n");
        var run = await AceDataProgram.RunAsync(folder.Path, "tag", ".", "--engine", "fake", "--all");
        Assert.Contains("1 new suggestion kept", run.Error, StringComparison.Ordinal);
        Assert.Contains("│ suggested: ", run.Output, StringComparison.Ordinal);
    }

    private static JsonElement Last(string output) => JsonDocument.Parse(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).RootElement;

    private static TempDir Songs(int count)
    {
        var folder = new TempDir();
        for (var i = 0; i < count; i++)
        {
            File.WriteAllBytes(folder[$"song {i}.wav"], WavFile.Pcm16(Signals.Loop(100 + (5 * i), 12, [57, 53, 48, 55], minor: false)));
        }

        return folder;
    }
}
