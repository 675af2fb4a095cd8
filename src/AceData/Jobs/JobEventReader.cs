using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace AceData.Jobs;

/// <summary>
/// Reads the lines that <see cref="JobEventWriter"/> wrote, and whatever else a child puts there: types and fields that are
/// not known are skipped, a line that is no event becomes a line of text (<c>docs/events.md</c>).
/// </summary>
public static class JobEventReader
{
    private const int DeepestLevel = 32;

    /// <summary>Reads one line.</summary>
    /// <param name="line">The bytes without the line's end, as read.</param>
    /// <param name="droppedBytes">Bytes of the line that were too many to keep; such a line is no event.</param>
    public static JobStreamLine Read(ReadOnlyMemory<byte> line, long droppedBytes = 0)
    {
        if (droppedBytes == 0 && line.Length > 1 && line.Span[0] == (byte)'{')
        {
            try
            {
                using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = DeepestLevel });
                if (TryRead(document.RootElement, out var read))
                {
                    return read;
                }
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                // It only looks like an event, or holds half a character: our writer never makes one, others do.
            }
        }

        return new JobStreamLine { Text = OutputText.Clean(Encoding.UTF8.GetString(line.Span), droppedBytes) };
    }

    private static bool TryRead(JsonElement json, [NotNullWhen(true)] out JobStreamLine? read)
    {
        read = null;
        if (json.ValueKind != JsonValueKind.Object || Text(json, "type") is not { } type || Whole(json, "seq") is not { } sequence)
        {
            return false;
        }

        try
        {
            read = new JobStreamLine { Sequence = sequence, Time = TimeOf(json), Event = EventOf(type, json) };
            return true;
        }
        catch (MissingFieldException)
        {
            return false;
        }
    }

    private static DateTimeOffset? TimeOf(JsonElement json) =>
        json.TryGetProperty("time", out var stamp) && stamp.ValueKind == JsonValueKind.String && stamp.TryGetDateTimeOffset(out var at) ? at : null;

    /// <summary>The event; null for a type that is not known.</summary>
    private static JobEvent? EventOf(string type, JsonElement json) => type switch
    {
        "started" => new JobStarted(Needed(Text(json, "operation")), Whole(json, "total") is { } total and >= 0 and <= int.MaxValue ? (int)total : null),
        "item" => new JobItem(Needed(Text(json, "id")), Needed(Text(json, "state")), Text(json, "detail"), Text(json, "code"), ResultOf(json)),
        "progress" => new JobProgress(Needed(Whole(json, "done")), Needed(Whole(json, "total")), Text(json, "unit") ?? "items", Number(json, "eta_s")),
        "metric" => new JobMetric(Needed(Text(json, "name")), Needed(Whole(json, "step")), Number(json, "value") ?? double.NaN),
        "log" => new JobLog(Text(json, "level") ?? "info", Needed(Text(json, "text")), Text(json, "code")),
        "warning" => new JobWarning(Text(json, "code") ?? "WARNING", Text(json, "item"), Needed(Text(json, "text"))),
        "artifact" => new JobArtifact(Needed(Text(json, "kind")), Needed(Text(json, "path"))),
        "result" => new JobResult(Needed(Whole(json, "exit")) is var exit and >= int.MinValue and <= int.MaxValue ? (int)exit : throw new MissingFieldException(), CountsOf(json)),
        _ => null,
    };

    private static JsonElement? ResultOf(JsonElement json) =>
        json.TryGetProperty("result", out var result) && result.ValueKind != JsonValueKind.Null ? result.Clone() : null;

    private static Dictionary<string, int> CountsOf(JsonElement json)
    {
        var counts = new Dictionary<string, int>();
        if (json.TryGetProperty("counts", out var all) && all.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in all.EnumerateObject())
            {
                if (property.Value.ValueKind == JsonValueKind.Number && property.Value.TryGetInt32(out var count))
                {
                    counts[property.Name] = count;
                }
            }
        }

        return counts;
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? Whole(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    private static double? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    private static string Needed(string? value) => value ?? throw new MissingFieldException();

    private static long Needed(long? value) => value ?? throw new MissingFieldException();
}
