using System.Text.Json;
using System.Text.Json.Serialization;
using AceData.Audio;
using AceData.Files;

namespace AceData.Models;

/// <summary>
/// <c>models.json</c> of a folder of models: which parts are whole, where they lie, and what each file holds. A part is there when it stands here, and never before all of its files
/// have been checked.
/// </summary>
public sealed record ModelLock
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "models.json";

    private const int Longest = 1 << 20;
    private const int Tries = 20;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Version of the form.</summary>
    public int V { get; init; } = 1;

    /// <summary>The parts by name.</summary>
    public IReadOnlyDictionary<string, LockedPart> Parts { get; init; } = new Dictionary<string, LockedPart>();

    /// <summary>Reads the file of a folder of models; an empty one where there is none.</summary>
    /// <exception cref="AceDataException">It cannot be read, or is something else.</exception>
    public static ModelLock Read(string folder) => ReadWithVersion(folder).Lock;

    /// <summary>Changes the file; what others have changed meanwhile stays.</summary>
    /// <param name="folder">Full path of the folder of models.</param>
    /// <param name="name">The part.</param>
    /// <param name="part">What is to stand there; null takes it away.</param>
    /// <exception cref="AceDataException">It cannot be written.</exception>
    public static void Change(string folder, string name, LockedPart? part)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (present, version) = ReadWithVersion(folder);
            var parts = present.Parts.Where(pair => pair.Key != name).ToDictionary(StringComparer.Ordinal);
            if (part is not null)
            {
                parts[name] = part;
            }

            try
            {
                var text = JsonSerializer.Serialize(present with { Parts = parts }, Options) + "\n";
                AtomicFile.Default.Write(new AtomicWrite { Path = Path.Combine(folder, FileName), Content = TextFile.Encode(text), Expected = version });
                return;
            }
            catch (FileChangedException) when (attempt < Tries)
            {
                // Another download has finished just now: once more, on top of what it wrote.
            }
        }
    }

    private static (ModelLock Lock, FileVersion Version) ReadWithVersion(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            var file = TextFile.Read(path, Longest);
            var read = JsonSerializer.Deserialize<ModelLock>(file.Text, Options);
            return read is { V: 1 } && read.Parts.Values.All(part => part.Files.All(entry => entry.Name == Path.GetFileName(entry.Name) && entry.Bytes >= 0))
                ? (read, file.Version)
                : throw Bad(path, null);
        }
        catch (AceDataException e) when (e.Code == FileCodes.FileMissing)
        {
            return (new ModelLock(), FileVersion.Missing);
        }
        catch (JsonException e)
        {
            throw Bad(path, e);
        }
    }

    private static AceDataException Bad(string path, Exception? cause) => new(
        "MODELS-LOCK",
        $"'{FileNames.Printable(path)}' should say which models are there, and cannot be read. Move it away; then name the folder of the models again with 'models use', which looks at them and downloads nothing.",
        cause);
}
