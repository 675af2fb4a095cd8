using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AceData.Audio;
using AceData.Files;
using AceData.Settings;

namespace AceData.Datasets.Checking.Reporting;

/// <summary><c>.acedata/check_report.json</c>: what the last check of a data folder found, for the page and for other programs.</summary>
public static class CheckResultFile
{
    private const int Longest = 256 << 20;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Full path.</summary>
    public static string PathIn(DataRoot root) => Path.Combine(root.State, "check_report.json");

    /// <summary>Writes it whole.</summary>
    /// <exception cref="AceDataException">It cannot be written.</exception>
    public static void Write(DataRoot root, KeptCheck check)
    {
        Folders.Make(root.State);
        AtomicFile.Default.Write(new AtomicWrite { Path = PathIn(root), Content = JsonSerializer.SerializeToUtf8Bytes(check, Options) });
    }

    /// <summary>What the last check found; null when there was none, or another version wrote it.</summary>
    public static KeptCheck? Read(DataRoot root)
    {
        try
        {
            return JsonSerializer.Deserialize<KeptCheck>(TextFile.ReadBytes(PathIn(root), Longest), Options);
        }
        catch (Exception e) when (e is JsonException or AceDataException)
        {
            return null;
        }
    }
}
