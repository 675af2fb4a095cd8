using AceData.Audio;
using AceData.Audio.Decoding;
using AceData.Files;

namespace AceData.Requests;

/// <summary>What every verb says where it was given places without a song.</summary>
public static class NoSongs
{
    /// <summary>The refusal: where was looked, and what a song is.</summary>
    /// <param name="inputs">Folders and files as they were given.</param>
    public static AceDataException In(IReadOnlyList<string> inputs)
    {
        var places = NameList.Of([.. inputs.Select(input => $"'{FileNames.Printable(input)}'")], 3);
        var kinds = string.Join(", ", AudioFormats.Extensions.Select(extension => extension[1..]).Order(StringComparer.Ordinal));
        return new AceDataException("NO-SONGS", $"There are no songs in {places} or the folders below. AceData reads {kinds}. Name the folder that holds them.");
    }
}
