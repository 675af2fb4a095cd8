using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AceData.Cli.Binding;
using AceData.Cli.Output;
using AceData.History;
using AceData.Jobs;
using AceData.Requests;

namespace AceData.Cli.Commands;

/// <summary>acedata restore FILE [--revision N]: an earlier text stands there again.</summary>
internal sealed class RestoreCommand : VerbCommand
{
    private readonly RequestBinder<RestoreTextsRequest> _binder;
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object per file and line on standard output, and a summary object as the last line." };

    public RestoreCommand()
        : base("restore", "Bring back the earlier text of a tag file or lyrics file, as history shows it; done twice, the newer one is back.")
    {
        _binder = new RequestBinder<RestoreTextsRequest>(this);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(ParseResult parse, VerbOutput output, CancellationToken stop)
    {
        var json = parse.GetValue(_json);
        var progress = new RunProgress(output, isQuiet: true, json ? output.Results : null);
        var (result, isRefused) = await Questions.AskAsync(
            _binder.Bind(parse),
            (request, code) => request with { Accept = [.. request.Accept, code] },
            request => Task.FromResult(new RestoreTexts(TimeProvider.System).Run(request, progress, stop)),
            output,
            progress);
        if (isRefused)
        {
            return ExitCode.Good;
        }

        progress.Clear();
        output.Counts = new Dictionary<string, int> { ["restored"] = result!.Restored, ["same"] = result.Same, ["nothing_earlier"] = result.NothingEarlier, ["failed"] = result.Failed };
        if (json)
        {
            await output.Results.WriteLineAsync(JsonSerializer.Serialize(result, CliJson.Line));
            return RestoreTexts.ExitOf(result);
        }

        foreach (var line in result.Lines)
        {
            await output.Results.WriteLineAsync($"{Printable.Text(CommandHint.NameOf(line.File))}: {Words(line)}");
        }

        return RestoreTexts.ExitOf(result);
    }

    private static string Words(RestoredText line) => line.Outcome switch
    {
        RestoreOutcome.Restored => string.Create(CultureInfo.InvariantCulture, $"says again what was written {line.By} (revision {line.Number}); the history keeps the other text"),
        RestoreOutcome.Same => "says that already",
        RestoreOutcome.NothingEarlier => "has no earlier text",
        _ => "failed · " + Printable.Text(line.Error ?? string.Empty),
    };
}
