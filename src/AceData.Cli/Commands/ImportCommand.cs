using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AceData.Cli.Binding;
using AceData.Cli.Output;
using AceData.Datasets.Dialects.Importing;
using AceData.Jobs;

namespace AceData.Cli.Commands;

/// <summary>acedata import --from DIALECT: what the files of another program say of songs.</summary>
internal sealed class ImportCommand : VerbCommand
{
    private readonly RequestBinder<ImportSongsRequest> _binder;
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object per song and line on standard output, and the summary as the last line." };

    public ImportCommand()
        : base("import", "Take tags, lyrics and what else is said of songs from files of another trainer, or from a table.")
    {
        _binder = new RequestBinder<ImportSongsRequest>(this);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(ParseResult parse, VerbOutput output, CancellationToken stop)
    {
        var json = parse.GetValue(_json);
        var progress = new RunProgress(output, isQuiet: json, json ? output.Results : null);
        var result = await new ImportSongs(TimeProvider.System).RunAsync(_binder.Bind(parse), progress, stop);
        progress.Clear();
        output.Counts = new Dictionary<string, int> { ["imported"] = result.Imported, ["same"] = result.Same, ["kept"] = result.Kept, ["failed"] = result.Failed, ["not_started"] = result.NotStarted, ["unmentioned"] = result.Unmentioned };
        if (json)
        {
            await output.Results.WriteLineAsync(JsonSerializer.Serialize(new { result.Imported, result.Same, result.Kept, result.Failed, result.NotStarted, result.Unmentioned, result.Seconds }, CliJson.Line));
        }
        else
        {
            output.SayLine(Summary(result));
        }

        return result is { WasStopped: true, NotStarted: > 0 } ? ExitCode.Stopped : result.Failed + result.NotStarted > 0 ? ExitCode.SomeFailed : ExitCode.Good;
    }

    private static string Summary(ImportSongsResult result)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{result.Imported} imported, {result.Same} said so already, {result.Kept} kept as you wrote them, {result.Failed} failed, in {result.Seconds:0.0} s.");
        if (result.NotStarted > 0)
        {
            text += string.Create(CultureInfo.InvariantCulture, $" {result.NotStarted} {(result.NotStarted == 1 ? "was" : "were")} not reached; import again, and the rest follows.");
        }

        if (result.Unmentioned > 0)
        {
            text += string.Create(CultureInfo.InvariantCulture, $" Nothing is said of {result.Unmentioned} {(result.Unmentioned == 1 ? "song" : "songs")}.");
        }

        return result.Songs.Any(song => song.Stays.Count > 0) ? text + "\nTags and lyrics that you wrote stay; --replace takes the others, and the history keeps yours." : text;
    }
}
