using System.Text;
using System.Text.Json;
using AceData.Testing;

namespace AceData.Cli.Tests;

/// <summary>The program and a model server over the wire.</summary>
public class ServerCommandTests
{
    [Fact]
    public async Task The_clips_of_a_long_song_are_heard_once_and_known_in_the_other_questions()
    {
        using var folder = Songs(1, seconds: 130);
        await using var server = new ModelServer();
        var run = await AceDataProgram.RunAsync(folder.Path, "tag", ".", "--engine", "server", "--server", server.Address, "--json");

        Assert.Equal(0, run.Exit);
        Assert.Empty(server.Problems);
        Assert.True(server.Clips >= 10, $"{server.Clips} clips");
        Assert.True(server.Clips - server.ClipsKnown <= 5, $"{server.Clips - server.ClipsKnown} of {server.Clips} clips were heard again");
    }

    [Theory]
    [InlineData("sk-canary-right-4711", 0)]
    [InlineData("sk-canary-wrong-4711", 3)]
    public async Task A_key_reaches_the_server_and_stands_nowhere_else(string key, int exit)
    {
        using var folder = Songs(1);
        await using var server = new ModelServer { Key = "sk-canary-right-4711" };
        foreach (var output in new[] { "--json", "--events=json" })
        {
            var run = await AceDataProgram.RunAsync(folder.Path, ("ACEDATA_SERVER_KEY", key), "tag", ".", "--engine", "server", "--server", server.Address, output);
            Assert.Equal(exit, run.Exit);
            Assert.DoesNotContain("canary", run.Output + run.Error, StringComparison.Ordinal);
        }

        var doctor = await AceDataProgram.RunAsync(folder.Path, ("ACEDATA_SERVER_KEY", key), "doctor", "--server", server.Address);
        Assert.DoesNotContain("canary", doctor.Output + doctor.Error, StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain("canary", Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal);
        }
    }

    [Fact(Timeout = 120_000)]
    [Trait("Category", "Long")]
    public async Task A_server_that_dies_in_the_middle_ends_the_run_and_the_same_command_goes_on_when_it_is_back()
    {
        using var folder = Songs(5);
        var first = new ModelServer();
        using var process = AceDataProgram.Start(folder.Path, "tag", ".", "--engine", "server", "--server", first.Address, "--json");
        process.StandardInput.Close();
        while (Written(folder) < 2)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await first.DisposeAsync();
        var run = await AceDataProgram.EndAsync(process);
        Assert.Equal(1, run.Exit);
        var summary = Last(run.Output);
        Assert.Contains("cannot be reached any more", summary.GetProperty("stopped_because").GetString(), StringComparison.Ordinal);
        Assert.True(summary.GetProperty("failed").GetArrayLength() <= 2);
        var written = Written(folder);
        Assert.InRange(written, 2, 4);

        await using var second = new ModelServer(first.Port);
        var rest = await AceDataProgram.RunAsync(folder.Path, "tag", ".", "--engine", "server", "--server", second.Address, "--json");
        Assert.Equal(0, rest.Exit);
        Assert.Equal(5 - written, Last(rest.Output).GetProperty("written").GetInt32());
    }

    [Theory]
    [Trait("Category", "Long")]
    [InlineData("html")]
    [InlineData("hung up")]
    [InlineData("half a body")]
    public async Task A_server_that_only_fails_ends_the_run_with_no_song_written_as_if_it_had_been_heard(string fault)
    {
        using var folder = Songs(8);
        await using var server = new ModelServer { Misbehave = ModelServerFaults.All[fault] };
        var run = await AceDataProgram.RunAsync(folder.Path, "tag", ".", "--engine", "server", "--server", server.Address, "--json");
        Assert.Equal(1, run.Exit);
        Assert.Contains("5 times in a row", Last(run.Output).GetProperty("stopped_because").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, Written(folder));
        Assert.Equal(5, server.Questions);
    }

    [Theory]
    [InlineData("length")]
    [InlineData("10 MB")]
    public async Task Answers_that_are_none_leave_the_song_with_what_was_measured_and_named_for_a_second_look(string fault)
    {
        using var folder = Songs(1);
        await using var server = new ModelServer { Misbehave = ModelServerFaults.All[fault] };
        var run = await AceDataProgram.RunAsync(folder.Path, "tag", ".", "--engine", "server", "--server", server.Address, "--json");
        Assert.InRange(run.Exit, 0, 1);
        Assert.Contains(" bpm", File.ReadAllText(folder["song 0_prompt.txt"]), StringComparison.Ordinal);
        Assert.Contains("no usable answer for genre", run.Output + run.Error, StringComparison.Ordinal);
    }

    private static int Written(TempDir folder) => Directory.GetFiles(folder.Path, "*_prompt.txt").Length;

    private static JsonElement Last(string output) => JsonDocument.Parse(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).RootElement;

    private static TempDir Songs(int count, double seconds = 12)
    {
        var folder = new TempDir();
        for (var i = 0; i < count; i++)
        {
            // A swell makes the loudest part a place of its own.
            var samples = Signals.Loop(100 + (5 * i), seconds, [57, 53, 48, 55], minor: false);
            for (var n = 0; n < samples.Length; n++)
            {
                samples[n] *= (float)(0.3 + (0.7 * Math.Exp(-Math.Pow((n / 22050.0) - (0.3 * seconds), 2) / 200)));
            }

            File.WriteAllBytes(folder[$"song {i}.wav"], WavFile.Pcm16(samples));
        }

        return folder;
    }
}
