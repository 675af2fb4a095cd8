using AceData.Files;
using AceData.Library;

namespace AceData.Datasets.Dialects.Importing;

/// <summary>
/// Finds the song that a row means: by its file's name, and where several folders have one of that name, by as much of the
/// path as it takes. Paths of another computer and another system do.
/// </summary>
internal sealed class SongMatch
{
    private readonly ILookup<string, Song> _byName;
    private readonly ILookup<string, Song> _byStem;

    public SongMatch(IReadOnlyList<Song> songs)
    {
        var files = songs.SelectMany(song => song.Twins.Prepend(song.Path).Select(path => (Path: path, Song: song))).ToList();
        _byName = files.ToLookup(file => FileNames.CollisionKey(Path.GetFileName(file.Path)), file => file.Song, StringComparer.Ordinal);
        _byStem = files.ToLookup(file => FileNames.CollisionKey(Path.GetFileNameWithoutExtension(file.Path)), file => file.Song, StringComparer.Ordinal);
    }

    /// <summary>The song of a name or path.</summary>
    /// <param name="name">As it stands in the file.</param>
    /// <param name="objection">Why there is none; null when there is one.</param>
    public Song? Find(string name, out string? objection)
    {
        objection = null;
        var parts = name.Split('/', '\\');
        var file = FileNames.CollisionKey(parts[^1]);
        var found = _byName[file].Distinct().ToList();
        if (found.Count == 0)
        {
            // The same song as another kind of file, or named without its ending.
            found = [.. _byStem[file].Concat(_byStem[FileNames.CollisionKey(Path.GetFileNameWithoutExtension(parts[^1]))]).Distinct()];
        }

        if (found.Count > 1)
        {
            var closest = found.GroupBy(song => Shared(song.Path.Split('/', '\\'), parts)).OrderByDescending(group => group.Key).First().ToList();
            found = closest.Count == 1 ? closest : found;
        }

        var shown = FileNames.Printable(name);
        objection = found.Count switch
        {
            0 => $"There is no song '{shown}' in the folder. Check the name, or name the folder that holds it.",
            1 => null,
            _ => $"There are {found.Count} songs '{shown}' in different folders, and nothing says which is meant. Write the folder before the name.",
        };
        return found.Count == 1 ? found[0] : null;
    }

    // Folders that both end in, counted from the file.
    private static int Shared(string[] path, string[] parts)
    {
        var count = 1;
        while (count < path.Length && count < parts.Length && FileNames.CollisionKey(path[^(count + 1)]) == FileNames.CollisionKey(parts[^(count + 1)]))
        {
            count++;
        }

        return count;
    }
}
