using AceData.Audio;

namespace AceData.Tagging;

/// <summary>A song for which there is not one tag: says why, as far as the sound tells.</summary>
internal static class NothingToSay
{
    /// <summary>The failure of the song, code TAGS-NONE.</summary>
    /// <param name="tags">What came of it: an empty line, and what is odd about its sound.</param>
    public static AceDataException About(SongTags tags)
    {
        var reasons = tags.Warnings.Count == 0
            ? "Play it to check; a model that listens may know more (docs/engines.md), or write its tag file yourself."
            : string.Join(' ', tags.Warnings.Select(warning => warning.Text));
        return new AceDataException("TAGS-NONE", $"No tempo and no key were found in this song, and no words came from a model or from the file; no file was written. {reasons}");
    }
}
