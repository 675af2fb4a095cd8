using AceData.Audio.Decoding;

namespace AceData.Listening;

/// <summary>Whether a browser plays a song as it is; decided by what is in the file, not by its name.</summary>
/// <param name="MediaType">What it is called over HTTP; null when a copy is needed.</param>
/// <param name="Obstacle">Why a copy is needed.</param>
public sealed record BrowserPlayback(string? MediaType, PlaybackObstacle Obstacle)
{
    private const double LargestDrift = 0.005;

    /// <summary>Seconds; an encoder adds some silence of its own at both ends.</summary>
    private const double LargestGap = 0.15;

    // Tried in Chromium 156; Firefox plays all of these, too.
    private static readonly (string Container, string MediaType, string[] Codecs)[] Playable =
    [
        ("mp3", "audio/mpeg", ["mp3"]),
        ("wav", "audio/wav", ["pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_f32le"]),
        ("flac", "audio/flac", ["flac"]),
        ("ogg", "audio/ogg", ["vorbis", "opus", "flac"]),
        ("mov,mp4,m4a,3gp,3g2,mj2", "audio/mp4", ["aac"]),
        ("matroska,webm", "audio/webm", ["vorbis", "opus"]),
    ];

    /// <summary>True when the song can be given as it is.</summary>
    public bool IsDirect => MediaType is not null;

    /// <summary>Decides for one song.</summary>
    /// <param name="probe">What the file says about itself.</param>
    /// <param name="durationSeconds">Its length, counted in samples.</param>
    public static BrowserPlayback Of(AudioProbe probe, double durationSeconds)
    {
        // Raw AAC is a stream without any table: a browser plays it, and lands somewhere near after a jump.
        if (probe.Container == "aac")
        {
            return new BrowserPlayback(null, PlaybackObstacle.Seeking);
        }

        var kind = Array.Find(Playable, kind => kind.Container == probe.Container && kind.Codecs.Contains(probe.Codec));
        if (kind.MediaType is null || probe.Channels > 8 || probe.SampleRate is < 8000 or > 192_000)
        {
            return new BrowserPlayback(null, PlaybackObstacle.Format);
        }

        // Without a header a browser reckons places from the bit rate of the beginning: right where the rate is constant.
        return probe is { IsDurationEstimated: true, DurationSeconds: { } said } && Math.Abs(said - durationSeconds) > Math.Max(LargestGap, LargestDrift * durationSeconds)
            ? new BrowserPlayback(null, PlaybackObstacle.Seeking)
            : new BrowserPlayback(kind.MediaType, PlaybackObstacle.None);
    }
}
