using AceData.Audio;
using AceData.Files;
using AceData.Library;

namespace AceData.Datasets.Dialects.Exporting;

/// <summary>Where an export writes.</summary>
internal sealed record ExportPlace
{
    /// <summary>The folder to write to; null for beside the songs.</summary>
    public string? Folder { get; private init; }

    /// <summary>The first folder of songs.</summary>
    public required string SongsFolder { get; init; }

    /// <summary>Full path of the file of the set; null where there is none.</summary>
    public string? SetFile { get; private init; }

    /// <summary>The name of the set where the request gives none.</summary>
    public required string SetName { get; init; }

    /// <exception cref="AceDataException">DIALECT-PLACE: it does not go there. Or it is no path.</exception>
    public static ExportPlace Of(ExportSongsRequest request, Dialect dialect, IReadOnlyList<Song> songs)
    {
        var roots = songs.Select(song => song.Root).Distinct(StringComparer.Ordinal).ToList();
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(roots[0])) is { Length: > 0 } last ? last : "songs";
        if (request.Output is not { Length: > 0 } output)
        {
            return dialect.Name == DialectName.V1
                ? throw new AceDataException(DialectCodes.Place, "Tags and lyrics of v1 lie beside the songs already. To copy them to another folder, name it with --output.")
                : roots.Count > 1 && dialect is not SongFileDialect
                    ? throw new AceDataException(DialectCodes.Place, "The songs lie in several folders, and all go into one file. Say where it is to be with --output.")
                    : new ExportPlace { SetName = name, SongsFolder = roots[0], SetFile = SetFileIn(roots[0], dialect) };
        }

        var path = Path.TrimEndingDirectorySeparator(PathGuard.Full(Path.Combine(Environment.CurrentDirectory, output)));
        return dialect is SetFileDialect set && Path.GetExtension(path).Equals(Path.GetExtension(set.FileName), StringComparison.OrdinalIgnoreCase) && !Directory.Exists(path)
            ? new ExportPlace { SetName = name, SongsFolder = roots[0], Folder = Path.GetDirectoryName(path), SetFile = path }
            : new ExportPlace { SetName = name, SongsFolder = roots[0], Folder = path, SetFile = SetFileIn(path, dialect) };
    }

    /// <summary>The file of a song with an ending.</summary>
    public ExportFile FileOf(Song song, string ending, string? text)
    {
        var stem = Path.ChangeExtension(song.RelativePath, null) + ending;
        return new ExportFile(Path.Combine(Folder ?? song.Root, stem), Folder ?? song.Root, text);
    }

    /// <summary>A file for the whole set.</summary>
    public ExportFile ForSet(string path, string text) => new(path, Folder ?? Path.GetDirectoryName(path)!, text);

    private static string? SetFileIn(string folder, Dialect dialect) => dialect is SetFileDialect set ? Path.Combine(folder, set.FileName) : null;
}
