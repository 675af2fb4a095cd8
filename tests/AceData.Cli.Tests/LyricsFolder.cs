using System.Text.Json;
using AceData.Testing;

namespace AceData.Cli.Tests;

/// <summary>A folder of silent songs, and what a run says of each.</summary>
internal static class LyricsFolder
{
    /// <summary>Songs of a second each, <c>{name}.wav</c>.</summary>
    public static TempDir Of(params IEnumerable<string> names)
    {
        var folder = new TempDir();
        foreach (var name in names)
        {
            File.WriteAllBytes(folder[name + ".wav"], WavFile.Pcm16(new float[8000], 8000));
        }

        return folder;
    }

    /// <summary>The lines of <c>--json</c>.</summary>
    public static List<JsonElement> Lines(this AceDataProgram.Run run) =>
        [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    /// <summary>A text of a line's field; null when it has none.</summary>
    public static string? Text(this JsonElement line, string field) => line.TryGetProperty(field, out var value) ? value.GetString() : null;
}
