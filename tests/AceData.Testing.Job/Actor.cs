using System.Diagnostics;
using System.Globalization;
using AceData.Jobs;
using AceData.Jobs.Board;

namespace AceData.Testing.Job;

/// <summary>A child that behaves as it is told, well or badly.</summary>
internal sealed class Actor : IDisposable
{
    private readonly StopSignal _stop = new(TimeProvider.System);
    private readonly JobEventWriter _events;
    private readonly Stream _output = Console.OpenStandardOutput();
    private bool _ignoresStop;

    public Actor()
    {
        _stop.ListenToLines(Console.OpenStandardInput(), endMeansParentGone: true);
        _events = new JobEventWriter(_output, TimeProvider.System, () => _stop.Request(StopReason.ParentGone));
    }

    /// <summary>Does all acts.</summary>
    /// <returns>The exit code.</returns>
    public int Run(ActRequest request)
    {
        foreach (var act in request.Acts)
        {
            if (_stop.Graceful.IsCancellationRequested && !_ignoresStop)
            {
                return Stopped();
            }

            if (Do(act.Split(' ', 4)) is { } exit)
            {
                return exit;
            }
        }

        return ExitCode.Good;
    }

    public void Dispose() => _stop.Dispose();

    private int? Do(string[] act)
    {
        switch (act)
        {
            case ["started", var total]:
                _events.Report(new JobStarted("act", Number(total)));
                break;
            case ["item", var id, var state, ..]:
                _events.Report(new JobItem(id, state, act.ElementAtOrDefault(3), state == "failed" ? "AUDIO-BAD" : null));
                break;
            case ["progress", var done, var total]:
                _events.Report(new JobProgress(Number(done), Number(total), "songs", null));
                break;
            case ["error", var code, ..]:
                _events.Report(new JobLog("error", string.Join(' ', act[2..]), code));
                break;
            case ["result", var exit]:
                _events.Report(new JobResult(Number(exit), new Dictionary<string, int>()));
                break;
            case ["exit", var code]:
                return Number(code);
            case ["sleep", var milliseconds]:
                Sleep(Number(milliseconds));
                break;
            case ["ignore-stop"]:
                _ignoresStop = true;
                break;
            case ["signal", var number]:
                Start("/bin/kill", [$"-{number}", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
                Thread.Sleep(10_000);
                break;
            case ["fail-fast"]:
                Environment.FailFast("as it was told");
                break;
            case ["flood", var megabytes]:
                Flood(_output, Number(megabytes));
                break;
            case ["flood-errors", var megabytes]:
                Flood(Console.OpenStandardError(), Number(megabytes));
                break;
            case ["bytes", var hex]:
                _output.Write(Convert.FromHexString(hex));
                _output.Flush();
                break;
            case ["say-error", ..]:
                Console.Error.Write(string.Join(' ', act[1..]) + "\n");
                break;
            case ["lines", var count, var perSecond]:
                Lines(Number(count), Number(perSecond));
                break;
            case ["environment", var name]:
                _events.Report(new JobLog("info", $"{name}={Environment.GetEnvironmentVariable(name)}"));
                break;

            // A program below us that holds our pipes; "orphan" one that has lost us as its parent.
            case ["spawn", var seconds]:
                Start("/bin/sleep", [seconds]);
                break;
            case ["orphan", var seconds]:
                Start("/bin/sh", ["-c", $"/bin/sleep {seconds} & exit"]).WaitForExit();
                break;

            // An orphan without the mark of its job, which cannot be found.
            case ["lost", var seconds]:
                Start("/usr/bin/env", ["-i", "/bin/sh", "-c", $"/bin/sleep {seconds} & exit"]).WaitForExit();
                break;
            default:
                throw new ArgumentException($"There is no act '{string.Join(' ', act)}'.");
        }

        return null;
    }

    private int Stopped()
    {
        _events.Report(new JobResult(ExitCode.Stopped, new Dictionary<string, int>()));
        return ExitCode.Stopped;
    }

    private void Sleep(int milliseconds)
    {
        if (_ignoresStop)
        {
            Thread.Sleep(milliseconds);
        }
        else
        {
            _stop.Graceful.WaitHandle.WaitOne(milliseconds);
        }
    }

    private void Lines(int count, int perSecond)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 1; i <= count && (_ignoresStop || !_stop.Graceful.IsCancellationRequested); i++)
        {
            _events.Report(new JobLog("info", $"line {i}"));
            _events.Report(new JobProgress(i, count, "lines", null));
            var ahead = TimeSpan.FromSeconds((double)i / perSecond) - watch.Elapsed;
            if (ahead > TimeSpan.FromMilliseconds(10))
            {
                Thread.Sleep(ahead);
            }
        }
    }

    private static void Flood(Stream stream, int megabytes)
    {
        var block = new byte[1 << 16];
        Array.Fill(block, (byte)'x');
        for (var i = 0; i < megabytes * 16; i++)
        {
            stream.Write(block);
        }

        stream.Flush();
    }

    private static Process Start(string program, IEnumerable<string> arguments) => Process.Start(new ProcessStartInfo(program, arguments))!;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>The operations that tests run.</summary>
    public static JobOperation Operation { get; } = new() { Name = "act", Verb = ["act"], RequestType = typeof(ActRequest), Slots = [JobSlot.Gpu] };
}
