using AceData.Lyrics.Cleaning;
using AceData.Lyrics.Rendering;

namespace AceData.Tests.Lyrics;

/// <summary>A text, cleaned as a fetched one and rendered.</summary>
internal static class Cleaned
{
    public static string V1(string text) => LyricsRenderer.Render(LyricsCleaner.Clean(text, CleaningOptions.Fetched).Document, LyricsProfile.AceStep1);

    public static string V15(string text) => LyricsRenderer.Render(LyricsCleaner.Clean(text, CleaningOptions.Fetched).Document, LyricsProfile.AceStep15);
}
