using System.CommandLine;
using AceData.Audio;
using AceData.Audio.Decoding;
using AceData.Cli.Output;
using AceData.Jobs;

namespace AceData.Cli.Commands;

/// <summary>What all verbs share: how they stop, how they fail, and <c>--events json</c>.</summary>
internal abstract class VerbCommand : Command
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    private readonly Option<string> _events = new("--events")
    {
        Description = "How progress is told: text, or json (one event per line on standard output, everything else on standard error; a line \"stop\" on standard input stops).",
        DefaultValueFactory = _ => "text",
    };

    private readonly Option<string?> _parent = new("--parent")
    {
        Description = "stdin: the program that started this run holds its standard input open; when it ends, the run stops.",
        Hidden = true,
    };

    protected VerbCommand(string name, string description)
        : base(name, description)
    {
        _events.AcceptOnlyFromAmong("text", "json");
        _parent.AcceptOnlyFromAmong("stdin");
        Options.Add(_events);
        Options.Add(_parent);
        SetAction((parse, _) => InvokeAsync(parse));
    }

    /// <summary>The work of the verb.</summary>
    /// <returns>The exit code; the counts of the result go to <see cref="VerbOutput.Counts"/>.</returns>
    protected abstract Task<int> RunAsync(ParseResult parse, VerbOutput output, CancellationToken stop);

    private async Task<int> InvokeAsync(ParseResult parse)
    {
        using var stop = new StopSignal(TimeProvider.System);
        var isJob = parse.GetValue(_events) == "json";
        var isChild = parse.GetValue(_parent) is not null;

        // Stopping wakes others, who may want to tell of it: not inside the writing of an event.
        var writer = isJob ? JobEventWriter.OnStandardOutput(TimeProvider.System, () => _ = Task.Run(() => stop.Request(StopReason.ParentGone))) : null;
        var output = new VerbOutput(new ResultWriter(Console.Out), Console.Error, writer is null ? null : new EventStream(Name, writer), isJob && isChild);
        await using var drop = stop.Hard.Register(() => DropEverything(output));
        stop.ListenToSignals();
        if (isJob || isChild)
        {
            stop.ListenToLines(Console.OpenStandardInput(), endMeansParentGone: isChild);
        }

        var exit = await ExitOfRunAsync(parse, output, stop.Graceful);
        output.End(exit);
        return exit;
    }

    private async Task<int> ExitOfRunAsync(ParseResult parse, VerbOutput output, CancellationToken stop)
    {
        try
        {
            return await RunAsync(parse, output, stop);
        }
        catch (AceDataException exception)
        {
            output.Error(exception.Code, exception.Message);
            return ExitOf(exception.Code);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            output.Say("Stopped.");
            return ExitCode.Stopped;
        }
        catch (IOException) when (!output.IsJob && stop.IsCancellationRequested)
        {
            return ExitCode.Stopped;
        }
        catch (Exception exception)
        {
            output.Error("FAULT", $"AceData has a fault here and cannot go on. What was finished is kept. Please report this text:{Environment.NewLine}{exception}");
            return ExitCode.Fault;
        }
    }

    /// <summary>The end that waits for nobody: whatever the run hangs in, it is over now.</summary>
    private static void DropEverything(VerbOutput output)
    {
        ChildProcess.KillAll();

        // On a thread of its own: a reader who takes no more lines must not hold us.
        var words = new Thread(() =>
        {
            output.SayLine("Stopped at once. What is written is whole.");
            output.End(ExitCode.Stopped);
        })
        { IsBackground = true };
        words.Start();
        words.Join(LastWords);
        Environment.Exit(ExitCode.Stopped);
    }

    /// <summary>What is missing on the machine is 3, results that could not be printed are 1, everything the caller can say differently is 2.</summary>
    private static int ExitOf(string code) => code.Split('-')[0] switch
    {
        "OUTPUT" => ExitCode.SomeFailed,
        "FFMPEG" or "SERVER" or "MODEL" or "DISK" or "ENGINE" or "ASK" or "TORCH" or "MEMORY" or "MODELS" => ExitCode.CouldNotStart,
        _ => ExitCode.WrongUse,
    };
}
