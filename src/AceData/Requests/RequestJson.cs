using System.Text.Json;
using System.Text.Json.Serialization;
using AceData.Audio;

namespace AceData.Requests;

/// <summary>Requests as JSON: the form in which the command line, the page and a job hand them over.</summary>
public static class RequestJson
{
    /// <summary>snake_case, enums as words, unknown keys refused.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        MaxDepth = 16,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Reads a request.</summary>
    /// <param name="json">One JSON object.</param>
    /// <param name="source">Where the text is from, for the message.</param>
    /// <exception cref="AceDataException">REQUEST-INVALID: not JSON, an unknown key, a wrong value.</exception>
    public static T Parse<T>(string json, string source)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options)
                ?? throw new AceDataException("REQUEST-INVALID", $"{source} holds no request: it is \"null\".");
        }
        catch (JsonException exception)
        {
            var place = exception.LineNumber is { } line ? $", line {line + 1}" : string.Empty;
            throw new AceDataException("REQUEST-INVALID", $"{source}{place} is not a valid request: {exception.Message}", exception);
        }
    }

    /// <summary>The request as indented JSON.</summary>
    public static string Format<T>(T request) => JsonSerializer.Serialize(request, Options);
}
