using System.Text.Json;

namespace AceData.Lyrics.Network;

/// <summary>Reads JSON of hosts that may leave anything out or send it in another form.</summary>
internal static class JsonMembers
{
    /// <summary>A member; one without a value when it is not there, or this is no object.</summary>
    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    /// <summary>A text member that is not blank, else null.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } member && member.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>The elements of a member that is an array, else none.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } member ? member.EnumerateArray() : [];

    /// <summary>The <c>name</c> of each object in an array.</summary>
    public static IReadOnlyList<string> Names(this JsonElement element, string name) =>
        [.. element.Items(name).Select(item => item.Text("name")).OfType<string>()];
}
