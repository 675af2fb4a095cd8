using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AceData.Cli.Binding;
using AceData.Cli.Output;
using AceData.Jobs;
using AceData.Library;
using AceData.Lyrics;
using AceData.Lyrics.Fetching;
using AceData.Lyrics.Showing;
using AceData.Requests;

namespace AceData.Cli.Commands;

/// <summary>acedata lyrics show FILE: the text, its source and score, the rules that fired, and what waits as a suggestion.</summary>
internal sealed class LyricsShowCommand : VerbCommand
{
    private readonly RequestBinder<ShowLyricsRequest> _binder;
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object per text and line on standard output." };

    public LyricsShowCommand()
        : base("show", "Show the lyrics of songs: where they came from, how sure that is, what was cleaned, and suggestions that wait.")
    {
        _binder = new RequestBinder<ShowLyricsRequest>(this);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(ParseResult parse, VerbOutput output, CancellationToken stop)
    {
        var json = parse.GetValue(_json);
        var exit = ExitCode.Good;
        foreach (var shown in new ShowLyrics(TimeProvider.System).Run(_binder.Bind(parse)))
        {
            stop.ThrowIfCancellationRequested();
            exit = shown.File is not null && shown.Text is null ? ExitCode.SomeFailed : exit;
            if (json)
            {
                await output.Results.WriteLineAsync(JsonSerializer.Serialize(shown, LyricsReport.Line));
                continue;
            }

            Write(shown, output.Results);
        }

        return exit;
    }

    private static void Write(ShownLyrics shown, TextWriter writer)
    {
        writer.WriteLine($"{Printable.Text(shown.File ?? shown.Song)}: {(shown.File is null ? "no lyrics" : "written " + shown.Author)}");
        Write(shown.Origin, writer);
        foreach (var note in shown.Notes)
        {
            writer.WriteLine("  Note: " + Printable.Text(note));
        }

        if (shown.Earlier > 0)
        {
            var file = CommandHint.NameOf(shown.File ?? shown.Song);
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {shown.Earlier} earlier {(shown.Earlier == 1 ? "text" : "texts")} in the history: {CommandHint.Of("history", file)}"));
        }

        Write(shown.Text, writer);
        if (shown.Suggestion is { } suggestion)
        {
            writer.WriteLine("Suggestion:");
            Write(shown.SuggestionOrigin, writer);
            Write(suggestion, writer);
        }
    }

    private static void Write(LyricsOrigin? origin, TextWriter writer)
    {
        if (origin is null)
        {
            return;
        }

        var score = origin.Score is { } value ? string.Create(CultureInfo.InvariantCulture, $", score {value:0.00}") : string.Empty;
        writer.WriteLine($"  From {OriginWords.SourceOf(origin)}{(origin.FoundAs is { } found ? $", found as '{Printable.Text(found)}'" : string.Empty)}{score}{(origin.IsInferred ? ", sections guessed" : string.Empty)}{(origin.IsUnsure ? ", taken although it was not sure" : string.Empty)}");
        if (origin.Address is { } address)
        {
            writer.WriteLine("  " + Printable.Text(address));
        }

        if (origin.Rules.Count > 0)
        {
            writer.WriteLine("  Cleaned: " + string.Join(", ", OriginWords.RulesOf(origin)));
        }
    }

    private static void Write(string? text, TextWriter writer)
    {
        if (text is null)
        {
            return;
        }

        writer.WriteLine();
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            writer.WriteLine(Printable.Text(line.TrimEnd('\r')));
        }

        writer.WriteLine();
    }
}
