namespace AceData.Audio.Decoding;

/// <summary>What an audio file says about itself.</summary>
public sealed record AudioProbe
{
    /// <summary>Demuxer, such as <c>mp3</c> or <c>mov,mp4,m4a,3gp,3g2,mj2</c>.</summary>
    public required string Container { get; init; }

    /// <summary>Codec of the first audio stream, such as <c>vorbis</c>.</summary>
    public required string Codec { get; init; }

    /// <summary>Length in seconds as the container says it; null when it does not.</summary>
    public required double? DurationSeconds { get; init; }

    /// <summary>True when the length is only reckoned from the bit rate (mp3 without a Xing header, raw aac).</summary>
    public required bool IsDurationEstimated { get; init; }

    /// <summary>Hz.</summary>
    public required int SampleRate { get; init; }

    public required int Channels { get; init; }

    /// <summary>What is written into the file: title, artist, genre, …</summary>
    public required EmbeddedTags Tags { get; init; }

    /// <summary>The lyrics among the tags, with their lines; ffprobe shows not every kind (no SYLT, APE, Lyrics3).</summary>
    public IReadOnlyList<EmbeddedText> Lyrics { get; init; } = [];
}
