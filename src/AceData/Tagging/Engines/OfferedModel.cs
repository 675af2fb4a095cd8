using System.Text.Json;

namespace AceData.Tagging.Engines;

/// <summary>A model in the list <c>/v1/models</c> of a server.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Server">Which server writes its list like this; a constant of <see cref="ServerModel"/>.</param>
/// <param name="Hears">Whether it takes audio; null when the list does not say.</param>
internal sealed record OfferedModel(string Id, string Server, bool? Hears)
{
    /// <summary>True for a model that makes vectors for search and answers nothing; LM Studio brings one along.</summary>
    public bool IsForSearch => Id.Contains("embed", StringComparison.OrdinalIgnoreCase) || Id.Contains("rerank", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the list; null when it is none. Entries without a name are left out.</summary>
    public static IReadOnlyList<OfferedModel>? List(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 32 });
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array
                ? [.. data.EnumerateArray().Select(Read).OfType<OfferedModel>()]
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, or a text in it with half a surrogate pair.
            return null;
        }
    }

    private static OfferedModel? Read(JsonElement model) =>
        model.ValueKind == JsonValueKind.Object && Text(model, "id") is { Length: > 0 } id
            ? new OfferedModel(id, ServerOf(Text(model, "owned_by")), HearsOf(model))
            : null;

    private static string ServerOf(string? owner) => owner switch
    {
        "llamacpp" => ServerModel.LlamaServer,
        "vllm" => ServerModel.Vllm,
        "organization_owner" => ServerModel.LmStudio,
        _ => ServerModel.Other,
    };

    private static bool? HearsOf(JsonElement model) =>
        model.TryGetProperty("architecture", out var architecture) && architecture.ValueKind == JsonValueKind.Object
        && architecture.TryGetProperty("input_modalities", out var kinds) && kinds.ValueKind == JsonValueKind.Array
            ? kinds.EnumerateArray().Any(kind => kind.ValueKind == JsonValueKind.String && kind.ValueEquals("audio"))
            : null;

    private static string? Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
