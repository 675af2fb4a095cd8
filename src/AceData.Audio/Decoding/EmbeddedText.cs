using System.Text.RegularExpressions;

namespace AceData.Audio.Decoding;

/// <summary>A longer text of a tag, with its lines, as ffprobe shows it.</summary>
/// <param name="Name">The tag's name, such as <c>lyrics-eng</c>, <c>UNSYNCEDLYRICS</c> or <c>WM/Lyrics</c>.</param>
/// <param name="Text">At most <see cref="LongestText"/> characters; what is longer is cut.</param>
public sealed partial record EmbeddedText(string Name, string Text)
{
    /// <summary>Characters that are kept of one text.</summary>
    public const int LongestText = 1 << 20;

    /// <summary>Texts that are kept of one file.</summary>
    public const int MostTexts = 32;

    /// <summary>True for names under which programs store lyrics, with or without a language behind a dash, whatever their case.</summary>
    public static bool IsLyricsName(string name) => LyricsName().IsMatch(name);

    /// <summary>The lyrics among the tags of a container or stream.</summary>
    /// <param name="raw">Names and values as the container holds them.</param>
    public static IReadOnlyList<EmbeddedText> Lyrics(IEnumerable<KeyValuePair<string, string>> raw) =>
    [
        .. raw.Where(tag => IsLyricsName(tag.Key) && !string.IsNullOrWhiteSpace(tag.Value))
            .Take(MostTexts)
            .Select(tag => new EmbeddedText(tag.Key, tag.Value.Length > LongestText ? tag.Value[..LongestText] : tag.Value)),
    ];

    [GeneratedRegex("^(?:lyrics|unsyncedlyrics|unsynced lyrics|syncedlyrics|uslt|wm/lyrics|©lyr)(?:-.*)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex LyricsName();
}
