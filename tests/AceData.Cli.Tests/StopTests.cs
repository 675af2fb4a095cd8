using System.Diagnostics;
using AceData.Audio.Decoding;
using AceData.Testing;

namespace AceData.Cli.Tests;

/// <summary>How a run is stopped from outside, with the program itself.</summary>
public class StopTests
{
    [Theory(Timeout = 120_000)]
    [InlineData("--json")]
    [InlineData("--events=json")]
    public async Task A_second_signal_ends_a_run_that_hangs(string output)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sends signals of Unix.");
        using var folder = new TempDir();
        File.WriteAllLines(folder["answers.jsonl"], Enumerable.Range(0, 20_000).Select(i => $$"""{"id":{{i}},"category":"mood","answer":"dark"}"""));
        using var process = AceDataProgram.Start(folder.Path, "parse-answers", "answers.jsonl", output);
        Assert.NotNull(await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));

        // Nobody reads on: the run hangs in its next line, where no polite wish reaches it.
        await NoMoreWorkAsync(process);
        await AceDataProgram.SignalAsync(process, "TERM");
        await AceDataProgram.SignalAsync(process, "TERM");

        // The one right after the first is the same wish, a later one is not.
        await Task.Delay(4000, TestContext.Current.CancellationToken);
        Assert.False(process.HasExited);
        await AceDataProgram.SignalAsync(process, "TERM");

        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(30)));
        Assert.Equal(130, process.ExitCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task Programs_that_a_dropped_run_had_started_are_ended_with_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Starts a program of Unix.");
        var request = new ChildProcessRequest { Program = "/bin/sleep", Arguments = ["600"], Deadline = TimeSpan.FromMinutes(10), Patience = TimeSpan.FromMinutes(10) };
        var watch = Stopwatch.StartNew();
        var run = ChildProcess.RunAsync(request, _ => { }, TimeProvider.System, TestContext.Current.CancellationToken);
        while (!run.IsCompleted && watch.Elapsed < TimeSpan.FromSeconds(40))
        {
            ChildProcess.KillAll();
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.True(run.IsCompleted);
        Assert.NotEqual(0, (await run).ExitCode);
    }

    [Fact(Timeout = 120_000)]
    public async Task The_end_of_stdin_stops_nothing()
    {
        using var folder = Songs(3);
        using var process = AceDataProgram.Start(folder.Path, "tag", ".", "--engine", "fake", "--fake-delay", "500", "--workers", "1", "--events", "json");
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        process.StandardInput.Close();

        Assert.Equal(0, (await AceDataProgram.EndAsync(process)).Exit);
        Assert.Equal(3, Directory.GetFiles(folder.Path, "*_prompt.txt").Length);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task The_end_of_stdin_stops_a_run_that_was_told_that_it_is_its_parents_end(string events)
    {
        using var folder = Songs(6);
        using var process = AceDataProgram.Start(folder.Path, "tag", ".", "--engine", "fake", "--fake-delay", "2000", "--workers", "1", "--events", events, "--parent", "stdin");
        process.StandardInput.Close();

        Assert.Equal(130, (await AceDataProgram.EndAsync(process)).Exit);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_stopped_analysis_shows_what_it_has_measured()
    {
        using var folder = Songs(40);
        using var process = AceDataProgram.Start(folder.Path, "analyze", ".", "--workers", "1", "--events", "json");
        string? line;
        while ((line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)) is not null)
        {
            if (line.Contains("\"measured\"", StringComparison.Ordinal))
            {
                await process.StandardInput.WriteLineAsync("stop");
                await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
                break;
            }
        }

        var run = await AceDataProgram.EndAsync(process);
        Assert.Equal(130, run.Exit);
        Assert.Contains("song 0.wav", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("song 39.wav", run.Error, StringComparison.Ordinal);
    }

    /// <summary>Waits until the program has used no processor time for a while, however busy the machine is.</summary>
    private static async Task NoMoreWorkAsync(Process process)
    {
        TimeSpan before;
        do
        {
            before = process.TotalProcessorTime;
            await Task.Delay(3000, TestContext.Current.CancellationToken);
            process.Refresh();
        }
        while (process.TotalProcessorTime > before);
    }

    private static TempDir Songs(int count)
    {
        var folder = new TempDir();
        for (var i = 0; i < count; i++)
        {
            File.WriteAllBytes(folder[$"song {i}.wav"], WavFile.Pcm16(Signals.Loop(100, 4, [57, 53], minor: false)));
        }

        return folder;
    }
}
