using AceData.Lyrics.Identity;
using AceData.Lyrics.Text;

namespace AceData.Lyrics.Network;

/// <summary>A song as hosts are asked about it.</summary>
internal static class SongQuery
{
    /// <summary>The title with its versions in brackets, as hosts list it: <c>Night Ferry (Live)</c>.</summary>
    public static string TitleWithVersions(this SongIdentity song) =>
        string.Join(' ', song.Versions.Select(version => $"({version.Text})").Prepend(song.Title ?? ""));

    /// <summary>Names as hosts list them: <c>A, B &amp; C</c>.</summary>
    public static string ArtistNames(this SongIdentity song) =>
        song.Artists.Count < 2 ? string.Concat(song.Artists) : string.Join(", ", song.Artists.SkipLast(1)) + " & " + song.Artists[^1];

    /// <summary>Equal for songs that one question will do for, whatever file they come from.</summary>
    public static string Key(SongIdentity song) =>
        string.Join('\n', song.Artists.Append(song.TitleWithVersions()).Select(TextKey.Of));
}
