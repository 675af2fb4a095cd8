using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AceData.Audio.Decoding;

/// <summary>Reads what <c>ffprobe -of json</c> prints.</summary>
internal static class ProbeJson
{
    /// <summary>Takes the first audio stream.</summary>
    /// <param name="json">Output of ffprobe with <c>-show_entries format:format_tags:stream:stream_tags</c>.</param>
    /// <param name="errorText">What ffprobe said besides; it tells when a length is a guess.</param>
    /// <returns>Null when there is no audio stream.</returns>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static AudioProbe? Parse(ReadOnlyMemory<byte> json, string errorText)
    {
        try
        {
            // Through text: what is no UTF-8 in a tag becomes a mark that is dropped with the tag's other rubbish, and harms no song.
            using var document = JsonDocument.Parse(Encoding.UTF8.GetString(json.Span), new JsonDocumentOptions { MaxDepth = 16 });
            return Read(document.RootElement, errorText);
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("It holds an escape that no text can hold.", exception);
        }
    }

    private static AudioProbe? Read(JsonElement root, string errorText)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("streams", out var streams) || streams.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var stream = streams.EnumerateArray().FirstOrDefault(s => Text(s, "codec_type") == "audio");
        if (stream.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        root.TryGetProperty("format", out var format);
        var tags = Tags(format).Concat(Tags(stream)).ToList();
        return new AudioProbe
        {
            Container = Text(format, "format_name") ?? "unknown",
            Codec = Text(stream, "codec_name") ?? "unknown",
            DurationSeconds = Length(stream) ?? Length(format),
            IsDurationEstimated = errorText.Contains("Estimating duration from bitrate", StringComparison.Ordinal),
            SampleRate = (int)Math.Clamp(Number(stream, "sample_rate") ?? 0, 0, int.MaxValue),
            Channels = (int)Math.Clamp(Number(stream, "channels") ?? 0, 0, int.MaxValue),
            Tags = new EmbeddedTags(tags),
            Lyrics = EmbeddedText.Lyrics(tags),
        };
    }

    private static IEnumerable<KeyValuePair<string, string>> Tags(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("tags", out var tags) && tags.ValueKind == JsonValueKind.Object
            ? tags.EnumerateObject().Where(t => t.Value.ValueKind == JsonValueKind.String).Select(t => KeyValuePair.Create(t.Name, t.Value.GetString()!))
            : [];

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // A length of 0 is one that the container does not know.
    private static double? Length(JsonElement element) => Number(element, "duration") is > 0 and var seconds ? seconds : null;

    private static double? Number(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value))
        {
            return null;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && number >= 0 ? number : null;
    }
}
