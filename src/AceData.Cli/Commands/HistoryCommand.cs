using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AceData.Cli.Binding;
using AceData.Cli.Output;
using AceData.History;
using AceData.Jobs;
using AceData.Lyrics.Fetching;
using AceData.Requests;

namespace AceData.Cli.Commands;

/// <summary>acedata history FILE…: the texts that tag files and lyrics files had.</summary>
internal sealed class HistoryCommand : VerbCommand
{
    private const int LongestPreview = 60;

    private readonly RequestBinder<ListHistoryRequest> _binder;
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object per file and line on standard output, with the whole texts." };

    public HistoryCommand()
        : base("history", "Show the earlier texts of tag files and lyrics files; restore brings one back.")
    {
        _binder = new RequestBinder<ListHistoryRequest>(this);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(ParseResult parse, VerbOutput output, CancellationToken stop)
    {
        var request = _binder.Bind(parse);
        var files = 0;
        foreach (var history in new ListHistory(TimeProvider.System).Run(request, stop))
        {
            files++;
            if (parse.GetValue(_json))
            {
                await output.Results.WriteLineAsync(JsonSerializer.Serialize(history, LyricsReport.Line));
            }
            else
            {
                Write(history, request, output.Results);
            }
        }

        if (files == 0)
        {
            output.SayLine($"No texts of these songs are known here. The history lies in {Path.Combine(request.DataRoot ?? ".", ".acedata")}: start in the folder where you worked on them, or name it with --data-root.");
        }

        return ExitCode.Good;
    }

    private static void Write(TextHistory history, ListHistoryRequest request, TextWriter writer)
    {
        var isWhole = request.Revision is not null;
        writer.WriteLine($"{Printable.Text(CommandHint.NameOf(history.File))}{(history.IsMissing ? ": is not there now" : string.Empty)}");
        foreach (var revision in history.Revisions)
        {
            var number = revision.Number?.ToString(CultureInfo.InvariantCulture) ?? "–";
            var when = revision.WrittenUtc?.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "not kept yet    ";
            writer.WriteLine($"  {number,6}  {when}  {(revision.IsPresent ? "now, " : string.Empty)}{Printable.Text(revision.By)}: {Preview(revision.Text)}");
            if (isWhole)
            {
                writer.WriteLine();
                writer.WriteLine(Printable.Lines(revision.Text.TrimEnd('\n', '\r')));
            }
        }

        if (!isWhole && history.Revisions.FirstOrDefault(revision => !revision.IsPresent)?.Number is { } earlier)
        {
            writer.WriteLine($"  Bring one back: {CommandHint.Of(["restore", CommandHint.NameOf(history.File), "--revision", earlier.ToString(CultureInfo.InvariantCulture), .. CommandHint.RootOption(request.DataRoot)])}");
        }
    }

    private static string Preview(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var all = string.Join(" / ", lines.Take(4));
        var shown = Printable.Text(all.Length > LongestPreview ? all[..LongestPreview] + "…" : all);
        return lines.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $"{shown} ({lines.Length} lines)") : shown;
    }
}
