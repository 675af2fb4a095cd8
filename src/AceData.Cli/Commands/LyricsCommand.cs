using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AceData.Cli.Binding;
using AceData.Cli.Output;
using AceData.Jobs;
using AceData.Lyrics;
using AceData.Lyrics.Fetching;
using AceData.Requests;
using Spectre.Console;

namespace AceData.Cli.Commands;

/// <summary>acedata lyrics [FOLDER|FILES…]: finds, checks and cleans the words of songs.</summary>
internal sealed class LyricsCommand : VerbCommand
{
    private const int LongestTable = 60;

    private readonly RequestBinder<FetchLyricsRequest> _binder;
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object per song and line on standard output, and a summary object as the last line." };

    public LyricsCommand()
        : base("lyrics", "Find the words of songs and write {song}_lyrics.txt. Only what surely belongs to a song is written; what a person wrote is never replaced.")
    {
        _binder = new RequestBinder<FetchLyricsRequest>(this);
        Options.Add(_json);
        Subcommands.Add(new LyricsCleanCommand());
        Subcommands.Add(new LyricsShowCommand());
        Subcommands.Add(new LyricsSearchCommand());
    }

    protected override async Task<int> RunAsync(ParseResult parse, VerbOutput output, CancellationToken stop)
    {
        var json = parse.GetValue(_json);
        var progress = new RunProgress(output, isQuiet: json, json ? output.Results : null, LongestTable);
        var request = _binder.Bind(parse);
        var (result, isRefused) = await Questions.AskAsync(
            request,
            (asked, code) => asked with { Accept = [.. asked.Accept, code] },
            asked => new FetchLyrics(TimeProvider.System).RunAsync(asked, progress, stop),
            output,
            progress);
        if (isRefused)
        {
            return ExitCode.Good;
        }

        output.Counts = result!.Counts();
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

            output.SayLine(Summary(result!, request));
        }

        return FetchLyrics.ExitOf(result!);
    }

    private static void WriteTable(FetchLyricsResult result, TextWriter writer)
    {
        // Of many songs only those are worth a line that somebody should look at.
        var rows = result.Lines.Count <= LongestTable ? result.Lines : [.. result.Lines.Where(NeedsEyes).Take(LongestTable)];
        if (rows.Count == 0)
        {
            return;
        }

        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Song", "Lyrics", "From", "What to know");
        foreach (var row in rows)
        {
            table.AddRow(
                Markup.Escape(Printable.Text(Path.GetFileName(row.File))),
                row.Status is { } status ? Word(status) : "failed",
                Markup.Escape(From(row)),
                Markup.Escape(Printable.Text(Know(row))));
        }

        TableWriter.Write(table, writer);
    }

    private static bool NeedsEyes(SongLyrics song) => song.Status is null or LyricsStatus.Uncertain or LyricsStatus.Blocked or LyricsStatus.NotFound || song.Review.Count > 0;

    private static string Word(LyricsStatus status) => status == LyricsStatus.NotFound ? "not found" : status.ToString().ToLowerInvariant();

    private static string From(SongLyrics song) => song.Origin is not { } origin || song is { Status: LyricsStatus.Kept, IsSuggested: true } ? "–"
        : origin.Score is { } score ? string.Create(CultureInfo.InvariantCulture, $"{OriginWords.SourceOf(origin)} ({score:0.00})")
        : OriginWords.SourceOf(origin);

    private static string Know(SongLyrics song)
    {
        var parts = new List<string>();
        if (song is { Status: LyricsStatus.Found, IsWritten: true })
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{song.Lines} lines{(song.Origin?.IsInferred == true ? ", sections guessed" : string.Empty)}"));
        }

        if (song is { Status: LyricsStatus.Kept, Origin.IsUnsure: true })
        {
            parts.Add("taken although it was not sure");
        }

        if (song.Status == LyricsStatus.Uncertain)
        {
            parts.Add($"taken for {(song.SearchedAs is { } taken ? $"'{taken}'" : "an unknown song")}");
            parts.AddRange(song.Origin?.FoundAs is { } found ? [$"found '{found}'"] : []);
        }

        parts.AddRange(song.Detail is { } detail ? [detail] : []);
        parts.AddRange(song.Review);
        return string.Join("; ", parts);
    }

    private static string Summary(FetchLyricsResult result, FetchLyricsRequest request)
    {
        var parts = new List<string> { result.Songs == 1 ? "1 song" : string.Create(CultureInfo.InvariantCulture, $"{result.Songs} songs") };
        Add(result.Found, "found");
        Add(result.Uncertain, "uncertain");
        Add(result.NotFound, "not found");
        Add(result.Blocked, "without an answer");
        Add(result.Instrumental, "instrumental");
        Add(result.Kept, result.Kept == 1 ? "kept as it is" : "kept as they are");
        Add(result.Failed, "failed");
        Add(result.NotStarted, "not started");
        var text = string.Join(", ", parts) + string.Create(CultureInfo.InvariantCulture, $" in {result.Seconds:0.0} s.");
        if (result.Report is { } report)
        {
            text += $" Report: {report}.";
        }

        if (result.StoppedBecause is { } because)
        {
            // The song that met it has said it already, in the table.
            text += result.Lines.Any(line => line.Detail == because) ? " The run ended early, because the next songs would fail the same way." : $" The run ended early: {because}";
        }

        text = result.WasStopped ? $"Stopped. {text} What is written is kept; the same command goes on with the rest." : text;
        return string.Join(Environment.NewLine, [text, .. Advice(result, request)]);

        void Add(int count, string what)
        {
            if (count > 0)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {what}"));
            }
        }
    }

    /// <summary>What to do with texts that wait, in commands for the first of them.</summary>
    private static IEnumerable<string> Advice(FetchLyricsResult result, FetchLyricsRequest request)
    {
        var root = CommandHint.RootOption(request.DataRoot);
        if (result.Lines.FirstOrDefault(line => line.Status == LyricsStatus.Uncertain) is { } unsure)
        {
            var song = CommandHint.NameOf(unsure.File);
            yield return "Uncertain texts wait as suggestions; no file was written. Of the first of them:";
            yield return $"  see it                       {CommandHint.Of(["lyrics", "show", song, .. root])}";
            yield return $"  it is the right one          {CommandHint.Of(["lyrics", song, "--accept-review", .. root])}";
            yield return $"  it is taken for another song {CommandHint.Of(["lyrics", song, "--artist", "NAME", "--title", "TITLE", .. root])}";
        }
        else if (result.Lines.FirstOrDefault(line => line.IsSuggested) is { } waiting)
        {
            yield return $"New texts for songs with lyrics of yours wait as suggestions: {CommandHint.Of(["lyrics", "show", CommandHint.NameOf(waiting.File), .. root])}";
        }
    }
}
