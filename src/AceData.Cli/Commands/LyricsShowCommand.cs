using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AceData.Cli.Binding;
using AceData.Cli.Output;
using AceData.Jobs;
using AceData.Library;
using AceData.Lyrics;

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
        foreach (var shown in new ShowLyrics(TimeProvider.System).Run(_binder.Bind(parse)))
        {
            stop.ThrowIfCancellationRequested();
            if (json)
            {
                await output.Results.WriteLineAsync(JsonSerializer.Serialize(shown, LyricsReport.Line));
                continue;
            }

            await output.Results.WriteLineAsync($"{Printable.Text(shown.File ?? shown.Song)}: {(shown.File is null ? "no lyrics" : "written " + shown.Author)}");
            Write(shown.Origin, output.Results);
            Write(shown.Text, output.Results);
            if (shown.Suggestion is { } suggestion)
            {
                await output.Results.WriteLineAsync("Suggestion:");
                Write(shown.SuggestionOrigin, output.Results);
                Write(suggestion, output.Results);
            }
        }

        return ExitCode.Good;
    }

    private static void Write(LyricsOrigin? origin, TextWriter writer)
    {
        if (origin is null)
        {
            return;
        }

        var score = origin.Score is { } value ? string.Create(CultureInfo.InvariantCulture, $", score {value:0.00}") : string.Empty;
        writer.WriteLine($"  From {origin.Source}{(origin.FoundAs is { } found ? $", found as '{Printable.Text(found)}'" : string.Empty)}{score}{(origin.IsInferred ? ", sections guessed" : string.Empty)}");
        if (origin.Address is { } address)
        {
            writer.WriteLine("  " + Printable.Text(address));
        }

        if (origin.Rules.Count > 0)
        {
            writer.WriteLine("  Cleaned: " + string.Join(", ", origin.Rules.Select(rule => string.Create(CultureInfo.InvariantCulture, $"{rule.Key} ({rule.Value})"))));
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
