namespace AceData.Audio.Decoding;

/// <summary>Turns what ffmpeg says into what a musician can act on.</summary>
internal static class AudioComplaint
{
    private static readonly string[] PictureCodecs = ["[png ", "[mjpeg ", "[jpeg", "[gif ", "[bmp ", "[webp ", "[tiff "];

    /// <summary>The file gave no sound.</summary>
    public static AceDataException NotAudio(string path, ChildProcessResult result, Exception? cause = null)
    {
        var said = LastLine(result.ErrorText);
        if (!File.Exists(path))
        {
            return new AceDataException("FILE-GONE", "The file went away while it was read.", cause);
        }

        if (ForeignContent.Refusal(path, cause) is { } foreign)
        {
            return foreign;
        }

        if (result.ErrorText.Contains("moov atom not found", StringComparison.Ordinal) && ForeignContent.IsMp4(path))
        {
            return new AceDataException("AUDIO-BAD", "The file breaks off before its end, where files of this kind keep their table of contents: its copy, download or recording was cut short. Get it again.", cause);
        }

        // What ffmpeg would open but we do not let it is a list of other files, or a format that no song of ours has.
        if (result.ErrorText.Contains("not on whitelist", StringComparison.OrdinalIgnoreCase) || result.ErrorText.Contains("not in allowed list", StringComparison.OrdinalIgnoreCase))
        {
            return new AceDataException("AUDIO-BAD", "What is in this file is no kind of audio that AceData reads: it is damaged from its beginning, or another kind of file with the name of a song. Play it to check; if it plays, convert it to wav, flac or mp3.", cause);
        }

        return new AceDataException("AUDIO-BAD", "No sound could be read from this file: it is damaged, incomplete or protected, or no audio at all. Play it to check, then convert or download it again." + (said.Length > 0 ? $" (ffmpeg: {said})" : string.Empty), cause);
    }

    /// <summary>What was wrong although sound came; null when nothing was. A broken cover picture harms no sound.</summary>
    public static string? Damage(ChildProcessResult result)
    {
        var lines = result.ErrorText.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !PictureCodecs.Any(codec => line.StartsWith(codec, StringComparison.Ordinal)));
        var said = LastLine(string.Join('\n', lines));
        return said.Length > 0 ? said : result.ExitCode == 0 ? null : $"ffmpeg ended with code {result.ExitCode}";
    }

    /// <summary>The last line without what no reader needs: the file's path and the address of ffmpeg's object.</summary>
    private static string LastLine(string text)
    {
        var line = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? string.Empty;
        if (line.StartsWith("file:", StringComparison.Ordinal) && line.LastIndexOf(": ", StringComparison.Ordinal) is > 0 and var path)
        {
            line = line[(path + 2)..];
        }

        if (line.StartsWith('[') && line.IndexOf(" @ 0x", StringComparison.Ordinal) is > 0 and var at && line.IndexOf(']', at) is > 0 and var close)
        {
            line = line[1..at] + ":" + line[(close + 1)..];
        }

        line = new string([.. line.Select(c => char.IsControl(c) ? ' ' : c)]);
        return line.Length > 200 ? line[..200] : line;
    }
}
