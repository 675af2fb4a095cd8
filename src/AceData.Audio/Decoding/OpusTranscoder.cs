namespace AceData.Audio.Decoding;

/// <summary>
/// Makes a copy of a song that every browser plays: Opus in Ogg, at most two channels. Ogg needs no way back to its beginning, so it
/// comes through a pipe, and its length and every place in it can be found without an index.
/// </summary>
public sealed class OpusTranscoder(FfmpegTools tools, TimeProvider time)
{
    /// <summary>What the copy is, for HTTP.</summary>
    public const string MediaType = "audio/ogg";

    private const int BitsPerSecond = 160_000;

    /// <summary>Encodes a whole song and hands the file on as it comes.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="probe">What the file says about itself.</param>
    /// <param name="onBytes">Takes the bytes of the Ogg file.</param>
    /// <param name="cancellationToken">Stops; the child process is gone then.</param>
    /// <exception cref="AceDataException">AUDIO-BAD, AUDIO-TIMEOUT, AUDIO-TOO-LARGE, FILE-GONE, FFMPEG-NO-OPUS.</exception>
    public async Task EncodeAsync(string path, AudioProbe probe, ChildProcess.OutputReader onBytes, CancellationToken cancellationToken)
    {
        var longest = AudioDecoder.LongestSeconds(path, probe, null);
        var request = new ChildProcessRequest
        {
            Program = tools.Ffmpeg,
            Arguments =
            [
                "-nostdin", "-hide_banner", "-v", "error", "-protocol_whitelist", "file", "-format_whitelist", AudioFormats.Demuxers,
                "-i", AudioDecoder.Url(path), "-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1",
                .. probe.Channels is 1 or > 8 ? AudioDecoder.ToMono(probe) : ["-ac", "2", "-rematrix_maxval", "1"],
                "-c:a", "libopus", "-b:a", "160k", "-f", "ogg", "pipe:1",
            ],
            Deadline = TimeSpan.FromSeconds(60 + (0.1 * longest)),
            OutputLimit = (long)(longest * 2 * BitsPerSecond / 8) + (1 << 20),
        };
        var result = await ChildProcess.RunAsync(request, onBytes, time, cancellationToken);
        switch (result)
        {
            case { End: ChildProcessEnd.DeadlinePassed }:
                throw new AceDataException("AUDIO-TIMEOUT", "Converting this file for listening took far too long and was ended. It may be damaged, or its disk is asleep or away. Try again.");
            case { End: ChildProcessEnd.OutputLimitPassed }:
                throw new AceDataException("AUDIO-TOO-LARGE", "The file holds far more sound than it says, as a damaged or dangerous one does. It was not converted for listening.");
            case { ExitCode: not 0 } when result.ErrorText.Contains("Unknown encoder", StringComparison.Ordinal):
                throw new AceDataException("FFMPEG-NO-OPUS", $"This song must be converted before a browser can play it, and {tools.Ffmpeg} cannot write Opus. {FfmpegLocator.HowToInstall}");
            case { OutputBytes: 0 }:
                throw AudioComplaint.NotAudio(path, result);
        }
    }
}
