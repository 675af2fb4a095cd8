using AceData.Files;

namespace AceData.Library;

/// <summary>
/// Songs of one folder and one stem (<c>a.mp3</c>, <c>a.flac</c>) have the same side cars, so they are one song.
/// The file that rules is the one with the least loss: lossless before lossy, then as listed in <see cref="Rank"/>, then by name.
/// </summary>
internal static class SongGroups
{
    private static readonly string[] ByLoss = [".flac", ".wav", ".aiff", ".aif", ".m4a", ".opus", ".ogg", ".aac", ".mp3", ".wma"];

    /// <summary>One song a stem, in the order of <paramref name="files"/>; warns of what collides, here or on another disk.</summary>
    public static IReadOnlyList<Song> Of(IReadOnlyList<Song> files, List<ScanFinding> warnings)
    {
        var songs = new List<Song>(files.Count);
        var groups = new Dictionary<string, List<Song>>(files.Count, StringComparer.Ordinal);
        foreach (var file in files)
        {
            var stem = file.PromptPath;
            if (groups.TryGetValue(stem, out var group))
            {
                group.Add(file);
            }
            else
            {
                groups.Add(stem, [file]);
            }
        }

        var alike = new Dictionary<string, string>(groups.Count, StringComparer.Ordinal);
        foreach (var (stem, group) in groups)
        {
            var song = group.Count == 1 ? group[0] : Merge(group, warnings);
            songs.Add(song);
            WarnOfName(song, warnings);
            var key = FileNames.CollisionKey(stem);
            if (!alike.TryAdd(key, song.Path))
            {
                warnings.Add(new ScanFinding(
                    "NAME-ALIKE",
                    song.Path,
                    $"Its name differs from '{FileNames.Printable(Path.GetFileName(alike[key]))}' only in capitals or in how accents are stored. Both are tagged, but on Windows, macOS or a cloud drive one would overwrite the other."));
            }
        }

        return songs;
    }

    private static Song Merge(List<Song> group, List<ScanFinding> warnings)
    {
        var ordered = group.OrderBy(song => Rank(song.Path)).ThenBy(song => song.Path, StringComparer.Ordinal).ToArray();
        var twins = ordered[1..].Select(song => song.Path).ToArray();
        var song = ordered[0] with { Twins = twins };
        warnings.Add(new ScanFinding(
            "NAME-SHARED",
            song.Path,
            $"It shares one tag file with {string.Join(" and ", twins.Select(path => $"'{FileNames.Printable(Path.GetFileName(path))}'"))}, because they have the same name. Only '{FileNames.Printable(Path.GetFileName(song.Path))}' is listened to: its kind of file keeps the most of the sound. If they are different songs, rename one."));
        return song;
    }

    private static void WarnOfName(Song song, List<ScanFinding> warnings)
    {
        if (!OperatingSystem.IsWindows() && FileNames.WindowsObjection(Path.GetFileName(song.Path.AsSpan())) is { } objection)
        {
            warnings.Add(new ScanFinding("NAME-NOT-WINDOWS", song.Path, $"It works here, but the folder cannot move to Windows: {objection}."));
        }
    }

    private static int Rank(string path)
    {
        var extension = Path.GetExtension(path);
        var rank = Array.FindIndex(ByLoss, known => known.Equals(extension, StringComparison.OrdinalIgnoreCase));
        return rank < 0 ? ByLoss.Length : rank;
    }
}
