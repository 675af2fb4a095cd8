using System.Text.Json;

namespace AceData.Nets.Tiny;

/// <summary>What both generated vocabularies write alike.</summary>
internal static class TinyJson
{
    /// <summary>An entry of <c>added_tokens</c> that is found as it is written.</summary>
    public static void AddedToken(Utf8JsonWriter json, int id, string content)
    {
        json.WriteStartObject();
        json.WriteNumber("id", id);
        json.WriteString("content", content);
        foreach (var flag in new[] { "single_word", "lstrip", "rstrip", "normalized" })
        {
            json.WriteBoolean(flag, false);
        }

        json.WriteBoolean("special", true);
        json.WriteEndObject();
    }
}
