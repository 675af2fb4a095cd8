using AceData.Library;
using AceData.Library.Catalog;
using AceData.Tagging.Policy;

namespace AceData.Datasets.Converting;

/// <summary>What stands in the two text files beside a song, as a data set takes it.</summary>
/// <param name="Tags">The tags in order, empty ones left out; empty when there is no tag file.</param>
/// <param name="Lyrics">The words, lines by <c>\n</c>, nothing around them; null when there are none.</param>
internal sealed record SongTexts(IReadOnlyList<string> Tags, string? Lyrics)
{
    /// <summary>Reads both files; what cannot be read is empty, and the check has said so.</summary>
    public static SongTexts Read(Song song) => new(PromptLine.Parse(ReadSideCar.From(song.PromptPath).Text ?? "").Tags, Words(ReadSideCar.From(song.LyricsPath).Text));

    private static string? Words(string? text)
    {
        var words = text?.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();
        return string.IsNullOrEmpty(words) ? null : words;
    }
}
