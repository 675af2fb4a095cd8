using AceData.Files;

namespace AceData.Datasets.Checking.Rules;

/// <summary>Whether the sound of a song can be learnt from, and its name be kept.</summary>
internal static class AudioRules
{
    private const double LongestSeconds = 360;
    private const int LongestWindowsPath = 240;

    // What the Python tool's converter takes.
    private static readonly string[] TakenByPython = [".aac", ".flac", ".mp3", ".ogg", ".wav"];

    public static IEnumerable<CheckFinding> Of(CheckedSong song)
    {
        if (song.AudioProblem is { } problem)
        {
            yield return problem;
        }
        else if (song.Measured is not { } measured)
        {
            yield return CheckFinding.Say(CheckCodes.AudioUnmeasured, song.File, $"It was not measured yet, so its sound, tempo and key were not checked.");
        }
        else
        {
            foreach (var warning in measured.Warnings)
            {
                // What ffmpeg complains of is damage, too.
                var code = warning.Code == "AUDIO-CORRUPT" ? CheckCodes.AudioDamaged : CheckCodes.Find(warning.Code);
                yield return code is null ? new CheckFinding(warning.Code, CheckWeight.Warns, song.File, warning.Text) : CheckFinding.Of(code, song.File, warning.Text);
            }

            if (measured.DurationSeconds > LongestSeconds)
            {
                yield return CheckFinding.Say(CheckCodes.AudioLong, song.File, $"It is {measured.DurationSeconds / 60:0.0} minutes long; training uses the first 6 minutes. Cut it into parts if the rest matters.");
            }
        }

        var extension = Path.GetExtension(song.File);
        if (!TakenByPython.Contains(extension, StringComparer.OrdinalIgnoreCase))
        {
            yield return CheckFinding.Say(CheckCodes.FormatPassedOver, song.File, $"AceData reads {extension[1..]} files; the Python tool's converter passes over them. It matters only if you train with it.");
        }

        if (!OperatingSystem.IsWindows() && song.File.Length > LongestWindowsPath)
        {
            yield return CheckFinding.Say(CheckCodes.PathLong, song.File, $"Its path has {song.File.Length} characters; on Windows many programs stop at {LongestWindowsPath}. Use shorter folder names if it is to go there.");
        }
    }

    /// <summary>A finding of the scanner in the words of the check.</summary>
    public static CheckFinding Of(Library.ScanFinding finding, CheckWeight weight) =>
        new(finding.Code, CheckCodes.Find(finding.Code)?.Weight ?? weight, finding.Path, finding.Text);

    /// <summary>Why a song could not be measured.</summary>
    public static CheckFinding Of(string file, Audio.AceDataException exception) => FileCodes.StopsTheRun(exception.Code) || exception.Code.StartsWith("FILE-", StringComparison.Ordinal)
        ? new CheckFinding(exception.Code, CheckWeight.Blocks, file, exception.Message)
        : CheckFinding.Of(CheckCodes.AudioBad, file, exception.Message);
}
