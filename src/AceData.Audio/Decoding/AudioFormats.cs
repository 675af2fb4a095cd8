using System.Collections.Frozen;

namespace AceData.Audio.Decoding;

/// <summary>The audio files that AceData reads: the one list of every verb.</summary>
public static class AudioFormats
{
    /// <summary>File name extensions with their dot, lower case.</summary>
    public static FrozenSet<string> Extensions { get; } = new[]
    {
        ".mp3", ".wav", ".flac", ".ogg", ".opus", ".m4a", ".aac", ".wma", ".aif", ".aiff",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Demuxers that ffmpeg may use. A list of what is sound keeps out playlists that are named like songs and would
    /// make ffmpeg read other files, or fetch them.
    /// </summary>
    internal const string Demuxers = "mp3,wav,flac,ogg,aac,mov,aiff,w64,asf,matroska,ac3,caf,au";

    /// <summary>True when a file is called like an audio file.</summary>
    public static bool IsAudio(string path) => Extensions.Contains(Path.GetExtension(path));
}
