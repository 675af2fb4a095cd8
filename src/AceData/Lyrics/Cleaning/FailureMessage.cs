using System.Collections.Frozen;
using AceData.Lyrics.Text;

namespace AceData.Lyrics.Cleaning;

/// <summary>What tools and pages say when they have no lyrics, and what some tools save as if it were lyrics.</summary>
internal static class FailureMessage
{
    private const int Longest = 120;

    private static readonly FrozenSet<string> Messages = new[]
    {
        "lyrics not found", "no lyrics found", "lyrics not available", "no lyrics available", "lyrics unavailable", "could not find lyrics", "couldnt find lyrics",
        "failed to fetch lyrics", "error fetching lyrics", "lyrics could not be found", "keine lyrics gefunden", "kein songtext gefunden", "songtext nicht gefunden", "not found",
        "artist and title not found", "sorry we dont have the lyrics for this song yet", "lyrics for this song have yet to be transcribed", "lyrics for this song have yet to be released",
        "lyrics for this song have yet to be released please check back once the song has been released",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True when the whole text is one: a song may sing of not finding, but not only.</summary>
    public static bool IsAllOf(string text) => text.Length <= Longest && text.AsSpan().Count('\n') < 2 && IsOne(text.Split('\n')[0]);

    /// <summary>True for a line among others that can be nothing else.</summary>
    public static bool IsLine(string line) => line.Length <= Longest && line.Contains("yrics", StringComparison.Ordinal) && IsOne(line);

    private static bool IsOne(string line) =>
        TextKey.Of(line) is var key && Messages.Any(message => key == message || (key.StartsWith(message, StringComparison.Ordinal) && key.AsSpan(message.Length).StartsWith(" for ", StringComparison.Ordinal)));
}
