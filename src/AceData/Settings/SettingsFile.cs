using System.Text.Json;
using System.Text.Json.Serialization;
using AceData.Audio;
using AceData.Files;

namespace AceData.Settings;

/// <summary>
/// <c>.acedata/settings.json</c>: strict JSON, no unknown keys, no secrets. A file that is not right is refused with its
/// line and field, never half read.
/// </summary>
public static class SettingsFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        MaxDepth = 16,
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    private static readonly string[] Keys = [.. typeof(AppSettings).GetProperties().Select(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name))];

    /// <summary>The settings of the file; the defaults when there is no file.</summary>
    /// <exception cref="AceDataException">The file cannot be read or is not right.</exception>
    public static AppSettings Load(string path) => LoadWithVersion(path).Settings;

    /// <summary>The settings, and the version that <see cref="Save"/> demands.</summary>
    public static (AppSettings Settings, FileVersion Version) LoadWithVersion(string path)
    {
        try
        {
            var file = TextFile.Read(path, limit: 1 << 20);
            return (Parse(file.Text, path), file.Version);
        }
        catch (AceDataException e) when (e.Code == FileCodes.FileMissing)
        {
            return (new AppSettings(), FileVersion.Missing);
        }
    }

    /// <summary>Writes the settings whole, if the file is still the one that was loaded.</summary>
    /// <exception cref="FileChangedException">Another window has saved since.</exception>
    /// <exception cref="AceDataException">The file cannot be written.</exception>
    public static void Save(string path, AppSettings settings, FileVersion loaded)
    {
        Folders.Make(Path.GetDirectoryName(path)!);
        AtomicFile.Default.Write(new AtomicWrite
        {
            Path = path,
            Content = TextFile.Encode(JsonSerializer.Serialize(settings, Options) + "\n"),
            Expected = loaded,
        });
    }

    internal static AppSettings Parse(string text, string path)
    {
        try
        {
            using (var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false }))
            {
                RequireKnownKeys(document.RootElement, path);
            }

            return JsonSerializer.Deserialize<AppSettings>(text, Options) ?? throw NotRight(path, "it holds null", null);
        }
        catch (JsonException e)
        {
            var place = e.LineNumber is { } line ? $"line {line + 1}" : "";
            var field = e.Path is { Length: > 2 } at ? $", field {at[2..]}" : "";
            throw NotRight(path, $"{place}{field}: {(field.Length > 0 ? Wanted(e.Path![2..]) : e.Message)}", e);
        }
        catch (InvalidOperationException e)
        {
            // Half a surrogate pair, written as an escape: no string can hold it.
            throw NotRight(path, "it holds an escape (\\u…) of a character that does not exist.", e);
        }
    }

    private static void RequireKnownKeys(JsonElement root, string path)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw NotRight(path, "it must be one object in { }", null);
        }

        foreach (var property in root.EnumerateObject())
        {
            if (!Keys.Contains(property.Name, StringComparer.Ordinal))
            {
                var meant = NearestName.Of(property.Name, Keys) is { } nearest
                    ? $"did you mean \"{nearest}\"?"
                    : $"known are {string.Join(", ", Keys)}.";
                throw NotRight(path, $"there is no setting \"{FileNames.Printable(property.Name)}\"; {meant}", null);
            }
        }
    }

    private static string Wanted(string key) =>
        typeof(AppSettings).GetProperties().FirstOrDefault(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name) == key)?.PropertyType switch
        {
            { IsEnum: true } words => $"it must be one of {string.Join(", ", Enum.GetNames(words).Select(JsonNamingPolicy.KebabCaseLower.ConvertName))}.",
            var type when type == typeof(bool) => "it must be true or false.",
            var type when type == typeof(IReadOnlyList<string>) => "it must be a list of texts in quotes, [ ] for none.",
            _ => "it must be a text in quotes.",
        };

    private static AceDataException NotRight(string path, string why, Exception? cause) => new(
        "SETTINGS-BAD",
        $"The settings in '{path}' are not right: {why} Correct the file, or delete it to have the defaults again.",
        cause);
}
