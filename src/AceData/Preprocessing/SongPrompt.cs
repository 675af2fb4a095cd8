namespace AceData.Preprocessing;

/// <summary>The prompt that a song is learnt under.</summary>
public static class SongPrompt
{
    /// <summary>The tags between commas, as the original joins them.</summary>
    public static string Of(IReadOnlyList<string> tags) => string.Join(", ", tags);
}
