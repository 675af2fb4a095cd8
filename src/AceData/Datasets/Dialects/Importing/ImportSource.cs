using AceData.Audio;
using AceData.Files;
using AceData.Library;

namespace AceData.Datasets.Dialects.Importing;

/// <summary>What was read about a song, or about none.</summary>
/// <param name="Song">The song; null where none is meant.</param>
/// <param name="Read">What was read.</param>
/// <param name="Failure">Why nothing can be made of it; null when something can.</param>
internal sealed record FoundSong(Song? Song, ReadSong Read, string? Failure = null);

/// <summary>Reads the files of a dialect: beside the songs, from another folder, or one file for all.</summary>
internal static class ImportSource
{
    private const int Largest = 4 << 20;
    private const int LargestSet = 256 << 20;

    /// <summary>What the files say.</summary>
    /// <exception cref="AceDataException">DIALECT-PLACE or DIALECT-BROKEN: nothing can be read at all.</exception>
    public static IReadOnlyList<FoundSong> Read(ImportSongsRequest request, Dialect dialect, IReadOnlyList<Song> songs, CancellationToken cancellationToken)
    {
        var source = request.Source is { Length: > 0 } given ? PathGuard.Full(Path.Combine(Environment.CurrentDirectory, given)) : null;
        return dialect switch
        {
            SetFileDialect set => ReadSet(set, source, songs),
            SongFileDialect beside => ReadFiles(beside, source, songs, cancellationToken),
            _ => [],
        };
    }

    private static List<FoundSong> ReadFiles(SongFileDialect dialect, string? source, IReadOnlyList<Song> songs, CancellationToken cancellationToken)
    {
        if (source is null && dialect.Name == DialectName.V1)
        {
            throw new AceDataException(DialectCodes.Place, "Tags and lyrics of v1 beside the songs are AceData's own. To take them from another folder, name it with --source.");
        }

        if (source is not null && !Directory.Exists(source))
        {
            throw new AceDataException(DialectCodes.Place, $"'{FileNames.Printable(source)}' is no folder, and {dialect.Word} has a file for each song. Name the folder that holds them.");
        }

        var found = new List<FoundSong>();
        foreach (var song in songs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                if (dialect.Read(ending => TextOf(song, ending, source)) is { } read)
                {
                    found.Add(new FoundSong(song, read, read.Problem));
                }
            }
            catch (AceDataException failure)
            {
                found.Add(new FoundSong(song, new ReadSong(), failure.Message));
            }
        }

        return found;
    }

    private static List<FoundSong> ReadSet(SetFileDialect dialect, string? source, IReadOnlyList<Song> songs)
    {
        string[] places = source is not null
            ? [Directory.Exists(source) ? Path.Combine(source, dialect.FileName) : source]
            : [.. songs.Select(song => song.Root).Distinct(StringComparer.Ordinal).Select(root => Path.Combine(root, dialect.FileName))];
        string[] there = [.. places.Where(File.Exists)];
        if (there.Length == 0)
        {
            throw new AceDataException(DialectCodes.Place, $"There is no '{FileNames.Printable(places[0])}'. Say which file to read with --source.");
        }

        // Several folders have a file each, which speaks of its own songs; one alone may speak of all.
        var lines = new Dictionary<string, string>(StringComparer.Ordinal);
        return
        [
            .. there.SelectMany(path =>
            {
                var match = new SongMatch(there.Length == 1 ? songs : [.. songs.Where(song => Path.Combine(song.Root, dialect.FileName) == path)]);
                return Rows(dialect, path).Select(row => Found(row, match, lines, there.Length == 1 ? "" : $"'{FileNames.Printable(path)}', "));
            }),
        ];
    }

    private static IReadOnlyList<ReadSong> Rows(SetFileDialect dialect, string path)
    {
        try
        {
            return dialect.Read(TextFile.Read(path, LargestSet).Text);
        }
        catch (AceDataException broken) when (broken.Code == DialectCodes.Broken)
        {
            throw new AceDataException(DialectCodes.Broken, $"'{FileNames.Printable(path)}' cannot be read: {broken.Message} Nothing was changed.", broken);
        }
    }

    /// <summary>The song of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="match">The songs that may be meant.</param>
    /// <param name="lines">Where each song was named before.</param>
    /// <param name="file">What stands before the line where there are several files.</param>
    private static FoundSong Found(ReadSong row, SongMatch match, Dictionary<string, string> lines, string file)
    {
        var line = FormattableString.Invariant($"{file}line {row.Line}");
        if (row.Name.Length == 0)
        {
            return new FoundSong(null, row, row.Problem ?? $"{line}: nothing says which song is meant.");
        }

        if (match.Find(row.Name, out var objection) is not { } song)
        {
            return new FoundSong(null, row, $"{line}: {objection}");
        }

        return lines.TryAdd(song.Path, line)
            ? new FoundSong(song, row, row.Problem)
            : new FoundSong(null, row, $"{line}: the song '{FileNames.Printable(row.Name)}' was named already on {lines[song.Path]}; what that line says was taken.");
    }

    private static string? TextOf(Song song, string ending, string? source)
    {
        var stem = Path.ChangeExtension(song.RelativePath, null) + ending;
        string[] places = source is null ? [Path.Combine(song.Root, stem)] : [Path.Combine(source, stem), Path.Combine(source, Path.GetFileName(stem))];
        return places.FirstOrDefault(File.Exists) is { } path ? TextFile.Read(path, Largest).Text : null;
    }
}
