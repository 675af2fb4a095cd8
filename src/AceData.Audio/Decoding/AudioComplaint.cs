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

        if (said.Contains("not on whitelist", StringComparison.OrdinalIgnoreCase) || result.ErrorText.Contains("not on whitelist", StringComparison.OrdinalIgnoreCase)
            || result.ErrorText.Contains("not in allowed list", StringComparison.OrdinalIgnoreCase))
        {
            return new AceDataException("AUDIO-PLAYLIST", "This is a playlist or another kind of file with the name of a song. It was not opened, because it could make other files be read. Leave it out.", cause);
        }

        return new AceDataException("AUDIO-BAD", "This file could not be read as audio: it is damaged, incomplete or protected, or no audio at all. Play it to check, then convert or download it again." + (said.Length > 0 ? $" (ffmpeg: {said})" : string.Empty), cause);
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
