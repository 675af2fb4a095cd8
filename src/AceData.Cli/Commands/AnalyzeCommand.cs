using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AceData.Analyzing;
using AceData.Audio.Analysis;
using AceData.Audio.Decoding;
using AceData.Cli.Binding;
using AceData.Cli.Output;
using AceData.Jobs;
using AceData.Settings;
using Spectre.Console;

namespace AceData.Cli.Commands;

/// <summary>acedata analyze FILES… [--json]: length, tempo and key; writes nothing.</summary>
internal sealed class AnalyzeCommand : VerbCommand
{
    private readonly RequestBinder<AnalyzeSongsRequest> _binder;
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object per file and line on standard output." };

    public AnalyzeCommand()
        : base("analyze", "Measure length, tempo and key of songs. Writes nothing.")
    {
        _binder = new RequestBinder<AnalyzeSongsRequest>(this);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(ParseResult parse, VerbOutput output, CancellationToken stop)
    {
        var request = _binder.Bind(parse);
        var json = parse.GetValue(_json);
        var progress = new RunProgress(output, isQuiet: true);
        var settings = SettingsFile.Load(DataRoot.Resolve(request.DataRoot, Environment.CurrentDirectory).SettingsFile);
        var tools = FfmpegLocator.Find(settings.FfmpegFolder);
        await tools.CheckAsync(stop);
        var operation = new AnalyzeSongs(new SongAnalyzer(new AudioDecoder(tools)), TimeProvider.System);
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Song", "Length", "BPM", "Key", "Notes");
        var (measured, failed) = (0, 0);
        try
        {
            await foreach (var report in operation.RunAsync(request, progress, stop))
            {
                (measured, failed) = report.Error is null ? (measured + 1, failed) : (measured, failed + 1);
                if (json)
                {
                    await output.Results.WriteLineAsync(JsonSerializer.Serialize(report, CliJson.Line));
                    await output.Results.FlushAsync(stop);
                }
                else
                {
                    table.AddRow(Row(report));
                }
            }
        }
        finally
        {
            // A run that is stopped shows what it has measured.
            progress.Clear();
            output.Counts = new Dictionary<string, int> { ["measured"] = measured, ["failed"] = failed };
            if (!json && table.Rows.Count > 0)
            {
                TableWriter.Write(table, output.Results);
            }
        }

        return failed > 0 ? ExitCode.SomeFailed : ExitCode.Good;
    }

    private static string[] Row(SongReport report)
    {
        var name = Markup.Escape(SongNames.Below(Environment.CurrentDirectory, report.File));
        if (report.Error is { } error)
        {
            return [name, "–", "–", "–", Markup.Escape(Printable.Lines(error.Message))];
        }

        var notes = report.Warnings.ToList();
        if (report.Tempo is { Alternatives: [var other, ..], Confidence: < 0.7 })
        {
            notes.Insert(0, string.Create(CultureInfo.InvariantCulture, $"or {other.Bpm} bpm"));
        }

        if (report.Tempo is { Stable: false })
        {
            notes.Insert(0, "tempo wanders");
        }

        return
        [
            name,
            TimeSpan.FromSeconds(report.DurationSeconds ?? 0).ToString(report.DurationSeconds >= 3600 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture),
            report.Tempo is { } tempo ? string.Create(CultureInfo.InvariantCulture, $"{tempo.Bpm} ({tempo.Confidence:P0})") : "none",
            report.Key is { } key ? string.Create(CultureInfo.InvariantCulture, $"{key.Tonic} {key.Mode} ({key.Confidence:P0})") : "none",
            Markup.Escape(Printable.Text(string.Join("; ", notes))),
        ];
    }
}
