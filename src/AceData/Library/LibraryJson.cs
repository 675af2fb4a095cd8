using System.Text.Json;
using System.Text.Json.Serialization;

namespace AceData.Library;

/// <summary>How values are written into the library's JSON columns.</summary>
internal static class LibraryJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };
}
