using AceData.Audio;
using AceData.Files;
using AceData.Library;
using AceData.Tagging.Vocabularies;

namespace AceData.Datasets.Dialects.Exporting;

/// <summary>One export in the making.</summary>
internal sealed class ExportRun(Dialect dialect, ExportPlace place, ExportedFiles files, LibraryDatabase library, SongRecords records, TagCategories categories, ExportSongsRequest request)
{
    private readonly List<ExportedSong> _songs = [];
    private readonly List<DialectSong> _taken = [];
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    /// <summary>What became of the songs so far.</summary>
    public IReadOnlyList<ExportedSong> Songs => _songs;

    /// <summary>Looks whether a file for the whole set could be written, before a song's file is: else these would lie there without it.</summary>
    /// <exception cref="AceDataException">DIALECT-OCCUPIED: somebody changed it.</exception>
    public void RequirePlace(IReadOnlyList<Song> songs)
    {
        if (dialect is SongFileDialect beside && beside.WriteForSet([.. songs.Select(song => new DialectSong(song.Path, "", new SongRecord()))]) is var (name, text))
        {
            files.Require(place.ForSet(PlaceOf(name), text));
        }
    }

    /// <summary>Takes songs, and writes those files that lie beside them.</summary>
    public void Add(IReadOnlyList<Song> songs, CancellationToken cancellationToken)
    {
        var known = records.Read(songs, takes15: dialect.Is15, cancellationToken);
        var groups = new List<(KnownSong Song, IReadOnlyList<ExportFile> Files)>();
        foreach (var song in known)
        {
            try
            {
                var said = song.For(dialect, categories, request.CustomTag);
                Require(song, said);
                groups.Add((song, FilesOf(song, said)));
                _taken.Add(said);
            }
            catch (AceDataException refusal)
            {
                groups.Add((song, []));
                _songs.Add(Failed(song, refusal));
            }
        }

        KeepTags(groups.Where(group => group.Files.Count > 0 || dialect is SetFileDialect).Select(group => group.Song));
        var todo = groups.FindAll(group => group.Files.Count > 0);
        foreach (var (group, (isWritten, failure)) in todo.Zip(files.Write([.. todo.Select(group => group.Files)])))
        {
            _songs.Add(failure is not null ? Failed(group.Song, failure)
                : new ExportedSong(group.Song.Song.Path, isWritten ? ExportOutcome.Written : ExportOutcome.Same, [.. group.Files.Where(file => file.Text is not null).Select(file => file.Path)]));
        }
    }

    /// <summary>Writes what stands for the whole set.</summary>
    /// <returns>Full paths of the files.</returns>
    public IReadOnlyList<string> End(DateTime now)
    {
        var failed = _songs.Where(song => song.Outcome == ExportOutcome.Failed).Select(song => song.File).ToHashSet(StringComparer.Ordinal);
        var songs = WithOwnIds(_taken.FindAll(song => !failed.Contains(song.Path)));
        if (songs.Count == 0)
        {
            return [];
        }

        var facts = new SetFacts { Name = request.Name ?? place.SetName, CreatedAt = now, CustomTag = request.CustomTag ?? "", TagPosition = request.TagPosition };
        switch (dialect)
        {
            case SetFileDialect set:
                var (isWritten, failure) = files.Write([[place.ForSet(place.SetFile!, set.Write(songs, facts))]])[0]; // not null: the dialect has one
                _ = failure is null ? true : throw failure;
                _songs.AddRange(songs.Select(song => new ExportedSong(song.Path, isWritten ? ExportOutcome.Written : ExportOutcome.Same, [])));
                return [place.SetFile!];
            case SongFileDialect beside when beside.WriteForSet(songs) is var (name, text):
                var path = PlaceOf(name);
                _ = files.Write([[place.ForSet(path, text)]])[0].Failure is { } refusal ? throw refusal : true;
                return [path];
            default:
                return [];
        }
    }

    private string PlaceOf(string name) => Path.Combine(place.Folder ?? place.SongsFolder, name);

    private void Require(KnownSong song, DialectSong said)
    {
        if (song.Problem is { } problem)
        {
            throw new AceDataException(FileCodes.FileFailed, problem);
        }

        if (dialect.NeedsCaption && said.Record is { Caption: null, Tags: null })
        {
            throw new AceDataException(DialectCodes.NoTags, "It has no tags yet, and would be learnt under an empty prompt. Tag it first, or write its tags yourself.");
        }
    }

    private List<ExportFile> FilesOf(KnownSong song, DialectSong said)
    {
        if (dialect is not SongFileDialect beside)
        {
            return [];
        }

        var written = beside.Write(said).ToDictionary(file => file.Ending, file => file.Text, StringComparer.Ordinal);
        var list = beside.Endings.Select(ending => place.FileOf(song.Song, ending, written.GetValueOrDefault(ending))).ToList();
        return list.Find(file => !_paths.Add(file.Path)) is { } twice
            ? throw new AceDataException(DialectCodes.Occupied, $"Another song has the same name, and '{Path.GetFileName(twice.Path)}' can be of one of them only. Export their folders one by one.")
            : list;
    }

    // Where tags have no place of their own, their very line is kept: should the tag file go, an import brings it back.
    private void KeepTags(IEnumerable<KnownSong> songs)
    {
        var facts = songs.Where(song => !dialect.HoldsTags && song.Record.Tags is { } tags && song.Kept.Tags != tags)
            .Select(song => (song.Song, song.Kept with { Tags = song.Record.Tags }))
            .ToList();
        if (facts.Count > 0)
        {
            library.PutFacts(facts);
        }
    }

    private static List<DialectSong> WithOwnIds(List<DialectSong> songs)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return songs.ConvertAll(song =>
        {
            var id = song.Record.Id!; // not null: every song has one
            for (var number = 2; !taken.Add(id); number++)
            {
                id = FormattableString.Invariant($"{song.Record.Id}-{number}");
            }

            return song with { Record = song.Record with { Id = id } };
        });
    }

    private static ExportedSong Failed(KnownSong song, AceDataException failure) => new(song.Song.Path, ExportOutcome.Failed, [], failure.Code, failure.Message);
}
