using System.Globalization;
using System.Text.Json;
using AceData.Audio;
using AceData.Jobs;

namespace AceData.Cli.Output;

/// <summary>
/// Shows a running operation: on a terminal a line per finished item and a moving line with the time that is left,
/// in a pipe plain lines, as a job the events themselves.
/// </summary>
/// <param name="output">Where it is shown.</param>
/// <param name="isQuiet">True when only the result is wanted; a terminal still gets the moving line.</param>
/// <param name="lines">Gets the result of every finished item as a JSON line, at once; null for none.</param>
/// <param name="tableOf">Runs of at most so many items end in a table of all; then their items are not told one by one before it, too.</param>
internal sealed class RunProgress(VerbOutput output, bool isQuiet = false, TextWriter? lines = null, int tableOf = 0) : IProgress<JobEvent>
{
    private readonly Lock _lock = new();
    private string _current = string.Empty;
    private bool _isListBroken;
    private bool _isInTable;

    public void Report(JobEvent value)
    {
        output.Report(value);
        if (lines is not null && value is JobItem { Result: { } result })
        {
            WriteLine(lines, JsonSerializer.Serialize(result, result.GetType(), CliJson.Line));
        }

        if (output.IsJob || (isQuiet && value is not JobProgress))
        {
            return;
        }

        lock (_lock)
        {
            Show(value);
        }
    }

    // The songs matter more than the list of them: a full disk under the list must not end the run. The summary that follows says it.
    private void WriteLine(TextWriter writer, string line)
    {
        lock (_lock)
        {
            try
            {
                if (!_isListBroken)
                {
                    writer.WriteLine(line);
                }
            }
            catch (AceDataException)
            {
                _isListBroken = true;
            }
        }
    }

    /// <summary>Takes the moving line away.</summary>
    public void Clear()
    {
        _current = string.Empty;
        output.Redraw(string.Empty);
    }

    private void Show(JobEvent value)
    {
        switch (value)
        {
            case JobStarted started:
                _isInTable = started.Total <= tableOf;
                break;
            case JobItem { State: "skipped" }:
            case JobItem or JobWarning { Item: not null } when _isInTable:
                break;
            case JobItem item:
                Line($"{Printable.Text(System.IO.Path.GetFileName(item.Id))}: {item.State.Replace('_', ' ')}{(item.Detail is null ? string.Empty : " · " + Printable.Text(item.Detail))}");
                break;
            case JobWarning warning:
                Line($"{(warning.Item is null ? string.Empty : Printable.Text(System.IO.Path.GetFileName(warning.Item)) + ": ")}{Printable.Text(warning.Text)}");
                break;
            case JobLog log:
                Line(Printable.Text(log.Text));
                break;
            case JobProgress progress:
                _current = Bar(progress);
                output.Redraw(_current);
                break;
        }
    }

    private void Line(string text)
    {
        output.Redraw(string.Empty);
        output.SayLine(text);
        output.Redraw(_current);
    }

    private static string Bar(JobProgress progress)
    {
        const int width = 24;
        var filled = progress.Total == 0 ? width : (int)(width * progress.Done / progress.Total);
        var left = progress.EtaSeconds is { } eta && progress.Done < progress.Total ? ", " + Duration(eta) + " left" : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"[{new string('#', filled)}{new string('.', width - filled)}] {progress.Done}/{progress.Total} {progress.Unit}{left}");
    }

    private static string Duration(double seconds) => seconds switch
    {
        < 90 => string.Create(CultureInfo.InvariantCulture, $"about {Math.Max(1, Math.Ceiling(seconds / 5) * 5):0} s"),
        < 5400 => string.Create(CultureInfo.InvariantCulture, $"about {Math.Ceiling(seconds / 60):0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"about {seconds / 3600:0.0} h"),
    };
}
