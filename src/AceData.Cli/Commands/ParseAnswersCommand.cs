using System.CommandLine;
using System.Text.Json;
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
    private readonly Argument<string> _file = new("FILE") { Description = "A file with one JSON object a line: {\"id\", \"preset\", \"category\", \"answer\"}." };
    private readonly Option<string?> _dataRoot = new("--data-root", "--data_root") { Description = "The folder whose config/ and presets/ count first. Default: the current folder." };
    private readonly Option<string?> _prompts = new("--prompts") { Description = "Limits per category: a prompts.json." };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object per line on standard output." };

    public ParseAnswersCommand()
        : base("parse-answers", "Show what becomes of a model's answers: kept tags, dropped words and the reasons. For people who write their own prompts.")
    {
        Arguments.Add(_file);
        Options.Add(_dataRoot);
        Options.Add(_prompts);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(ParseResult parse, VerbOutput output, CancellationToken stop)
    {
        var root = DataRoot.Resolve(parse.GetValue(_dataRoot), Environment.CurrentDirectory);
        var rules = TagRules.Load(root, parse.GetValue(_prompts), null, null);
        var operation = new ParseAnswers(new PresetFinder(root.Folder, TagRules.ShippedFolder), rules.Aliases, rules.Prompts);
        var json = parse.GetValue(_json);
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Id", "Tags", "Dropped", "Rejected");
        var broken = 0;
        foreach (var line in operation.Run(new ParseAnswersRequest { File = parse.GetRequiredValue(_file) }))
        {
            stop.ThrowIfCancellationRequested();
            broken += line.Error is null ? 0 : 1;
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
                    Markup.Escape(Printable.Text(line.Error ?? line.Rejected ?? string.Empty)));
            }
        }

        if (!json)
        {
            TableWriter.Write(table, output.Results);
        }

        return broken > 0 ? ExitCode.SomeFailed : ExitCode.Good;
    }
}
