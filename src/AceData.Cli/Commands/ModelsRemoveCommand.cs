using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AceData.Cli.Binding;
using AceData.Cli.Output;
using AceData.Files;
using AceData.Jobs;
using AceData.Models.Removing;

namespace AceData.Cli.Commands;

/// <summary>acedata models remove NAMES…: frees the space of models.</summary>
internal sealed class ModelsRemoveCommand : VerbCommand
{
    private readonly RequestBinder<RemoveModelsRequest> _binder;
    private readonly Option<bool> _json = new("--json") { Description = "The result as one JSON object on standard output." };

    public ModelsRemoveCommand()
        : base("remove", "Delete models; those in a folder of another program are left there and only not used any more.")
    {
        _binder = new RequestBinder<RemoveModelsRequest>(this);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(ParseResult parse, VerbOutput output, CancellationToken stop)
    {
        var (result, isRefused) = await Questions.AskAsync(
            _binder.Bind(parse),
            (asked, _) => asked with { Yes = true },
            asked => Task.FromResult(RemoveModels.Run(asked)),
            output,
            new RunProgress(output));
        if (isRefused)
        {
            return ExitCode.Good;
        }

        output.Counts = new Dictionary<string, int> { ["removed"] = result!.Names.Count };
        if (parse.GetValue(_json))
        {
            await output.Results.WriteLineAsync(JsonSerializer.Serialize(result, CliJson.Line));
        }
        else
        {
            output.SayLine($"{string.Join(", ", result.Names)}: removed, {FileSizes.Of(result.Bytes, CultureInfo.InvariantCulture)} are free again.{string.Concat(result.Left.Select(folder => $" {Printable.Text(folder)} was left as it is."))}");
        }

        return ExitCode.Good;
    }
}
