using AceData.Audio;
using AceData.Datasets;
using AceData.Files;

namespace AceData.Preprocessing;

/// <summary>Tells a song that is gone from a disk or folder that is gone with all songs of a run: every further song would fail, with advice that does not help.</summary>
/// <param name="songs">All songs of the run.</param>
/// <param name="places">Where they are.</param>
/// <param name="audioRoot">Full path of the folder that holds them now; null when they are where the data set says.</param>
internal sealed class VanishedSongs(IReadOnlyList<DataSetRow> songs, SongPlace places, string? audioRoot)
{
    /// <summary>Looks whether all songs are gone when one failed.</summary>
    /// <param name="problem">What it failed with.</param>
    /// <returns>FOLDER-GONE with the name of the folder; null where that is not the reason.</returns>
    public AceDataException? Behind(AceDataException problem)
    {
        if (audioRoot is not null)
        {
            return GoneFolder.Is(audioRoot) ? Gone(audioRoot, problem) : null;
        }

        string? first = null;
        foreach (var path in songs.Select(places.NameOf).Where(Path.IsPathFullyQualified))
        {
            if (File.Exists(path))
            {
                return null;
            }

            first ??= path;
        }

        return first is null ? null : Highest(Path.GetDirectoryName(first)) is { } folder && (songs.Count > 1 || !Directory.Exists(folder)) ? Gone(folder, problem) : null;
    }

    private static AceDataException Gone(string folder, AceDataException problem) => new(
        FileCodes.FolderGone,
        $"The folder of the songs, '{FileNames.Printable(folder)}', is not there. Plug in its disk, or give it its name back, and start again; what was finished is kept. If the songs are elsewhere now, say in which folder with --audio-root.",
        problem);

    // Where a disk is gone, so are the folders on it: the disk has the name that a person knows.
    private static string? Highest(string? folder)
    {
        string? highest = null;
        for (; folder is not null && GoneFolder.Is(folder); folder = Path.GetDirectoryName(folder))
        {
            highest = folder;
        }

        return highest;
    }
}
