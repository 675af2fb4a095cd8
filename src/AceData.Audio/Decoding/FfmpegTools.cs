namespace AceData.Audio.Decoding;

/// <summary>The ffmpeg that is used: found once, named by full paths.</summary>
/// <param name="Ffmpeg">Full path of ffmpeg.</param>
/// <param name="Ffprobe">Full path of ffprobe.</param>
public sealed record FfmpegTools(string Ffmpeg, string Ffprobe)
{
    private static readonly TimeSpan VersionDeadline = TimeSpan.FromSeconds(15);

    /// <summary>Asks both programs for their version.</summary>
    /// <returns>The version as ffmpeg says it, such as <c>5.1.9-0+deb12u1</c>.</returns>
    /// <exception cref="AceDataException">FFMPEG-BROKEN, FFMPEG-OLD.</exception>
    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        var version = await VersionAsync(Ffmpeg, cancellationToken);
        await VersionAsync(Ffprobe, cancellationToken);
        var digits = version.TrimStart('n').TakeWhile(char.IsAsciiDigit).ToArray();
        // Builds from the repository are called N-12345-…; they are newer than every number.
        if (digits.Length > 0 && int.TryParse(digits, out var major) && major < 4)
        {
            throw new AceDataException("FFMPEG-OLD", $"{Ffmpeg} is version {version}; at least version 4 is needed. {FfmpegLocator.HowToInstall}");
        }

        return version;
    }

    private static async Task<string> VersionAsync(string program, CancellationToken cancellationToken)
    {
        var text = new MemoryStream();
        ChildProcessResult result;
        try
        {
            result = await ChildProcess.RunAsync(
                new ChildProcessRequest { Program = program, Arguments = ["-hide_banner", "-version"], Deadline = VersionDeadline, OutputLimit = 1 << 20 },
                text.Write,
                TimeProvider.System,
                cancellationToken);
        }
        catch (AceDataException exception)
        {
            throw Broken(program, exception.Message);
        }

        var words = System.Text.Encoding.UTF8.GetString(text.ToArray()).Split(' ', '\n');
        return result is { End: ChildProcessEnd.Exited, ExitCode: 0 } && words is [_, "version", var version, ..]
            ? version
            : throw Broken(program, result.End == ChildProcessEnd.DeadlinePassed ? "it gave no answer" : $"it ended with code {result.ExitCode}. {result.ErrorText}");
    }

    private static AceDataException Broken(string program, string why) =>
        new("FFMPEG-BROKEN", $"{program} does not run: {why} {FfmpegLocator.HowToInstall}");
}
