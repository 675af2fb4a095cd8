using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AceData.Cli.Binding;
using AceData.Cli.Output;
using AceData.Datasets;
using AceData.Jobs;
using AceData.Tagging;
using Spectre.Console;

namespace AceData.Cli.Commands;

/// <summary>acedata tag [FOLDER|FILES…]: a folder of songs becomes tag files.</summary>
internal sealed class TagCommand : VerbCommand
{
    private const int LongestTable = 60;

    private readonly RequestBinder<TagFolderRequest> _binder;
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object per song and line on standard output, and a summary object as the last line." };

    public TagCommand()
        : base("tag", "Write {song}_prompt.txt beside every song. Files that a person wrote are never replaced.")
    {
        _binder = new RequestBinder<TagFolderRequest>(this);
        Options.Add(_json);
        foreach (var option in WithoutEffect())
        {
            Options.Add(option);
        }
    }

    protected override async Task<int> RunAsync(ParseResult parse, VerbOutput output, CancellationToken stop)
    {
        var json = parse.GetValue(_json);
        var progress = new RunProgress(output, isQuiet: json, json ? output.Results : null);
        var (result, isRefused) = await Questions.AskAsync(
            _binder.Bind(parse),
            (request, code) => request with { Accept = [.. request.Accept, code] },
            request => new TagFolder(TimeProvider.System).RunAsync(request, progress, stop),
            output,
            progress);
        if (isRefused)
        {
            return ExitCode.Good;
        }

        output.Counts = Counts(result!);
        progress.Clear();
        if (json)
        {
            await output.Results.WriteLineAsync(JsonSerializer.Serialize(result, CliJson.Line));
        }
        else
        {
            if (!output.IsJob)
            {
                WriteTable(result!, output.Results);
            }

            output.SayLine(Summary(result!));
        }

        return TagFolder.ExitOf(result!);
    }

    /// <summary>Options of the original that old scripts still give: there is nothing left that they could switch.</summary>
    private static IEnumerable<Option<bool>> WithoutEffect() =>
    [
        new("--verbose", "-v") { Hidden = true },
        new("--suppress_header", "--suppress-header") { Hidden = true },
    ];

    private static Dictionary<string, int> Counts(TagFolderResult result) => new()
    {
        ["written"] = result.Written,
        ["suggested"] = result.Suggested,
        ["unchanged"] = result.Unchanged,
        ["skipped"] = result.Skipped,
        ["failed"] = result.Failed.Count,
        ["needs_review"] = result.NeedsReview,
        ["not_started"] = result.NotStarted,
    };

    private static void WriteTable(TagFolderResult result, TextWriter writer)
    {
        if (result.Lines.Count == 0)
        {
            return;
        }

        // Of many songs only those are worth a line that somebody should look at.
        var rows = result.Lines.Count <= LongestTable ? result.Lines : [.. result.Lines.Where(l => l.Review.Count > 0 || l.Error is not null).Take(LongestTable)];
        if (rows.Count == 0)
        {
            return;
        }

        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Song", "Tags", "To look at");
        var root = SongNames.CommonFolder(rows.Select(row => row.File));
        foreach (var row in rows)
        {
            var tags = row.State == "suggested" ? $"suggested: {row.Tags}" : row.Tags ?? "–";
            table.AddRow(
                Markup.Escape(SongNames.Below(root, row.File)),
                Markup.Escape(Printable.Text(tags)),
                Markup.Escape(Printable.Lines(row.Error?.Reason ?? string.Join("; ", row.Review))));
        }

        TableWriter.Write(table, writer);
    }

    private static string Summary(TagFolderResult result)
    {
        var parts = new List<string> { $"{Songs(result.Songs)} found" };
        Add(result.Written, "written");
        Add(result.Unchanged, "unchanged");
        Add(result.Suggested, result.Suggested == 1 ? "new suggestion kept in the library" : "new suggestions kept in the library");
        Add(result.Skipped, result.Skipped == 1 ? "skipped (it has tags; --all makes suggestions)" : "skipped (they have tags; --all makes suggestions for them)");
        var folders = result.Failed.Count(failed => UnopenedSongs.IsFolder(failed.Code));
        Add(result.Failed.Count - folders, "failed");
        Add(result.NotStarted, "not started");
        Add(result.NeedsReview, "should be looked at");
        Add(folders, folders == 1 ? "folder left out" : "folders left out");
        var text = string.Join(", ", parts) + string.Create(CultureInfo.InvariantCulture, $" in {result.Seconds:0.0} s. Engine: {result.Engine}.");
        if (result.StoppedBecause is { } because)
        {
            text += $" The run ended early: {because}";
        }

        return result.WasStopped ? $"Stopped. {text} What is written is kept; the same command goes on with the rest." : text;

        void Add(int count, string what)
        {
            if (count > 0)
            {
                parts.Add($"{count} {what}");
            }
        }
    }

    private static string Songs(int count) => count == 1 ? "1 song" : string.Create(CultureInfo.InvariantCulture, $"{count} songs");
}
