using System.Text.Json;

namespace AceData.Tagging.Engines;

/// <summary>What <c>/props</c> of llama-server says.</summary>
/// <param name="Hears">Whether its model takes audio; null in old versions.</param>
internal sealed record LlamaProps(bool? Hears)
{
    /// <summary>Reads the page; null when it is another server's.</summary>
    public static LlamaProps? Read(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 64 });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            if (root.TryGetProperty("modalities", out var modalities) && modalities.ValueKind == JsonValueKind.Object)
            {
                return new LlamaProps(modalities.TryGetProperty("audio", out var audio) && audio.ValueKind is JsonValueKind.True or JsonValueKind.False ? audio.GetBoolean() : null);
            }

            return root.TryGetProperty("default_generation_settings", out _) ? new LlamaProps(Hears: null) : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
