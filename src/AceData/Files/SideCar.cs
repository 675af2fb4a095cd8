using AceData.Audio;

namespace AceData.Files;

/// <summary>The kinds of text file beside a song.</summary>
public enum SideCarKind
{
    /// <summary><c>{song}_prompt.txt</c>: the line of tags.</summary>
    Prompt,

    /// <summary><c>{song}_lyrics.txt</c>: the words, as ACE-Step 1 reads them.</summary>
    Lyrics,

    /// <summary><c>{song}.lyrics.txt</c>: the words, as ACE-Step 1.5 reads them.</summary>
    Lyrics15,
}

/// <summary>Names of the text files beside a song: the stem is the name without its last extension.</summary>
public static class SideCar
{
    private const string PromptEnding = "_prompt.txt";
    private const string LyricsEnding = "_lyrics.txt";
    private const string Lyrics15Ending = ".lyrics.txt";

    /// <summary>Full path of the side car of a song.</summary>
    public static string PathOf(string songPath, SideCarKind kind) => Path.Combine(
        Path.GetDirectoryName(songPath) ?? "",
        Path.GetFileNameWithoutExtension(songPath) + kind switch
        {
            SideCarKind.Prompt => PromptEnding,
            SideCarKind.Lyrics => LyricsEnding,
            _ => Lyrics15Ending,
        });

    /// <summary>Full path of <c>{song}_prompt.txt</c>.</summary>
    public static string PromptPath(string songPath) => PathOf(songPath, SideCarKind.Prompt);

    /// <summary>Full path of <c>{song}_lyrics.txt</c>.</summary>
    public static string LyricsPath(string songPath) => PathOf(songPath, SideCarKind.Lyrics);

    /// <summary>Why a song can have no side cars; null when it can.</summary>
    public static AceDataException? Objection(string songPath)
    {
        var name = Path.GetFileName(songPath);
        if (!FileNames.IsText(name))
        {
            return new AceDataException("NAME-NOT-TEXT", $"'{FileNames.Printable(songPath)}': the name holds broken characters. Rename the file.");
        }

        if (Path.GetFileNameWithoutExtension(name).Length == 0)
        {
            return new AceDataException("NAME-EMPTY", $"'{FileNames.Printable(songPath)}': the song has no name before the dot, so its tag file would have none either. Rename the file.");
        }

        return FileNames.ByteCount(Path.GetFileName(PromptPath(songPath))) > FileNames.LongestBytes
            ? new AceDataException(FileCodes.NameTooLong, $"'{FileNames.Printable(name)}': the name is so long that '…{PromptEnding}' does not fit behind it ({FileNames.LongestBytes} bytes at most). Shorten it.")
            : null;
    }
}
