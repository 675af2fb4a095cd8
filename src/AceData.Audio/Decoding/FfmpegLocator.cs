namespace AceData.Audio.Decoding;

/// <summary>
/// Finds ffmpeg and ffprobe: where <c>ACEDATA_FFMPEG</c> says, beside the program, in the folder <c>.tools</c> of the
/// installation, then in the full paths of PATH. The current folder is never looked into.
/// </summary>
public static class FfmpegLocator
{
    /// <summary>The one command that installs ffmpeg on this system, as a sentence.</summary>
    public static string HowToInstall { get; } =
        OperatingSystem.IsWindows() ? "Install it with: winget install Gyan.FFmpeg"
        : OperatingSystem.IsMacOS() ? "Install it with: brew install ffmpeg"
        : "Install it with: sudo apt-get install ffmpeg";

    /// <summary>Finds both programs.</summary>
    /// <param name="configured">A folder or an ffmpeg program from the settings; null to look around.</param>
    /// <exception cref="AceDataException">FFMPEG-MISSING.</exception>
    public static FfmpegTools Find(string? configured = null)
    {
        configured ??= Environment.GetEnvironmentVariable("ACEDATA_FFMPEG");
        if (!string.IsNullOrWhiteSpace(configured))
        {
            if (!Path.IsPathFullyQualified(configured))
            {
                throw new AceDataException("FFMPEG-MISSING", $"The settings (or ACEDATA_FFMPEG) say that ffmpeg is at '{configured}', which depends on the current folder. Give the full path of its folder.");
            }

            var folder = Directory.Exists(configured) ? configured : Path.GetDirectoryName(configured);
            return In(folder) ?? throw new AceDataException("FFMPEG-MISSING", $"There is no ffmpeg with ffprobe in '{folder}', where the settings (or ACEDATA_FFMPEG) say it is. Correct the setting, or remove it so that AceData looks around.");
        }

        return Folders().Select(In).FirstOrDefault(tools => tools is not null)
            ?? throw new AceDataException("FFMPEG-MISSING", $"ffmpeg was not found. It is the program that reads audio files. {HowToInstall}");
    }

    private static IEnumerable<string> Folders()
    {
        yield return AppContext.BaseDirectory;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var tools = Path.Combine(folder.FullName, ".tools");
            if (Directory.Exists(tools))
            {
                yield return Path.Combine(tools, "ffmpeg", "bin");
                yield return Path.Combine(tools, "ffmpeg");
                yield return tools;
            }
        }

        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Path.IsPathFullyQualified(folder))
            {
                yield return folder;
            }
        }
    }

    private static FfmpegTools? In(string? folder)
    {
        if (string.IsNullOrEmpty(folder))
        {
            return null;
        }

        var extension = OperatingSystem.IsWindows() ? ".exe" : string.Empty;
        var ffmpeg = Path.GetFullPath(Path.Combine(folder, "ffmpeg" + extension));
        var ffprobe = Path.GetFullPath(Path.Combine(folder, "ffprobe" + extension));
        return File.Exists(ffmpeg) && File.Exists(ffprobe) ? new FfmpegTools(ffmpeg, ffprobe) : null;
    }
}
