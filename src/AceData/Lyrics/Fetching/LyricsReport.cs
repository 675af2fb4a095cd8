using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AceData.Files;
using AceData.Settings;

namespace AceData.Lyrics.Fetching;

/// <summary><c>.acedata/lyrics_report.json</c>: what became of every song of the last run, and what each text goes back to.</summary>
public static class LyricsReport
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>How a line of the report is written where it stands alone.</summary>
    public static JsonSerializerOptions Line { get; } = new(Options) { WriteIndented = false };

    /// <summary>Writes the report whole.</summary>
    /// <returns>Its full path.</returns>
    /// <exception cref="AceData.Audio.AceDataException">It cannot be written.</exception>
    public static string Write(DataRoot root, FetchLyricsResult result)
    {
        var path = Path.Combine(root.State, "lyrics_report.json");
        Folders.Make(root.State);
        var json = JsonSerializer.SerializeToUtf8Bytes(new { counts = result.Counts(), result.Seconds, result.Notes, result.StoppedBecause, songs = result.Lines }, Options);
        AtomicFile.Default.Write(new AtomicWrite { Path = path, Content = json });
        return path;
    }
}
