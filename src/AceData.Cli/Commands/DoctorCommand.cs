using System.CommandLine;
using AceData.Cli.Binding;
using AceData.Cli.Output;
using AceData.Doctor;
using AceData.Jobs;
using AceData.Nets;
using Spectre.Console;

namespace AceData.Cli.Commands;

/// <summary>acedata doctor: what works here, what does not, and the one command that helps.</summary>
internal sealed class DoctorCommand : VerbCommand
{
    private readonly RequestBinder<ExaminationRequest> _binder;

    public DoctorCommand()
        : base("doctor", "Look at ffmpeg, disk, graphics card, model server and configuration: what works and what to do.")
    {
        _binder = new RequestBinder<ExaminationRequest>(this);
    }

    protected override async Task<int> RunAsync(ParseResult parse, VerbOutput output, CancellationToken stop)
    {
        var request = _binder.Bind(parse);
        output.Report(new JobStarted(Name, null));
        var findings = await Examination.RunAsync(request, TimeProvider.System, stop);
        findings.AddRange(Torch());
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns(string.Empty, "What", "Found", "What to do");
        foreach (var finding in findings)
        {
            var state = finding.State switch { FindingState.Good => "ok", FindingState.Note => "note", _ => "PROBLEM" };
            output.Report(new JobItem(finding.What, state.ToLowerInvariant(), finding.Found, Result: finding));
            table.AddRow(
                state,
                finding.What,
                Markup.Escape(Printable.Lines(finding.Found)),
                Markup.Escape(Printable.Lines(finding.Advice ?? string.Empty)));
        }

        output.Counts = new Dictionary<string, int>
        {
            ["ok"] = findings.Count(f => f.State == FindingState.Good),
            ["note"] = findings.Count(f => f.State == FindingState.Note),
            ["problem"] = findings.Count(f => f.State == FindingState.Bad),
        };
        TableWriter.Write(table, output.Results);
        return findings.Exists(f => f.State == FindingState.Bad) ? ExitCode.SomeFailed : ExitCode.Good;
    }

    private static IEnumerable<Finding> Torch()
    {
        var torch = TorchRuntime.Describe();
        yield return torch.Driver is { Cards.Count: > 0 } driver
            ? new Finding(FindingState.Good, "Graphics card", string.Join(", ", driver.Cards) + $", driver {driver.Version}", null)
            : new Finding(FindingState.Note, "Graphics card", "no NVIDIA card or driver", "Networks and model servers need an NVIDIA card to be fast.");
        yield return torch.Backend is { } backend
            ? new Finding(
                torch.BetterBackend is null ? FindingState.Good : FindingState.Note,
                "Networks",
                $"torch {torch.Version}, backend {backend}{(torch.CudaAvailable ? ", graphics card in use" : string.Empty)}",
                torch.BetterBackend is { } better ? $"Switch with: {TorchRuntime.SwitchCommand(better)}" : null)
            : new Finding(FindingState.Note, "Networks", "not installed: " + torch.Problem, "Training samples are made with them.");
    }
}
