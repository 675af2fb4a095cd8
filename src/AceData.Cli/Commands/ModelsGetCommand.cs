using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AceData.Cli.Binding;
using AceData.Cli.Output;
using AceData.Files;
using AceData.Jobs;
using AceData.Models.Getting;
using AceData.Requests;

namespace AceData.Cli.Commands;

/// <summary>acedata models get [NAMES…]: downloads models, or makes tiny ones.</summary>
internal sealed class ModelsGetCommand : VerbCommand
{
    private readonly RequestBinder<GetModelsRequest> _binder;
    private readonly Option<bool> _json = new("--json") { Description = "The result as one JSON object on standard output." };

    public ModelsGetCommand()
        : base("get", "Download models, checked and resumable: stopped or broken off, the same command goes on. What is in a cache of the hub on this PC is used from there.")
    {
        _binder = new RequestBinder<GetModelsRequest>(this);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(ParseResult parse, VerbOutput output, CancellationToken stop)
    {
        var json = parse.GetValue(_json);
        var request = _binder.Bind(parse);
        var progress = new RunProgress(output, isQuiet: json, json ? output.Results : null);
        var (result, isRefused) = await Questions.AskAsync(
            request,
            (asked, code) => asked with { Accept = [.. asked.Accept, code] },
            asked => new GetModels(TimeProvider.System).RunAsync(asked, progress, stop),
            output,
            progress);
        if (isRefused)
        {
            return ExitCode.Good;
        }

        progress.Clear();
        output.Counts = result!.Counts();
        if (json)
        {
            await output.Results.WriteLineAsync(JsonSerializer.Serialize(result, CliJson.Line));
        }
        else
        {
            output.SayLine(Summary(result, request));
        }

        return result.Exit;
    }

    private static string Summary(GetModelsResult result, GetModelsRequest request)
    {
        var ready = result.Models.Count(model => model.State != GotModel.Failed);
        var folder = Printable.Text(CommandHint.NameOf(result.Folder));
        return request.Tiny
            ? string.Create(CultureInfo.InvariantCulture, $"{ready} tiny models are in {folder}. They compute, and know nothing: use them to try things out, with --models {folder}")
            : string.Create(CultureInfo.InvariantCulture, $"{ready} of {result.Models.Count} models are ready in {folder} ({FileSizes.Of(result.Downloaded, CultureInfo.InvariantCulture)} downloaded, {result.Seconds:0} s).");
    }
}
