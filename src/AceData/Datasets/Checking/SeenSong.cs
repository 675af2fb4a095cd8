using System.Globalization;
using AceData.Library.Catalog;

namespace AceData.Datasets.Checking;

/// <summary>What a song and the texts beside it were when somebody looked: whoever compares two knows whether anything changed.</summary>
internal static class SeenSong
{
    private const int Digits = 8;

    /// <summary>Size and time of the sound, and what the two texts held.</summary>
    public static string Of(SongEntry song) => string.Create(
        CultureInfo.InvariantCulture,
        $"{song.Song.Length:x}-{song.Song.ModifiedUtc.Ticks:x}-{song.PromptVersion.Sha256?[..Digits]}-{song.LyricsVersion.Sha256?[..Digits]}");
}
