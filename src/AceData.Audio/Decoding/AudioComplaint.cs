namespace AceData.Audio.Decoding;

/// <summary>Turns what ffmpeg says into what a musician can act on.</summary>
internal static class AudioComplaint
{
    /// <summary>The file gave no sound.</summary>
    public static AceDataException NotAudio(string path, ChildProcessResult result, Exception? cause = null)
    {
        var said = LastLine(result.ErrorText, path);
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

    /// <summary>What was wrong although sound came; null when nothing was.</summary>
    public static string? Damage(ChildProcessResult result) =>
        result.ExitCode == 0 && result.ErrorText.Length == 0 ? null
        : LastLine(result.ErrorText, null) is { Length: > 0 } line ? line
        : $"ffmpeg ended with code {result.ExitCode}";

    private static string LastLine(string text, string? path)
    {
        var line = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? string.Empty;
        if (path is not null)
        {
            line = line.Replace("file:" + path, "it", StringComparison.Ordinal);
        }

        line = new string([.. line.Select(c => char.IsControl(c) ? ' ' : c)]);
        return line.Length > 200 ? line[..200] : line;
    }
}
