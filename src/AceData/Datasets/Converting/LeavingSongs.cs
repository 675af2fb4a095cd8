using System.Globalization;
using AceData.Audio;
using AceData.Files;

namespace AceData.Datasets.Converting;

/// <summary>Songs of the earlier data set that the new one does not have. Keys, training samples and an evening of choosing hang on them, so it is said, and a set that would lose most of its songs waits for a word.</summary>
/// <param name="Earlier">Songs of the earlier data set; 0 where there is none.</param>
/// <param name="Names">Those that leave, as it names them, in its order.</param>
public sealed record LeavingSongs(int Earlier, IReadOnlyList<string> Names)
{
    private const int NamedSongs = 3;

    /// <summary>True when more than half of the songs leave: that is rather another folder than fewer songs.</summary>
    public bool IsMost => Names.Count * 2 > Earlier;

    /// <summary>Compares two sets by the names of their songs. A path of another computer is the same song when it ends with the new name: <c>D:/tool/data/audio/a.mp3</c> and <c>data/audio/a.mp3</c>.</summary>
    /// <param name="earlier">Names in the earlier set.</param>
    /// <param name="songs">Names in the new one, with <c>/</c>.</param>
    internal static LeavingSongs Of(IReadOnlyCollection<string> earlier, IEnumerable<string> songs)
    {
        var known = songs.ToHashSet(StringComparer.Ordinal);
        return new LeavingSongs(earlier.Count, [.. earlier.Where(name => !IsIn(known, name.Replace('\\', '/')))]);
    }

    /// <summary>What to say of songs that leave.</summary>
    internal string Text() => Names.Count == 1
        ? string.Create(CultureInfo.InvariantCulture, $"1 of the {Earlier} songs of the earlier data set is not in the new one: {Named()}.")
        : string.Create(CultureInfo.InvariantCulture, $"{Names.Count} of the {Earlier} songs of the earlier data set are not in the new one: {Named()}.");

    /// <summary>Why nothing is written without a word.</summary>
    /// <param name="folder">Full path of the data set.</param>
    internal AceDataException Refusal(string folder)
    {
        var what = Earlier == 1
            ? $"The only song of the data set '{folder}' would not be in the new one, so it was left as it is: {Named()}."
            : string.Create(CultureInfo.InvariantCulture, $"{Names.Count} of the {Earlier} songs of the data set '{folder}' would not be in the new one, so it was left as it is: {Named()}.");
        return new AceDataException(DataSetCodes.Smaller, $"{what} If that is meant, add --replace. Else name the folder that holds all songs, or write a second data set with --output-name.");
    }

    private string Named() => NameList.Of([.. Names.Select(FileNames.Printable)], NamedSongs);

    private static bool IsIn(HashSet<string> known, string name)
    {
        if (known.Contains(name))
        {
            return true;
        }

        // Of a full path one folder after another is left out.
        var slash = name.StartsWith('/') || name is [_, ':', '/', ..] ? name.IndexOf('/', StringComparison.Ordinal) : -1;
        while (slash >= 0 && !known.Contains(name[(slash + 1)..]))
        {
            slash = name.IndexOf('/', slash + 1);
        }

        return slash >= 0;
    }
}
