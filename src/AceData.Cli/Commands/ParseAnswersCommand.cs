using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AceData.Cli.Binding;
using AceData.Cli.Output;
using AceData.Jobs;
using AceData.Settings;
using AceData.Tagging;
using AceData.Tagging.Answers;
using AceData.Tagging.Vocabularies;
using Spectre.Console;

namespace AceData.Cli.Commands;

/// <summary>acedata parse-answers FILE.jsonl [--json]: what the parser keeps of a model's answers, drops, and why.</summary>
internal sealed class ParseAnswersCommand : VerbCommand
{
    private readonly RequestBinder<ParseAnswersRequest> _binder;
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object per line on standard output." };

    public ParseAnswersCommand()
        : base("parse-answers", "Show what becomes of a model's answers: kept tags, dropped words and the reasons. For people who write their own prompts.")
    {
        _binder = new RequestBinder<ParseAnswersRequest>(this);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(ParseResult parse, VerbOutput output, CancellationToken stop)
    {
        var request = _binder.Bind(parse);
        var root = DataRoot.Resolve(request.DataRoot, Environment.CurrentDirectory);
        var rules = TagRules.Load(root, request.Prompts, null, null);
        var operation = new ParseAnswers(new PresetFinder(root.Folder, TagRules.ShippedFolder), rules.Aliases, rules.Prompts);
        var json = parse.GetValue(_json);
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Id", "Tags", "Dropped", "Rejected");
        var (parsed, broken) = (0, 0);
        output.Report(new JobStarted(Name, null));
        foreach (var line in operation.Run(request))
        {
            stop.ThrowIfCancellationRequested();
            (parsed, broken) = line.Error is null ? (parsed + 1, broken) : (parsed, broken + 1);
            output.Counts = new Dictionary<string, int> { ["parsed"] = parsed, ["failed"] = broken };
            output.Report(new JobItem(
                line.Id?.ToString() ?? (parsed + broken).ToString(CultureInfo.InvariantCulture),
                line.Error is null ? "parsed" : "failed",
                line.Error ?? line.Rejected ?? string.Join(", ", line.Tags),
                line.Error is null ? null : "ANSWER-LINE-BAD",
                line));
            if (json)
            {
                await output.Results.WriteLineAsync(JsonSerializer.Serialize(line, CliJson.Line));
            }
            else
            {
                table.AddRow(
                    Markup.Escape(Printable.Text(line.Id?.ToString() ?? "–")),
                    Markup.Escape(string.Join(", ", line.Tags)),
                    Markup.Escape(Printable.Text(string.Join("; ", line.Dropped.Select(d => $"{d.Text} ({d.Reason})")))),
                    Markup.Escape(Printable.Lines(line.Error ?? line.Rejected ?? string.Empty)));
            }
        }

        if (!json)
        {
            TableWriter.Write(table, output.Results);
        }

        return broken > 0 ? ExitCode.SomeFailed : ExitCode.Good;
    }
}
