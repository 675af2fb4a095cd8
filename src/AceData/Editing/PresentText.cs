using AceData.Audio;
using AceData.Files;
using AceData.Library;

namespace AceData.Editing;

/// <summary>The text beside a song at the moment of an edit.</summary>
/// <param name="Song">The song.</param>
/// <param name="Kind">Which text.</param>
/// <param name="File">Null when there is none.</param>
internal sealed record PresentText(Song Song, SideCarKind Kind, TextFile? File)
{
    private const int Largest = 4 << 20;

    public string Text => File?.Text ?? "";

    public FileVersion Version => File?.Version ?? FileVersion.Missing;

    /// <summary>What the library knows of it; a text that it does not know is a person's.</summary>
    public SideCarOrigin? Origin { get; init; }

    public IReadOnlySet<LockName> Locks { get; init; } = new HashSet<LockName>();

    public Suggestion? Suggestion { get; init; }

    /// <summary>The text as a step keeps it; null for no file.</summary>
    public KeptText? Kept => File is null ? null : new KeptText(File.Bytes, Origin ?? SideCarOrigin.ByPerson);

    /// <exception cref="AceDataException">It cannot be read.</exception>
    public static PresentText Read(Song song, SideCarKind kind)
    {
        var path = SideCar.PathOf(song.Path, kind);
        try
        {
            // A link is never written through, so it is not read through either.
            return FileSystem.Ops.Look(path).Kind switch
            {
                FileKind.Missing => new PresentText(song, kind, null),
                FileKind.Link => throw new AceDataException(FileCodes.FileIsLink, $"'{Path.GetFileName(path)}' is a link, and what it leads to may belong to something else. Replace the link by a file of its own."),
                _ => new PresentText(song, kind, TextFile.Read(path, Largest)),
            };
        }
        catch (FileFaultException fault)
        {
            throw FileMessages.WhileReading(Path.GetFileName(path), fault);
        }
        catch (AceDataException exception) when (exception.Code == FileCodes.FileMissing)
        {
            return new PresentText(song, kind, null);
        }
    }

    /// <summary>Adds what the library knows.</summary>
    public static IReadOnlyList<PresentText> WithLibrary(IReadOnlyList<PresentText> read, LibraryDatabase library)
    {
        var texts = read.Index().Where(pair => pair.Item.File is not null).Select(pair => new SideCarVersion(pair.Index, pair.Item.Kind, pair.Item.Version.Sha256!)).ToList(); // not null: there is a file
        var rows = library.RowsOf([.. read.Select(present => present.Song)], texts, analysisVersion: -1);
        return [.. read.Select((present, i) => present with
        {
            Origin = rows.Origins.GetValueOrDefault((i, present.Kind)),
            Locks = rows.Locks[i] ?? [],
            Suggestion = rows.Suggestions.GetValueOrDefault((i, present.Kind)),
        })];
    }
}
