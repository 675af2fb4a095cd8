using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AceData.Cli.Binding;
using AceData.Cli.Output;
using AceData.Inspecting;
using AceData.Jobs;
using Spectre.Console;

namespace AceData.Cli.Commands;

/// <summary>acedata inspect FILE…: what is in weights and data sets.</summary>
internal sealed class InspectCommand : VerbCommand
{
    private const string None = "–";

    private readonly RequestBinder<InspectFilesRequest> _binder;
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object per file and line on standard output." };

    public InspectCommand()
        : base("inspect", "Show what is in files of weights, data sets and training samples. Writes nothing and runs nothing of what it reads.")
    {
        _binder = new RequestBinder<InspectFilesRequest>(this);
        Options.Add(_json);
    }

    protected override async Task<int> RunAsync(ParseResult parse, VerbOutput output, CancellationToken stop)
    {
        var request = _binder.Bind(parse);
        var json = parse.GetValue(_json);
        var progress = new RunProgress(output, isQuiet: true);
        var (inspected, failed) = (0, 0);
        await foreach (var report in new InspectFiles().RunAsync(request, progress, stop))
        {
            (inspected, failed) = report.Error is null ? (inspected + 1, failed) : (inspected, failed + 1);
            progress.Clear();
            if (json)
            {
                await output.Results.WriteLineAsync(JsonSerializer.Serialize(report, CliJson.Line));
                await output.Results.FlushAsync(stop);
            }
            else
            {
                Write(report, output.Results);
            }
        }

        output.Counts = new Dictionary<string, int> { ["inspected"] = inspected, ["failed"] = failed };
        return failed > 0 ? ExitCode.SomeFailed : ExitCode.Good;
    }

    private static void Write(FileReport report, TextWriter writer)
    {
        var name = Printable.Text(report.File);
        if (report.Error is { } error)
        {
            writer.WriteLine($"{name}: {Printable.Lines(error.Message)}");
            return;
        }

        writer.WriteLine(report.Songs.Count > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{name}: {report.Kind}, {report.Songs.Count} {(report.Songs.Count == 1 ? "song" : "songs")}")
            : string.Create(CultureInfo.InvariantCulture, $"{name}: {report.Kind}, {report.Tensors.Count} tensors, {report.Numbers:N0} numbers, {report.Bytes / 1e6:N1} MB"));
        foreach (var (key, value) in report.Notes)
        {
            writer.WriteLine($"  {Printable.Text(key)}: {Printable.Text(value)}");
        }

        if (report.Tensors.Count > 0)
        {
            TableWriter.Write(Tensors(report), writer);
            var damaged = report.Tensors.Count(tensor => tensor.Statistics is { } statistics && statistics.NotNumbers + statistics.Infinite > 0);
            if (damaged > 0)
            {
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{damaged} {(damaged == 1 ? "tensor holds" : "tensors hold")} values that are no numbers: a network with these weights gives noise or nothing. Get the file again."));
            }
        }

        if (report.Songs.Count > 0)
        {
            TableWriter.Write(Songs(report), writer);
        }
    }

    private static Table Tensors(FileReport report)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Tensor", "Type", "Shape", "Smallest", "Largest", "Mean", "Deviation", "Notes");
        foreach (var tensor in report.Tensors)
        {
            var numbers = tensor.Statistics;
            table.AddRow(
                Markup.Escape(Printable.Text(tensor.Name)),
                tensor.Type,
                tensor.Shape.Count == 0 ? "one number" : string.Join(" × ", tensor.Shape),
                Number(numbers?.Minimum),
                Number(numbers?.Maximum),
                Number(numbers?.Mean),
                Number(numbers?.Deviation),
                numbers is null ? "" : Notes(tensor, numbers));
        }

        return table;
    }

    private static Table Songs(FileReport report)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Key", "Song", "Tags", "Lines of lyrics");
        foreach (var song in report.Songs)
        {
            table.AddRow(
                Markup.Escape(Printable.Text(song.Key)),
                Markup.Escape(Printable.Text(song.FileName)),
                Markup.Escape(Printable.Text(string.Join(", ", song.Tags))),
                song.LyricsLines.ToString(CultureInfo.InvariantCulture));
        }

        return table;
    }

    private static string Notes(TensorReport tensor, TensorStatistics numbers)
    {
        var notes = new List<string>();
        if (numbers.NotNumbers > 0)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{numbers.NotNumbers} NaN"));
        }

        if (numbers.Infinite > 0)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{numbers.Infinite} infinite"));
        }

        if (numbers.Zeros > 0 && numbers.Zeros == tensor.Shape.Aggregate(1L, (product, length) => product * length))
        {
            notes.Add("all 0");
        }

        return string.Join(", ", notes);
    }

    private static string Number(double? number) => number?.ToString("G4", CultureInfo.InvariantCulture) ?? None;
}
