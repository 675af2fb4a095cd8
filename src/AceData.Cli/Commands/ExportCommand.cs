using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AceData.Cli.Binding;
using AceData.Cli.Output;
using AceData.Datasets.Dialects.Exporting;
using AceData.Jobs;
using AceData.Requests;

namespace AceData.Cli.Commands;

/// <summary>acedata export --to DIALECT: songs in the files of another program.</summary>
internal sealed class ExportCommand : VerbCommand
{
    private readonly RequestBinder<ExportSongsRequest> _binder;
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object per song and line on standard output, and the summary as the last line." };

    public ExportCommand()
        : base("export", "Write tags, lyrics and what else is known of songs as files of another trainer, or as a table.")
    {
        _binder = new RequestBinder<ExportSongsRequest>(this);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(ParseResult parse, VerbOutput output, CancellationToken stop)
    {
        var json = parse.GetValue(_json);
        var progress = new RunProgress(output, isQuiet: true, json ? output.Results : null);
        var result = await new ExportSongs(TimeProvider.System).RunAsync(_binder.Bind(parse), progress, stop);
        progress.Clear();
        output.Counts = new Dictionary<string, int> { ["written"] = result.Written, ["same"] = result.Same, ["failed"] = result.Failed, ["not_started"] = result.NotStarted };
        if (json)
        {
            await output.Results.WriteLineAsync(JsonSerializer.Serialize(new { result.Written, result.Same, result.Failed, result.NotStarted, result.Files, result.Backups, result.Seconds }, CliJson.Line));
        }
        else
        {
            foreach (var song in result.Songs.Where(song => song.Error is not null))
            {
                output.SayLine($"{Printable.Text(CommandHint.NameOf(song.File))}: failed · {Printable.Text(song.Error!)}");
            }

            output.SayLine(Summary(result));
        }

        return result.Failed + result.NotStarted > 0 ? ExitCode.SomeFailed : ExitCode.Good;
    }

    private static string Summary(ExportSongsResult result)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{result.Songs.Count} {(result.Songs.Count == 1 ? "song" : "songs")}: {result.Written} written, {result.Same} said so already, {result.Failed} failed, in {result.Seconds:0.0} s.");
        text += string.Concat(result.Files.Select(file => "\n" + Printable.Text(CommandHint.NameOf(file))));
        return result.Backups.Count == 0 ? text : text + "\nWhat stood there before:" + string.Concat(result.Backups.Select(file => "\n  " + Printable.Text(CommandHint.NameOf(file))));
    }
}
