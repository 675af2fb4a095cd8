using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AceData.Cli.Binding;
using AceData.Cli.Output;
using AceData.Models.Using;

namespace AceData.Cli.Commands;

/// <summary>acedata models use FOLDER: models that another program has downloaded.</summary>
internal sealed class ModelsUseCommand : VerbCommand
{
    private readonly RequestBinder<UseModelsRequest> _binder;
    private readonly Option<bool> _json = new("--json") { Description = "The result as one JSON object on standard output." };

    public ModelsUseCommand()
        : base("use", "Use models that are on this PC already: a folder of checkpoints of ACE-Step, a cache of the hub, a USB stick. Nothing is downloaded.")
    {
        _binder = new RequestBinder<UseModelsRequest>(this);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(ParseResult parse, VerbOutput output, CancellationToken stop)
    {
        var json = parse.GetValue(_json);
        var progress = new RunProgress(output, isQuiet: json, json ? output.Results : null);
        var result = await new UseModels(TimeProvider.System).RunAsync(_binder.Bind(parse), progress, stop);
        progress.Clear();
        output.Counts = result.Counts();
        if (json)
        {
            await output.Results.WriteLineAsync(JsonSerializer.Serialize(result, CliJson.Line));
        }
        else
        {
            var taken = result.Models.Count(model => model.State is UsedModel.Used or UsedModel.Copied);
            output.SayLine(string.Create(CultureInfo.InvariantCulture, $"{taken} of {result.Models.Count} models that were found are ready."));
        }

        return result.Exit;
    }
}
