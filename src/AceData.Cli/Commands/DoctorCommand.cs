using System.CommandLine;
using AceData.Cli.Output;
using AceData.Doctor;
using AceData.Jobs;
using AceData.Nets;
using Spectre.Console;

namespace AceData.Cli.Commands;

/// <summary>acedata doctor: what works here, what does not, and the one command that helps.</summary>
internal sealed class DoctorCommand : VerbCommand
{
    private readonly Option<string?> _dataRoot = new("--data-root", "--data_root") { Description = "The folder that holds data/ and .acedata/. Default: the current folder." };
    private readonly Option<string?> _server = new("--server") { Description = "Address of a model server to look for." };

    public DoctorCommand()
        : base("doctor", "Look at ffmpeg, disk, graphics card, model server and configuration: what works and what to do.")
    {
        Options.Add(_dataRoot);
        Options.Add(_server);
    }

    protected override async Task<int> RunAsync(ParseResult parse, VerbOutput output, CancellationToken stop)
    {
        var findings = await Examination.RunAsync(parse.GetValue(_dataRoot), parse.GetValue(_server), TimeProvider.System, stop);
        findings.AddRange(Torch());
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns(string.Empty, "What", "Found", "What to do");
        foreach (var finding in findings)
        {
            table.AddRow(
                finding.State switch { FindingState.Good => "ok", FindingState.Note => "note", _ => "MISSING" },
                finding.What,
                Markup.Escape(Printable.Text(finding.Found)),
                Markup.Escape(finding.Advice ?? string.Empty));
        }

        TableWriter.Write(table, output.Results);
        return findings.Exists(f => f.State == FindingState.Bad) ? ExitCode.SomeFailed : ExitCode.Good;
    }

    private static IEnumerable<Finding> Torch()
    {
        var torch = TorchRuntime.Describe();
        yield return torch.Driver is { Cards.Count: > 0 } driver
            ? new Finding(FindingState.Good, "Graphics card", string.Join(", ", driver.Cards) + $", driver {driver.Version}", null)
            : new Finding(FindingState.Note, "Graphics card", "no NVIDIA card or driver", "Tagging with a model server, and later training, need an NVIDIA card to be fast.");
        yield return torch.Backend is { } backend
            ? new Finding(
                torch.BetterBackend is null ? FindingState.Good : FindingState.Note,
                "Networks",
                $"torch {torch.Version}, backend {backend}{(torch.CudaAvailable ? ", graphics card in use" : string.Empty)}",
                torch.BetterBackend is { } better ? $"Switch with: {TorchRuntime.SwitchCommand(better)}" : null)
            : new Finding(FindingState.Note, "Networks", "not installed: " + torch.Problem, "No verb needs them yet.");
    }
}
