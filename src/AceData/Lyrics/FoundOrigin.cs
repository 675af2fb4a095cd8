using AceData.Library;
using AceData.Lyrics.Sources;

namespace AceData.Lyrics;

/// <summary>What the library keeps of a text that was found.</summary>
internal static class FoundOrigin
{
    /// <param name="lyrics">Where the text came from.</param>
    /// <param name="run">The run that found it; null for a search by hand.</param>
    public static SideCarOrigin Of(LyricsOrigin lyrics, string? run) => new()
    {
        Author = lyrics.Source == FakeSource.SourceName ? SideCarAuthor.MadeUp : SideCarAuthor.Job,
        Engine = lyrics.Source,
        Run = run,
        Lyrics = lyrics,
    };
}
