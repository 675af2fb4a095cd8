using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AceData.Cli.Binding;
using AceData.Cli.Output;
using AceData.Datasets.Checking;
using AceData.Files;
using AceData.Jobs;
using AceData.Requests;

namespace AceData.Cli.Commands;

/// <summary>acedata check [FOLDER]: everything that is wrong with a data set, before hours of training.</summary>
internal sealed class CheckCommand : VerbCommand
{
    private const int ShownPerCode = 5;
    private const int LongestShown = 20;

    private readonly RequestBinder<CheckDatasetRequest> _binder;
    private readonly Option<bool> _json = new("--json") { Description = "The result as one JSON object on standard output." };

    public CheckCommand()
        : base("check", "Look at sound, tags and lyrics of a whole data set; --fix mends what can be mended.")
    {
        _binder = new RequestBinder<CheckDatasetRequest>(this);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(ParseResult parse, VerbOutput output, CancellationToken stop)
    {
        var json = parse.GetValue(_json);
        var request = _binder.Bind(parse);
        var progress = new RunProgress(output, isQuiet: json, json ? output.Results : null);
        var result = await new CheckDataset(TimeProvider.System).RunAsync(request, progress, stop);
        progress.Clear();
        output.Counts = new Dictionary<string, int>
        {
            ["songs"] = result.Songs,
            ["ready"] = result.Ready,
            ["blocks"] = Count(result, CheckWeight.Blocks),
            ["warns"] = Count(result, CheckWeight.Warns),
            ["notes"] = Count(result, CheckWeight.Notes),
        };
        if (json)
        {
            await output.Results.WriteLineAsync(JsonSerializer.Serialize(result, CliJson.Line));
        }
        else
        {
            if (!output.IsJob)
            {
                Write(result, request, output.Results);
            }

            output.SayLine(Summary(result, request) + (request.Report is { } report ? $" Report: {Printable.Text(report)}" : ""));
        }

        return stop.IsCancellationRequested && result.Fixes.Any(fix => fix.Error is not null) ? ExitCode.Stopped
            : CheckFixes.Open(result, request).Any(finding => finding.Weight == CheckWeight.Blocks) || result.Fixes.Any(fix => fix.Error is not null) ? ExitCode.SomeFailed : ExitCode.Good;
    }

    private static int Count(CheckDatasetResult result, CheckWeight weight) => result.Findings.Count(finding => finding.Weight == weight);

    private static void Write(CheckDatasetResult result, CheckDatasetRequest request, TextWriter writer)
    {
        foreach (var group in result.Findings.GroupBy(finding => (finding.Weight, finding.Code)))
        {
            var found = group.ToList();
            var songs = found.Count(finding => finding.File is not null);
            var title = CheckCodes.Find(group.Key.Code)?.Title ?? "Problem";
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Mark(group.Key.Weight)} {title}{(songs > 0 ? $": {Songs(songs)}" : "")}  [{group.Key.Code}]"));
            var shown = found.Count <= LongestShown && group.Key.Weight == CheckWeight.Blocks ? LongestShown : ShownPerCode;
            foreach (var finding in found.Take(shown))
            {
                writer.WriteLine("    " + (finding.File is { } file ? Printable.Text(CommandHint.NameOf(file)) + ": " : "") + Printable.Text(finding.Text));
            }

            if (found.Count > shown)
            {
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    … and {found.Count - shown} more; --json or --report FILE.html shows all."));
            }

            if (CheckCodes.Find(group.Key.Code)?.Fix is { } fix && !request.Fix.Contains(group.Key.Code, StringComparer.OrdinalIgnoreCase))
            {
                writer.WriteLine($"    Can be mended: {request.Again("--fix", group.Key.Code)} ({char.ToLowerInvariant(fix[0])}{fix[1..]}).");
            }

            writer.WriteLine();
        }

        WriteFixes(result, request, writer);
    }

    private static void WriteFixes(CheckDatasetResult result, CheckDatasetRequest request, TextWriter writer)
    {
        if (request.Fix.Count == 0)
        {
            return;
        }

        foreach (var fix in result.Fixes)
        {
            writer.WriteLine($"{Printable.Text(CommandHint.NameOf(fix.File))}  [{fix.Code}]{(fix.Error is null ? "" : " · " + Printable.Text(fix.Error))}");
            writer.WriteLine($"  - {OneLine(fix.Before)}");
            writer.WriteLine($"  + {(fix.After.Length == 0 ? "(the file goes)" : OneLine(fix.After))}");
        }

        writer.WriteLine(CheckFixes.Ending(result, request));
    }

    private static string OneLine(string text)
    {
        const int longest = 160;
        var line = Printable.Text(text.Replace('\n', ' '));
        return line.Length > longest ? line[..longest] + "…" : line;
    }

    private static string Mark(CheckWeight weight) => weight switch
    {
        CheckWeight.Blocks => "BLOCKS",
        CheckWeight.Warns => "WARNS ",
        _ => "NOTES ",
    };

    private static string Summary(CheckDatasetResult result, CheckDatasetRequest request)
    {
        var (blocks, notes) = (Count(result, CheckWeight.Blocks), Count(result, CheckWeight.Notes));
        var isMended = request.Write && result.Fixes.Any(fix => fix.Error is null);
        var text = string.Create(CultureInfo.InvariantCulture, $"{(isMended ? "Before mending: " : "")}{Songs(result.Songs)}: {result.Ready} without anything to mend, {blocks} {(blocks == 1 ? "finding that blocks" : "findings that block")}, {Count(result, CheckWeight.Warns)} that {(Count(result, CheckWeight.Warns) == 1 ? "warns" : "warn")}, {notes} {(notes == 1 ? "note" : "notes")}, in {result.Seconds:0.0} s. The training set will take about {FileSizes.Of(result.TrainSetBytes, CultureInfo.InvariantCulture)}.");
        return isMended ? text + $" {request.Again()} shows how it stands now."
            : blocks > 0 ? text + " Convert, Create and Train wait until nothing blocks."
            : text;
    }

    private static string Songs(int count) => count == 1 ? "1 song" : string.Create(CultureInfo.InvariantCulture, $"{count} songs");
}
