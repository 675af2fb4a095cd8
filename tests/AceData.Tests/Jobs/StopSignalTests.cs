using System.IO.Pipes;
using AceData.Jobs;
using AceData.Tests.Files;
using Microsoft.Extensions.Time.Testing;

namespace AceData.Tests.Jobs;

public class StopSignalTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void The_first_request_is_gentle_the_second_hard_and_the_third_is_left_to_the_system()
    {
        using var stop = new StopSignal(_clock);
        Assert.Null(stop.Reason);

        Assert.True(stop.Request(StopReason.Signal));
        Assert.Equal((true, false), (stop.Graceful.IsCancellationRequested, stop.Hard.IsCancellationRequested));
        Assert.True(stop.Request(StopReason.StopLine));
        Assert.True(stop.Hard.IsCancellationRequested);
        Assert.False(stop.Request(StopReason.Signal));
        Assert.Equal(StopReason.Signal, stop.Reason);
    }

    [Fact]
    public void SIGTERM_sent_to_us_and_passed_on_to_us_is_one_wish_and_a_later_one_is_the_second()
    {
        using var stop = new StopSignal(_clock);

        Assert.True(stop.Terminate());
        _clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.True(stop.Terminate());
        Assert.Equal((true, false), (stop.Graceful.IsCancellationRequested, stop.Hard.IsCancellationRequested));

        _clock.Advance(TimeSpan.FromSeconds(0.2));
        Assert.True(stop.Terminate());
        Assert.True(stop.Hard.IsCancellationRequested);
        Assert.False(stop.Terminate());
    }

    [Fact(Timeout = 10_000)]
    public async Task A_stop_line_stops_and_other_lines_do_not()
    {
        using var stop = new StopSignal(_clock);
        await using var parent = new AnonymousPipeServerStream(PipeDirection.Out);
        await using var input = new AnonymousPipeClientStream(PipeDirection.In, parent.ClientSafePipeHandle);
        stop.ListenToLines(input, endMeansParentGone: true);

        parent.Write("nonstop\nstop it\n\n\xff\n"u8);
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.False(stop.Graceful.IsCancellationRequested);
        parent.Write(" stop\r\n"u8);

        await Cancelled(stop.Graceful);
        Assert.Equal(StopReason.StopLine, stop.Reason);
        Assert.False(stop.Hard.IsCancellationRequested);

        // The reader must end before its pipe can be closed.
        await parent.DisposeAsync();
        await Cancelled(stop.Hard);
    }

    [Fact(Timeout = 10_000)]
    public async Task When_the_parent_is_gone_the_run_stops_gently_and_ten_seconds_later_hard()
    {
        using var stop = new StopSignal(_clock);
        stop.ListenToLines(Stream.Null, endMeansParentGone: true);

        await Cancelled(stop.Graceful);
        Assert.Equal(StopReason.ParentGone, stop.Reason);
        await Task.Delay(20, TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(stop.Hard.IsCancellationRequested);
        _clock.Advance(TimeSpan.FromSeconds(0.2));
        Assert.True(stop.Hard.IsCancellationRequested);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_script_without_anything_on_stdin_is_not_stopped()
    {
        using var stop = new StopSignal(_clock);

        stop.ListenToLines(Stream.Null, endMeansParentGone: false);

        await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Null(stop.Reason);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public void A_signal_stops_gently_and_a_second_one_hard(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sends signals of Unix.");

        // A shell that runs this suite in the background lets its children ignore some signals; nobody's terminal does.
        using var process = WriterProgram.Start("/usr/bin/env", "--default-signal", WriterProgram.Path, "wait", "script");
        Assert.Equal("started", process.StandardOutput.ReadLine());

        Kill(signal, process.Id);
        Assert.Equal("Signal", process.StandardOutput.ReadLine());
        if (signal == "TERM")
        {
            // Right after the first it would be the same wish.
            Thread.Sleep(2100);
        }

        Kill(signal, process.Id);

        Assert.True(process.WaitForExit(10_000));
        Assert.Equal(130, process.ExitCode);
    }

    [Theory]
    [InlineData("child", "ParentGone")]
    [InlineData("script", "StopLine")]
    public void A_closed_stdin_ends_a_child_and_a_stop_line_anyone(string kind, string reason)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Uses the shell of Unix.");
        var lines = kind == "child" ? "" : "echo stop; sleep 0.2; echo stop;";

        var (status, output) = WriterProgram.Run("/bin/sh", "-c", $"(sleep 0.3; {lines} :) | '{WriterProgram.Path}' wait {kind}");

        Assert.Equal($"started\n{reason}\n", output);
        Assert.Equal(kind == "child" ? 0 : 130, status);
    }

    private static void Kill(string signal, int process) =>
        Assert.Equal(0, WriterProgram.Run("/bin/sh", "-c", $"kill -{signal} {process}").Status);

    private static async Task Cancelled(CancellationToken token)
    {
        var done = new TaskCompletionSource();
        await using var registration = token.Register(done.SetResult);
        await done.Task.WaitAsync(TimeSpan.FromSeconds(5), CancellationToken.None);
    }
}
