using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AceData.Cli.Binding;
using AceData.Cli.Output;
using AceData.Files;
using AceData.Jobs;
using AceData.Models;
using AceData.Models.Listing;
using AceData.Requests;
using Spectre.Console;

namespace AceData.Cli.Commands;

/// <summary>acedata models list: a line for each model. Asks nobody over the network.</summary>
internal class ModelsListCommand : VerbCommand
{
    private readonly RequestBinder<ListModelsRequest> _binder;
    private readonly Option<bool> _json = new("--json") { Description = "The result as one JSON object on standard output." };

    public ModelsListCommand(string name, string description)
        : base(name, description)
    {
        _binder = new RequestBinder<ListModelsRequest>(this);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(ParseResult parse, VerbOutput output, CancellationToken stop)
    {
        var result = ListModels.Run(_binder.Bind(parse));
        output.Counts = result.Models.CountBy(model => model.State).ToDictionary(pair => JsonNamingPolicy.SnakeCaseLower.ConvertName(pair.Key.ToString()), pair => pair.Value);
        if (parse.GetValue(_json))
        {
            await output.Results.WriteLineAsync(JsonSerializer.Serialize(result, CliJson.Line));
            return ExitCode.Good;
        }

        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Model", "For", "Size", "Licence", "State");
        foreach (var model in result.Models)
        {
            table.AddRow(
                model.Name,
                string.Join(", ", model.Uses.Select(Word)),
                Size(model.Bytes),
                model.Licence + (model.NonCommercial ? " (non-commercial)" : ""),
                Markup.Escape(Printable.Text(State(model))));
        }

        TableWriter.Write(table, output.Results);
        output.SayLine($"Folder: {Printable.Text(result.Folder)}{(result.FreeBytes is { } free ? $" ({Size(free)} free)" : "")}");
        if (result.Needed > 0 && result.Models.All(model => model.Origin != ModelOrigin.Tiny))
        {
            var optional = result.Models.Where(model => model is { Optional: true, State: not ModelState.Ready }).Sum(model => model.Bytes - model.Done);
            output.SayLine($"To download what is missing ({Size(result.Needed)}{(optional > 0 ? $"; with the optional ones {Size(result.Needed + optional)}" : "")}): {CommandHint.Of("models", "get")}; what you have already is taken by: {CommandHint.Of("models", "use", "FOLDER")}");
        }

        return ExitCode.Good;
    }

    private static string Size(double bytes) => FileSizes.Of(bytes, CultureInfo.InvariantCulture);

    private static string Word(ModelUse use) => use switch
    {
        ModelUse.Create => "training set",
        ModelUse.Train => "training",
        ModelUse.Generate => "music",
        _ => "tagging",
    };

    private static string State(ModelEntry model) => model.State switch
    {
        ModelState.Missing => model.Optional ? "not there (optional)" : "not there",
        ModelState.Partial => $"{Size(model.Done)} downloaded; get goes on",
        ModelState.Found => $"in {model.Folder}; get uses it from there",
        ModelState.Unchecked => "there, not checked; use the folder to have it checked",
        ModelState.Changed => "changed since it was checked; get it again",
        _ => model.Origin switch
        {
            ModelOrigin.Tiny => "ready (tiny, for tests)",
            ModelOrigin.Used => $"ready, in {model.Folder}",
            _ => "ready",
        },
    };
}
