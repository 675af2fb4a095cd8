using AceData.Audio;
using AceData.Files;
using AceData.Library;
using AceData.Lyrics.Sources;
using AceData.Tagging.Policy;

namespace AceData.Datasets.Converting;

/// <summary>What stands in the two text files beside a song, as a data set takes it.</summary>
/// <param name="Tags">The tags in order, empty ones left out; empty when there is no tag file.</param>
/// <param name="Lyrics">The words, lines by <c>\n</c>, nothing around them; null when there are none.</param>
/// <param name="Problem">Why the song cannot be learnt from; null when nothing is in the way.</param>
internal sealed record SongTexts(IReadOnlyList<string> Tags, string? Lyrics, LeftOutSong? Problem)
{
    /// <summary>The song has no tags: it would be learnt under an empty prompt.</summary>
    public const string NoTags = "PROMPT-MISSING";

    /// <summary>Reads both files; never throws.</summary>
    public static SongTexts Read(Song song)
    {
        var (prompt, problem) = ReadText(song, song.PromptPath, "PROMPT-UNREADABLE");
        var (lyrics, other) = ReadText(song, song.LyricsPath, "LYRICS-UNREADABLE");
        if (lyrics is not null && SideCarText.Classify(lyrics).Kind == SideCarTextKind.FailureMarker)
        {
            other = new LeftOutSong(song.Path, "LYRICS-FAILURE", "Its lyrics file holds the failure message of another tool, which would be learnt as sung words. Take the file away, or fetch the lyrics again.");
        }

        return new SongTexts(PromptLine.Parse(prompt ?? "").Tags, Words(lyrics), problem ?? other);
    }

    private static string? Words(string? text)
    {
        var words = text?.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();
        return string.IsNullOrEmpty(words) ? null : words;
    }

    private static (string? Text, LeftOutSong? Problem) ReadText(Song song, string path, string code)
    {
        try
        {
            var bytes = FileSystem.Ops.Look(path).Kind == FileKind.Missing ? [] : TextFile.ReadBytes(path, SideCarSource.LongestFile);
            return TextBytes.Decode(bytes) is { } text
                ? (text, null)
                : (null, new LeftOutSong(song.Path, code, $"'{FileNames.Printable(Path.GetFileName(path))}' holds no text. Open it, write it anew, or take it away."));
        }
        catch (AceDataException exception)
        {
            return exception.Code == FileCodes.FileMissing ? (null, null) : (null, new LeftOutSong(song.Path, code, exception.Message));
        }
        catch (FileFaultException fault)
        {
            return (null, new LeftOutSong(song.Path, code, FileMessages.WhileReading(path, fault).Message));
        }
    }
}
