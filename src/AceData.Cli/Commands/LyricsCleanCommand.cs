using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AceData.Cli.Binding;
using AceData.Cli.Output;
using AceData.Jobs;
using AceData.Lyrics.Fetching;
using AceData.Lyrics.FileCleaning;
using AceData.Requests;

namespace AceData.Cli.Commands;

/// <summary>acedata lyrics clean FILES… [--write]: shows what cleaning would change, and changes it when told to.</summary>
internal sealed class LyricsCleanCommand : VerbCommand
{
    private readonly RequestBinder<CleanLyricsRequest> _binder;
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object per file and line on standard output." };

    public LyricsCleanCommand()
        : base("clean", "Show what would be cleaned in lyrics files that are there; --write does it and keeps the old text in the history.")
    {
        _binder = new RequestBinder<CleanLyricsRequest>(this);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(ParseResult parse, VerbOutput output, CancellationToken stop)
    {
        var json = parse.GetValue(_json);
        var counts = new Dictionary<CleaningOutcome, int>();
        output.Report(new JobStarted(Name, null));
        foreach (var file in new CleanLyrics(TimeProvider.System).Run(_binder.Bind(parse), stop))
        {
            counts[file.Outcome] = counts.GetValueOrDefault(file.Outcome) + 1;
            output.Counts = counts.ToDictionary(pair => StateOf(pair.Key), pair => pair.Value);
            output.Report(new JobItem(file.File, StateOf(file.Outcome), file.Error));
            if (json)
            {
                await output.Results.WriteLineAsync(JsonSerializer.Serialize(file, LyricsReport.Line));
            }
            else if (file.Outcome != CleaningOutcome.Clean || file.Warnings.Count > 0)
            {
                Write(file, output.Results);
            }
        }

        if (!json)
        {
            output.SayLine(Summary(counts));
        }

        return counts.ContainsKey(CleaningOutcome.Failed) ? ExitCode.SomeFailed : ExitCode.Good;
    }

    private static string StateOf(CleaningOutcome outcome) => JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.ToString());

    private static void Write(CleanedFile file, TextWriter writer)
    {
        writer.WriteLine($"{Printable.Text(file.File)}: {Word(file.Outcome, file.File)}{(file.Error is { } error ? " · " + Printable.Text(error) : string.Empty)}");
        foreach (var line in file.Changes)
        {
            writer.WriteLine("  " + Printable.Text(line));
        }

        if (file.Rules.Count > 0)
        {
            writer.WriteLine("  Rules: " + string.Join(", ", file.Rules.Select(fired => string.Create(CultureInfo.InvariantCulture, $"{fired.Title} ({fired.Count})"))));
        }

        foreach (var warning in file.Warnings)
        {
            writer.WriteLine("  Note: " + Printable.Text(warning));
        }
    }

    private static string Word(CleaningOutcome outcome, string file) => outcome switch
    {
        CleaningOutcome.Clean => "clean",
        CleaningOutcome.WouldChange => "would change (nothing was changed; --write does it)",
        CleaningOutcome.Written => $"cleaned; the old text comes back with: {CommandHint.Of("restore", CommandHint.NameOf(file))}",
        CleaningOutcome.WouldRemove => "holds only the failure message of another tool (--write takes it away)",
        CleaningOutcome.Removed => $"held only the failure message of another tool and was taken away; it comes back with: {CommandHint.Of("restore", CommandHint.NameOf(file))}",
        CleaningOutcome.LeftAlone => "left as it is",
        _ => "failed",
    };

    private static string Summary(Dictionary<CleaningOutcome, int> counts)
    {
        string[] words = ["clean already", "would change", "cleaned", "would be taken away", "taken away", "left as they are", "failed"];
        var parts = Enum.GetValues<CleaningOutcome>().Where(counts.ContainsKey).Select(outcome => string.Create(CultureInfo.InvariantCulture, $"{counts[outcome]} {words[(int)outcome]}")).ToList();
        return parts.Count == 0 ? "There are no lyrics files here." : $"{(counts.Values.Sum() == 1 ? "Lyrics file" : "Lyrics files")}: {string.Join(", ", parts)}.";
    }
}
