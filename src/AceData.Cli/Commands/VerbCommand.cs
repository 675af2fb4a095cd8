using System.CommandLine;
using AceData.Audio;
using AceData.Cli.Output;
using AceData.Jobs;

namespace AceData.Cli.Commands;

/// <summary>What all verbs share: how they stop, how they fail, and <c>--events json</c>.</summary>
internal abstract class VerbCommand : Command
{
    private readonly Option<string> _events = new("--events")
    {
        Description = "How progress is told: text, or json (one event per line on standard output, everything else on standard error; a line \"stop\" on standard input stops).",
        DefaultValueFactory = _ => "text",
    };

    protected VerbCommand(string name, string description)
        : base(name, description)
    {
        _events.AcceptOnlyFromAmong("text", "json");
        SetAction((parse, _) => InvokeAsync(parse));
    }

    /// <summary>The work of the verb.</summary>
    protected abstract Task<int> RunAsync(ParseResult parse, VerbOutput output, CancellationToken stop);

    /// <summary>For verbs that run long: adds <c>--events</c>.</summary>
    protected void AddEvents() => Options.Add(_events);

    private async Task<int> InvokeAsync(ParseResult parse)
    {
        using var stop = new StopSignal(TimeProvider.System);
        var isJob = Options.Contains(_events) && parse.GetValue(_events) == "json";
        var events = isJob ? JobEventWriter.OnStandardOutput(TimeProvider.System, () => stop.Request(StopReason.ParentGone)) : null;
        var output = new VerbOutput(new ResultWriter(Console.Out), Console.Error, events);
        stop.ListenToSignals();
        if (isJob)
        {
            stop.ListenToLines(Console.OpenStandardInput(), endMeansParentGone: Console.IsInputRedirected, openFor: TimeSpan.FromSeconds(1));
        }

        try
        {
            return await RunAsync(parse, output, stop.Graceful);
        }
        catch (AceDataException exception)
        {
            output.Error(exception.Code, exception.Message);
            return End(output, ExitOf(exception.Code));
        }
        catch (OperationCanceledException) when (stop.Graceful.IsCancellationRequested)
        {
            output.Say("Stopped.");
            return End(output, ExitCode.Stopped);
        }
        catch (IOException) when (events is null && stop.Graceful.IsCancellationRequested)
        {
            return ExitCode.Stopped;
        }
        catch (Exception exception)
        {
            output.Error("FAULT", $"AceData has a fault here and cannot go on. What was finished is kept. Please report this text:{Environment.NewLine}{exception}");
            return End(output, ExitCode.Fault);
        }
    }

    private static int End(VerbOutput output, int exit)
    {
        output.Report(new JobResult(exit, new Dictionary<string, int>()));
        return exit;
    }

    /// <summary>What is missing on the machine is 3, results that could not be printed are 1, everything the caller can say differently is 2.</summary>
    private static int ExitOf(string code) => code.Split('-')[0] switch
    {
        "OUTPUT" => ExitCode.SomeFailed,
        "FFMPEG" or "SERVER" or "MODEL" or "DISK" or "ENGINE" or "ASK" or "TORCH" => ExitCode.CouldNotStart,
        _ => ExitCode.WrongUse,
    };
}
