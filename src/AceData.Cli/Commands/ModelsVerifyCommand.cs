using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AceData.Cli.Binding;
using AceData.Cli.Output;
using AceData.Files;
using AceData.Models.Verifying;

namespace AceData.Cli.Commands;

/// <summary>acedata models verify [NAMES…]: reads every byte and compares it with what came.</summary>
internal sealed class ModelsVerifyCommand : VerbCommand
{
    private readonly RequestBinder<VerifyModelsRequest> _binder;
    private readonly Option<bool> _json = new("--json") { Description = "The result as one JSON object on standard output." };

    public ModelsVerifyCommand()
        : base("verify", "Read every byte of the models and compare it with what came; what is damaged is put aside.")
    {
        _binder = new RequestBinder<VerifyModelsRequest>(this);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(ParseResult parse, VerbOutput output, CancellationToken stop)
    {
        var json = parse.GetValue(_json);
        var progress = new RunProgress(output, isQuiet: json, json ? output.Results : null);
        var result = await new VerifyModels(TimeProvider.System).RunAsync(_binder.Bind(parse), progress, stop);
        progress.Clear();
        output.Counts = result.Counts();
        if (json)
        {
            await output.Results.WriteLineAsync(JsonSerializer.Serialize(result, CliJson.Line));
        }
        else
        {
            var good = result.Models.Count(model => model.State == VerifiedModel.Good);
            output.SayLine(result.Models.Count == 0
                ? $"There are no models in {Printable.Text(result.Folder)}."
                : string.Create(CultureInfo.InvariantCulture, $"{good} of {result.Models.Count} models are as they came ({FileSizes.Of(result.Bytes, CultureInfo.InvariantCulture)} read in {result.Seconds:0} s)."));
        }

        return result.Exit;
    }
}
