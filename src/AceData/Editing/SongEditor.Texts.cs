using AceData.Audio;
using AceData.Files;
using AceData.Jobs;
using AceData.Library;
using AceData.Library.Catalog;

namespace AceData.Editing;

public sealed partial class SongEditor
{
    private static readonly TimeSpan OneTyping = TimeSpan.FromMinutes(1);

    /// <summary>The text of the lyrics or tag file as it lies there, and the version to give back when it is saved.</summary>
    /// <exception cref="AceDataException">The song is not in the list, or the file cannot be read.</exception>
    public (string Text, FileVersion Version) ReadText(SongId id, SideCarKind kind)
    {
        var row = _catalog.Current.Find(id) ?? throw new AceDataException(FileCodes.FileMissing, Gone(id).Text);
        var present = PresentText.Read(row.Song, kind);
        return (present.Text, present.Version);
    }

    /// <summary>Saves the tag line that a person typed, in the form of the original. An empty one takes the file away; the history keeps it.</summary>
    /// <param name="id">The song.</param>
    /// <param name="text">The line.</param>
    /// <param name="expected">The version that the person had before their eyes; with another one on the disk nothing is written and both texts come back.</param>
    /// <param name="label">What the step is called in undo.</param>
    public Task<EditResult> SaveTagsAsync(SongId id, string text, FileVersion expected, string label)
    {
        var edit = new SetLine(text);
        edit.Check();
        var categories = _catalog.Categories;
        return RunAsync(
            [id],
            SideCarKind.Prompt,
            present =>
            {
                var line = edit.Apply(present.Text, categories);
                Require(present, line, expected);
                return TagChange.Of(present, line, categories);
            },
            label,
            null,
            CancellationToken.None);
    }

    /// <summary>
    /// Saves lyrics as a person typed them; only trailing space and line ends are put right. Empty text takes the file away; the
    /// history keeps it. Whoever types on within a minute goes on with the same step.
    /// </summary>
    /// <param name="id">The song.</param>
    /// <param name="text">The lyrics.</param>
    /// <param name="expected">As in <see cref="SaveTagsAsync"/>.</param>
    /// <param name="label">What the step is called in undo.</param>
    public async Task<EditResult> SaveLyricsAsync(SongId id, string text, FileVersion expected, string label)
    {
        var result = await RunAsync(
            [id],
            SideCarKind.Lyrics,
            present =>
            {
                Require(present, text, expected);
                return LyricsChange.To(present, text, SideCarOrigin.ByPerson);
            },
            label,
            null,
            CancellationToken.None);
        if (result.Step is { } step)
        {
            await Task.Run(() => _library.JoinTyping(step.Id, OneTyping));
        }

        return result;
    }

    /// <summary>
    /// Writes lyrics that a person chose among those that a search found; the history keeps what stood there. A suggestion that waits
    /// is answered by it.
    /// </summary>
    /// <param name="id">The song.</param>
    /// <param name="text">The lyrics.</param>
    /// <param name="origin">Where they came from.</param>
    /// <param name="expected">As in <see cref="SaveTagsAsync"/>.</param>
    /// <param name="label">What the step is called in undo.</param>
    public Task<EditResult> SaveFoundLyricsAsync(SongId id, string text, SideCarOrigin origin, FileVersion expected, string label) => RunAsync(
        [id],
        SideCarKind.Lyrics,
        present =>
        {
            Require(present, text, expected);
            return LyricsChange.ToFound(present, text, origin);
        },
        label,
        null,
        CancellationToken.None);

    /// <summary>Writes <c>[inst]</c> as lyrics, or takes it away again; then the lyrics that stood there before come back, where there were any.</summary>
    public Task<EditResult> SetInstrumentalAsync(IReadOnlyCollection<SongId> ids, bool isOn, string label, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default) => RunAsync(
        ids,
        SideCarKind.Lyrics,
        present => isOn ? LyricsChange.ToInstrumental(present) : LyricsChange.FromInstrumental(present, _library.History(present.Song, SideCarKind.Lyrics)),
        label,
        progress,
        cancellationToken);

    /// <summary>The texts that a song had, newest first.</summary>
    public IReadOnlyList<SideCarRevision> History(SongId id, SideCarKind kind) => _catalog.Current.Find(id) is { } row ? _library.History(row.Song, kind) : [];

    /// <summary>Brings an earlier text back, byte for byte.</summary>
    /// <param name="id">The song.</param>
    /// <param name="kind">Which text.</param>
    /// <param name="number">The number of the revision in <see cref="History"/>.</param>
    /// <param name="label">What the step is called in undo.</param>
    public Task<EditResult> RestoreAsync(SongId id, SideCarKind kind, long number, string label) => RunAsync(
        [id],
        kind,
        present =>
        {
            var revision = _library.History(present.Song, kind).FirstOrDefault(revision => revision.Number == number)
                ?? throw new AceDataException("REVISION-GONE", "This earlier text is not kept any more. Choose another one.");
            return revision.Version == present.Version
                ? null
                : new StepChange { Song = present.Song, Kind = kind, Text = new TextChange(present.Kept, new KeptText(revision.Content, revision.Origin)) };
        },
        label,
        null,
        CancellationToken.None);

    /// <summary>Holds a tag or category fast, or lets it go. Not a step: it changes no file.</summary>
    public void SetLock(SongId id, LockName name, bool isLocked)
    {
        if (_catalog.Current.Find(id) is not { } row)
        {
            return;
        }

        if (isLocked)
        {
            _library.Lock(row.Song, SideCarKind.Prompt, name);
        }
        else
        {
            _library.Unlock(row.Song, SideCarKind.Prompt, name);
        }

        _catalog.Touch([id]);
    }

    private static void Require(PresentText present, string mine, FileVersion expected)
    {
        if (present.Version != expected)
        {
            throw new EditConflictException(
                Path.GetFileName(SideCar.PathOf(present.Song.Path, present.Kind)),
                new EditConflict(mine, present.File?.Text, present.Version));
        }
    }
}
