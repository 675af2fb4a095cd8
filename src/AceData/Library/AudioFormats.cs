namespace AceData.Library;

/// <summary>The audio files we read, by extension.</summary>
internal static class AudioFormats
{
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".mp3", ".wav", ".flac", ".ogg", ".opus", ".m4a", ".aac", ".wma", ".aiff", ".aif",
    };

    public static bool IsAudio(string path) => Extensions.Contains(Path.GetExtension(path));
}
