using System.Globalization;

namespace AceData.Audio.Decoding;

public sealed partial class AudioDecoder
{
    private const int Channels = 2;

    /// <summary>Decodes the beginning of a file as it is stored: at its own rate, its first two channels, nothing mixed; one channel is given twice.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="probe">What <see cref="ProbeAsync"/> said about it.</param>
    /// <param name="longestSeconds">What is behind that is not decoded.</param>
    /// <param name="cancellationToken">Stops; the child process is gone then.</param>
    /// <returns>The sound, and what ffmpeg had to say about damage.</returns>
    /// <exception cref="AceDataException">As <see cref="StreamAsync"/>.</exception>
    public async Task<(StereoSound Sound, string? Complaint)> DecodeStereoAsync(string path, AudioProbe probe, double longestSeconds, CancellationToken cancellationToken)
    {
        var most = (int)(longestSeconds * probe.SampleRate);
        var seconds = Math.Min(LongestSeconds(path, probe, null), longestSeconds);
        var buffers = new[] { new float[Math.Min(most, (int)((seconds + 1) * probe.SampleRate))], [] };
        buffers[1] = new float[buffers[0].Length];
        var count = 0L;
        var decoded = await ReadAsync(path, StereoArguments(path, probe, most), longestSeconds, Channels * probe.SampleRate, Take, cancellationToken);
        var frames = (int)(count / Channels);
        return (new StereoSound(Cut(buffers[0], frames), Cut(buffers[1], frames), probe.SampleRate), decoded.Complaint);

        void Take(ReadOnlySpan<float> samples)
        {
            foreach (var sample in samples)
            {
                var frame = (int)(count / Channels);
                if (frame == buffers[0].Length)
                {
                    Array.Resize(ref buffers[0], Math.Max(1024, 2 * frame));
                    Array.Resize(ref buffers[1], buffers[0].Length);
                }

                buffers[count++ % Channels][frame] = sample;
            }
        }
    }

    private static List<string> StereoArguments(string path, AudioProbe probe, int samples) =>
    [
        "-nostdin", "-hide_banner", "-v", "error", "-protocol_whitelist", "file", "-format_whitelist", AudioFormats.Demuxers,
        "-i", Url(path), "-map", "0:a:0", "-vn", "-sn", "-dn",

        // Channels are taken over by their number: with weights of one, this filter copies and computes nothing.
        "-af", string.Create(CultureInfo.InvariantCulture, $"pan=stereo|c0=c0|c1=c{(probe.Channels > 1 ? 1 : 0)},atrim=end_sample={samples}"),
        "-ar", probe.SampleRate.ToString(CultureInfo.InvariantCulture), "-f", "f32le", "pipe:1",
    ];

    private static float[] Cut(float[] buffer, int length) => buffer.Length == length ? buffer : buffer[..length];
}
