using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AceData.Cli.Binding;
using AceData.Cli.Output;
using AceData.Jobs;
using AceData.Lyrics;
using AceData.Lyrics.Matching;
using Spectre.Console;

namespace AceData.Cli.Commands;

/// <summary>acedata lyrics search "artist" "title": what the sources have, and how well it fits. Writes nothing.</summary>
internal sealed class LyricsSearchCommand : VerbCommand
{
    private readonly RequestBinder<SearchLyricsRequest> _binder;
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object per text and line on standard output, with the text itself." };

    public LyricsSearchCommand()
        : base("search", "Search by hand: \"artist\" \"title\". Shows what the sources have and how well it fits; writes nothing.")
    {
        _binder = new RequestBinder<SearchLyricsRequest>(this);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(ParseResult parse, VerbOutput output, CancellationToken stop)
    {
        var result = await new SearchLyrics(TimeProvider.System).RunAsync(_binder.Bind(parse), stop);
        foreach (var note in result.Notes)
        {
            output.SayLine(Printable.Text(note));
        }

        if (parse.GetValue(_json))
        {
            foreach (var found in result.Found)
            {
                await output.Results.WriteLineAsync(JsonSerializer.Serialize(found, LyricsReport.Line));
            }

            return ExitCode.Good;
        }

        if (result.Found.Count == 0)
        {
            output.SayLine("Nothing was found.");
            return ExitCode.Good;
        }

        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Score", "Artist", "Title", "From", "A run would", "Why");
        foreach (var found in result.Found)
        {
            table.AddRow(
                found.Score.ToString("0.00", CultureInfo.InvariantCulture),
                Markup.Escape(Printable.Text(found.Artist)),
                Markup.Escape(Printable.Text(found.Title)),
                Markup.Escape(found.Source),
                found.Decision switch
                {
                    MatchDecision.Accept => "write it",
                    MatchDecision.Review => "suggest it",
                    _ => "leave it",
                },
                Markup.Escape(Printable.Text(string.Join("; ", found.Reasons))));
        }

        TableWriter.Write(table, output.Results);
        return ExitCode.Good;
    }
}
