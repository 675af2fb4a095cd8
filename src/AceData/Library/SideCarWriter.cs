using AceData.Audio;
using AceData.Files;

namespace AceData.Library;

/// <summary>
/// Writes the text beside a song and keeps its history: what stood there before can be had back, byte for byte.
/// </summary>
public sealed class SideCarWriter
{
    private readonly LibraryDatabase _library;
    private readonly AtomicFile _file;

    public SideCarWriter(LibraryDatabase library)
        : this(library, AtomicFile.Default)
    {
    }

    internal SideCarWriter(LibraryDatabase library, AtomicFile file)
    {
        _library = library;
        _file = file;
    }

    /// <summary>Writes the text, or changes nothing.</summary>
    /// <param name="song">The song.</param>
    /// <param name="kind">Which text.</param>
    /// <param name="text">The whole text; nothing is added.</param>
    /// <param name="origin">Where it came from.</param>
    /// <param name="expected">What stands there, as <see cref="LibraryDatabase.StatusOf"/> said when the work on this song began.</param>
    /// <exception cref="FileChangedException">Something else stands there now.</exception>
    /// <exception cref="AceDataException">Locked by a person, the song changed since the scan, nothing to write, disk full, …</exception>
    public AtomicWriteResult Write(Song song, SideCarKind kind, string text, SideCarOrigin origin, FileVersion expected)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new AceDataException(FileCodes.ResultEmpty, $"'{song.RelativePath}': there is nothing to write, and an empty file would only look like a result.");
        }

        if (origin.Author != SideCarAuthor.Person)
        {
            RequireSame(song);
            if (_library.Locks(song, kind).Contains(LockName.File))
            {
                throw new AceDataException("SONG-LOCKED", $"'{song.RelativePath}' is locked, so no job changes its {(kind == SideCarKind.Prompt ? "tags" : "lyrics")}. Unlock it if it may.");
            }
        }

        return Write(song, kind, TextFile.Encode(text), origin, expected);
    }

    /// <summary>The text before the present one; once it is restored, that is the present one of before, so that restoring twice changes nothing.</summary>
    /// <returns>Null when there is none.</returns>
    public SideCarRevision? Earlier(Song song, SideCarKind kind)
    {
        var present = _library.StatusOf(song, kind).Version;
        var history = _library.History(song, kind);
        var now = history.FirstOrDefault(revision => revision.Version == present);
        return history.FirstOrDefault(revision => revision.Version != present && (now is null || revision.Number < now.Number));
    }

    /// <summary>Writes a text of the history again, byte for byte, with its origin; what stands there now goes into the history.</summary>
    /// <exception cref="FileChangedException">Something else stands there now.</exception>
    /// <exception cref="AceDataException">The file cannot be written.</exception>
    public void Restore(Song song, SideCarKind kind, SideCarRevision revision) =>
        Write(song, kind, revision.Content, revision.Origin, _library.StatusOf(song, kind).Version);

    /// <summary>Takes a text away that is none, such as the failure message of another tool; <see cref="Restore"/> brings it back.</summary>
    /// <exception cref="FileChangedException">Something else stands there now.</exception>
    /// <exception cref="AceDataException">It cannot be taken away.</exception>
    public void Remove(Song song, SideCarKind kind, FileVersion expected)
    {
        KeepPresent(song, kind, expected);
        _file.Remove(SideCar.PathOf(song.Path, kind), song.Root, expected);
    }

    private AtomicWriteResult Write(Song song, SideCarKind kind, ReadOnlyMemory<byte> content, SideCarOrigin origin, FileVersion expected)
    {
        KeepPresent(song, kind, expected);
        var note = _library.Note(song, kind, content, origin);
        try
        {
            var result = _file.Write(new AtomicWrite
            {
                Path = SideCar.PathOf(song.Path, kind),
                Content = content,
                Expected = expected,
                Root = song.Root,
            });

            // What was proposed stands there now, so nobody need decide any more.
            _library.RemoveSuggestion(song, kind, content);
            return result;
        }
        catch (AceDataException) when (note != 0)
        {
            _library.Forget(note);
            throw;
        }
    }

    // What was heard must be what lies there: a sync client or an editor may have been at it meanwhile.
    private static void RequireSame(Song song)
    {
        FileFacts facts;
        try
        {
            facts = FileSystem.Ops.Look(song.Path);
        }
        catch (FileFaultException fault)
        {
            throw FileMessages.WhileReading(song.Path, fault);
        }

        if (facts.Kind != FileKind.File)
        {
            throw new AceDataException(FileCodes.FileMissing, $"'{song.RelativePath}' was moved or deleted while it was worked on, so nothing was written. Start again where it lies now.");
        }

        if (facts.Length != song.Length || facts.ModifiedUtc != song.ModifiedUtc)
        {
            throw new AceDataException("SONG-CHANGED", $"'{song.RelativePath}' was changed while it was worked on, so nothing was written. Start again when it is complete.");
        }
    }

    // What a person wrote outside the program is not in the history yet.
    private void KeepPresent(Song song, SideCarKind kind, FileVersion expected)
    {
        if (expected == FileVersion.Missing || _library.StatusOf(song, kind) is not { Origin: null } status || status.Version != expected || status.State == SideCarState.Missing)
        {
            return;
        }

        try
        {
            var content = FileSystem.Ops.Read(SideCar.PathOf(song.Path, kind), TextFile.DefaultLimit);
            if (FileVersion.Of(content) == expected)
            {
                _library.Note(song, kind, content, SideCarOrigin.ByPerson);
            }
        }
        catch (FileFaultException)
        {
            // The write that follows looks again and says what is wrong.
        }
    }
}
