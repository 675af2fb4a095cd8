using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AceData.Nets.Weights;

/// <summary>
/// Reads a network's own <c>config.json</c> into a record: <c>required</c> properties must be there, numbers must be numbers, a key may stand only once. The names are
/// those of the record in snake case.
/// </summary>
/// <remarks>
/// A key that the record has no property for is an error that names it, so that a new meaning is never ignored in silence. The configurations of <c>transformers</c>
/// carry dozens of keys that have nothing to do with the network (how text is generated, names of labels): records for those say so with <see cref="ConfigKeysAttribute"/>.
/// Keys that begin with <c>_</c> are notes everywhere.
/// </remarks>
public static class ModelConfig
{
    private const int LongestFile = 1 << 20;
    private const int MostProblems = 5;
    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        MaxDepth = 16,
    };

    /// <summary>Reads the configuration of a model.</summary>
    /// <param name="path">The folder of the model, or the file.</param>
    /// <exception cref="WeightsException">Missing, no JSON, a key is missing, unknown or of the wrong kind, or the network cannot be built so.</exception>
    public static T Read<T>(string path)
        where T : class
    {
        if (Directory.Exists(path))
        {
            path = Path.Combine(path, "config.json");
        }

        using var input = new WeightsInput(Path.GetFullPath(path));
        if (input.Length > LongestFile)
        {
            throw Wrong(path, "it is too large for a configuration");
        }

        var json = new byte[input.Length];
        input.Read(0, json);
        return Parse<T>(path, json);
    }

    /// <summary>Reads the text of a configuration.</summary>
    /// <param name="path">What messages call it.</param>
    /// <param name="json">UTF-8.</param>
    /// <exception cref="WeightsException">As for <see cref="Read"/>.</exception>
    public static T Parse<T>(string path, ReadOnlySpan<byte> json)
        where T : class
    {
        T config;
        try
        {
            config = JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("It is null.");
            RequireKnownKeys(typeof(T), path, json);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or NotSupportedException)
        {
            throw Wrong(path, Words(exception), exception);
        }

        if (config is ICheckedConfig check && check.Problems().ToList() is { Count: > 0 } problems)
        {
            throw Wrong(path, string.Join("; ", problems.Take(MostProblems)) + (problems.Count > MostProblems ? string.Create(CultureInfo.InvariantCulture, $"; and {problems.Count - MostProblems} more") : ""));
        }

        return config;
    }

    private static void RequireKnownKeys(Type type, string path, ReadOnlySpan<byte> json)
    {
        var keys = type.GetCustomAttribute<ConfigKeysAttribute>();
        var used = Options.GetTypeInfo(type).Properties.Select(property => property.Name).ToHashSet(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        foreach (var property in document.RootElement.EnumerateObject().Where(property => used.Contains(property.Name) && HasGap(property.Value)))
        {
            throw Wrong(path, $"the list of '{property.Name}' has a null in it");
        }

        if (keys is { TolerateUnknown: true })
        {
            return;
        }

        var known = used.Concat(keys?.Ignored ?? []).ToHashSet(StringComparer.Ordinal);
        var unknown = document.RootElement.EnumerateObject().Select(property => property.Name).Where(name => !name.StartsWith('_') && !known.Contains(name)).ToList();
        if (unknown.Count > 0)
        {
            throw Wrong(path, $"this version of the network does not know {string.Join(", ", unknown.Take(10).Select(name => $"'{WeightsFault.Show(name)}'"))}");
        }
    }

    // The reader lets nulls pass within lists, whatever the record says of them.
    private static bool HasGap(JsonElement value) => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Null || HasGap(item));

    // The reader's own words name types of .NET, and hold keys of the file at any length.
    private static string Words(Exception exception) =>
        exception is JsonException { Path: ['$', '.', .. var key] } && exception.Message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal)
            ? $"the value of '{WeightsFault.Show(key)}' is of the wrong kind"
            : WeightsFault.Show(exception.Message, 400);

    private static WeightsException Wrong(string path, string why, Exception? cause = null) => new(
        WeightsException.Bad,
        $"The model in '{Path.GetDirectoryName(Path.GetFullPath(path))}' cannot be used; its {Path.GetFileName(path)} does not fit: {why.TrimEnd('.')}. Get the model again, or choose another one.",
        cause);
}
