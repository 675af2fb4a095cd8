using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AceData.Cli.Binding;
using AceData.Cli.Output;
using AceData.Lyrics;
using AceData.Lyrics.Fetching;
using AceData.Lyrics.Matching;
using AceData.Lyrics.Searching;
using Spectre.Console;

namespace AceData.Cli.Commands;

/// <summary>acedata lyrics search "artist" "title": what the sources have, and how well it fits. Writes nothing.</summary>
internal sealed class LyricsSearchCommand : VerbCommand
{
    private readonly RequestBinder<SearchLyricsRequest> _binder;
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object per text and line on standard output, with the text itself, and a summary object as the last line." };

    public LyricsSearchCommand()
        : base("search", "Search by hand: \"artist\" \"title\". Shows what the sources have and how well it fits; writes nothing.")
    {
        _binder = new RequestBinder<SearchLyricsRequest>(this);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(ParseResult parse, VerbOutput output, CancellationToken stop)
    {
        var result = await new SearchLyrics(TimeProvider.System).RunAsync(_binder.Bind(parse), stop);
        foreach (var note in result.Notes.Concat(result.Asked.Select(source => source.Detail).OfType<string>()))
        {
            output.SayLine(Printable.Text(note));
        }

        output.Counts = new Dictionary<string, int> { ["found"] = result.Found.Count, ["no_answer"] = result.Asked.Count(source => !source.HasAnswered) };

        if (parse.GetValue(_json))
        {
            foreach (var found in result.Found)
            {
                await output.Results.WriteLineAsync(JsonSerializer.Serialize(found, LyricsReport.Line));
            }

            await output.Results.WriteLineAsync(JsonSerializer.Serialize(new { found = result.Found.Count, result.Asked, result.Notes }, LyricsReport.Line));
            return SearchLyrics.ExitOf(result);
        }

        if (result.Found.Count == 0)
        {
            output.SayLine(result.IsUnanswered ? "Nobody gave an answer, so nothing can be said." : $"Nothing was found by {string.Join(" and ", result.Asked.Where(source => source.HasAnswered).Select(source => OriginWords.NameOf(source.Source)))}.");
            return SearchLyrics.ExitOf(result);
        }

        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Score", "Artist", "Title", "From", "A run would", "Why");
        foreach (var found in result.Found)
        {
            table.AddRow(
                found.Score.ToString("0.00", CultureInfo.InvariantCulture),
                Markup.Escape(Printable.Text(found.Artist)),
                Markup.Escape(Printable.Text(found.Title)),
                Markup.Escape(OriginWords.NameOf(found.Source)),
                found.Decision switch
                {
                    MatchDecision.Accept => "write it",
                    MatchDecision.Review => "suggest it",
                    _ => "leave it",
                },
                Markup.Escape(Printable.Text(string.Join("; ", found.Reasons))));
        }

        TableWriter.Write(table, output.Results);
        return SearchLyrics.ExitOf(result);
    }
}
