using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AceData.Audio;
using AceData.Files;

namespace AceData.Requests;

/// <summary>Requests as JSON: the form in which the command line, the page and a job hand them over.</summary>
public static class RequestJson
{
    private const int DeepestLevel = 16;
    private const int LongestFile = 1 << 20;

    /// <summary>snake_case, enums as words, unknown keys refused.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        MaxDepth = DeepestLevel,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Reads a request.</summary>
    /// <param name="json">One JSON object.</param>
    /// <param name="source">Where the text is from, for the message.</param>
    /// <exception cref="AceDataException">REQUEST-INVALID: not JSON, an unknown key, a wrong value, something missing.</exception>
    public static T Parse<T>(string json, string source)
        where T : class => (T)Parse(json, typeof(T), source);

    /// <summary>Reads a request of a type that only the caller knows.</summary>
    /// <exception cref="AceDataException">As the other one.</exception>
    public static object Parse(string json, Type type, string source)
    {
        var request = ParseObject(json, source);
        RequestCheck.Values(request, type, source);
        RequestCheck.Completeness(request, type, source);
        return request.Deserialize(type, Options)!;
    }

    /// <summary>The values of a file, checked but perhaps not all that the request needs: options of the command line may follow.</summary>
    /// <exception cref="AceDataException">The file cannot be read, or REQUEST-INVALID.</exception>
    public static JsonObject ReadFile<T>(string file)
        where T : class
    {
        var request = ParseObject(TextFile.Read(file, LongestFile).Text, file);
        RequestCheck.Values(request, typeof(T), file);
        return request;
    }

    /// <summary>The request that the command line gives, with what a file said before.</summary>
    /// <exception cref="AceDataException">REQUEST-INVALID: a wrong value, something missing.</exception>
    public static T FromOptions<T>(JsonObject options)
        where T : class
    {
        RequestCheck.Values(options, typeof(T), source: null);
        return Make<T>(options, source: null);
    }

    /// <summary>The request as indented JSON.</summary>
    public static string Format<T>(T request) => JsonSerializer.Serialize(request, Options);

    private static T Make<T>(JsonObject request, string? source)
        where T : class
    {
        RequestCheck.Completeness(request, typeof(T), source);
        return request.Deserialize<T>(Options)!;
    }

    private static JsonObject ParseObject(string json, string source)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = DeepestLevel, AllowDuplicateProperties = false }) as JsonObject
                ?? throw new AceDataException("REQUEST-INVALID", $"{source} is no request: it must be one object in {{ }}.");
        }
        catch (JsonException exception)
        {
            throw new AceDataException("REQUEST-INVALID", $"{source} is not JSON: {JsonWords.Of(exception)}", exception);
        }
    }
}
