using System.Globalization;

namespace AceData.Jobs.Board;

/// <summary>Events as lines of a log.</summary>
internal static class JobLogText
{
    /// <summary>The lines of an event; none for what is shown elsewhere.</summary>
    public static IEnumerable<(JobLogLevel Level, string Text)> Of(JobEvent value) => value switch
    {
        JobStarted started => [(JobLogLevel.Info, OutputText.Clean(started.Total is { } total ? string.Create(CultureInfo.InvariantCulture, $"{started.Operation} begins: {total} items") : $"{started.Operation} begins"))],
        JobItem { State: "skipped" } => [],
        JobItem item => [(item.State == "failed" ? JobLogLevel.Error : JobLogLevel.Info, OutputText.Clean(Item(item)))],
        JobLog log => OutputText.Lines(log.Text + Code(log.Code)).Select(line => (Level(log.Level), line)),
        JobWarning warning => OutputText.Lines((warning.Item is null ? string.Empty : Name(warning.Item) + ": ") + warning.Text + Code(warning.Code)).Select(line => (JobLogLevel.Warning, line)),
        JobResult result => [(JobLogLevel.Info, OutputText.Clean(Result(result)))],
        _ => [],
    };

    private static string Item(JobItem item) => $"{Name(item.Id)}: {item.State.Replace('_', ' ')}{(item.Detail is null ? string.Empty : " · " + item.Detail)}{Code(item.Code)}";

    private static string Result(JobResult result)
    {
        var counts = result.Counts.Where(pair => pair.Value != 0).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value} {pair.Key.Replace('_', ' ')}"));
        return string.Create(CultureInfo.InvariantCulture, $"ended with code {result.Exit}: {string.Join(", ", counts.DefaultIfEmpty("nothing to count"))}");
    }

    private static string Name(string item) => Path.GetFileName(item) is { Length: > 0 } name ? name : item;

    private static string Code(string? code) => code is null ? string.Empty : $" [{code}]";

    private static JobLogLevel Level(string level) => level switch
    {
        "error" => JobLogLevel.Error,
        "warning" => JobLogLevel.Warning,
        _ => JobLogLevel.Info,
    };
}
