using AceData.Audio;
using AceData.Files;
using AceData.Library;
using AceData.Library.Catalog;

namespace AceData.Editing;

/// <summary>One step in the making.</summary>
internal sealed class EditRun(LibraryDatabase library, StepWriter writer, SongCatalog catalog, Func<PresentText, StepChange?> plan, string label)
{
    private readonly List<SongId> _changed = [];
    private readonly List<EditRefusal> _refused = [];
    private int _unchanged;
    private long _step;
    private bool _isBegun;

    /// <summary>True when every further song would fail the same way, such as on a full disk.</summary>
    public bool EndsEarly { get; private set; }

    /// <summary>Reads, plans and writes one kind of text of some songs.</summary>
    public void Write(IReadOnlyList<SongId> ids, SideCarKind kind)
    {
        var changes = Plan(PresentText.WithLibrary(Read(ids, kind), library));
        if (changes.Count == 0)
        {
            return;
        }

        if (!_isBegun)
        {
            (_step, _isBegun) = (library.BeginStep(label), true);
        }

        var (written, failed) = writer.Write(_step, changes);
        foreach (var (change, reason) in failed)
        {
            Refuse(change.Song, reason, change.Text?.After);
            EndsEarly |= FileCodes.StopsTheRun(reason.Code);
        }

        var done = written.Select(change => SongId.Of(change.Song.Path)).ToList();
        _changed.AddRange(done);
        catalog.Touch(done, kind);
    }

    /// <summary>Ends the step.</summary>
    /// <param name="notReached">Texts that were not reached.</param>
    public EditResult End(IReadOnlySet<(SongId Id, SideCarKind Kind)> notReached)
    {
        if (_step != 0)
        {
            library.EndStep(_step);
        }

        return new EditResult
        {
            Step = _changed.Count > 0 && _step != 0 && library.NextStep(undone: false) is { } step && step.Id == _step ? step : null,
            Changed = _changed,
            Unchanged = _unchanged,
            Refused = _refused,
            NotStarted = notReached.Count,
            NotReached = notReached,
        };
    }

    private List<PresentText> Read(IReadOnlyList<SongId> ids, SideCarKind kind)
    {
        var current = catalog.Current;
        var read = new List<PresentText>(ids.Count);
        foreach (var id in ids)
        {
            if (current.Find(id) is not { } row)
            {
                _refused.Add(SongEditor.Gone(id));
                continue;
            }

            try
            {
                read.Add(PresentText.Read(row.Song, kind));
            }
            catch (AceDataException exception)
            {
                Refuse(row.Song, exception, null);
            }
        }

        return read;
    }

    private List<StepChange> Plan(IReadOnlyList<PresentText> read)
    {
        var changes = new List<StepChange>();
        foreach (var present in read)
        {
            try
            {
                if (plan(present) is { } change)
                {
                    changes.Add(change);
                }
                else
                {
                    _unchanged++;
                }
            }
            catch (EditConflictException conflict)
            {
                _refused.Add(new EditRefusal(SongId.Of(present.Song.Path), Title(present.Song), conflict.Code, conflict.Message, conflict.Conflict));
            }
            catch (AceDataException exception)
            {
                Refuse(present.Song, exception, null);
            }
        }

        return changes;
    }

    private void Refuse(Song song, AceDataException reason, KeptText? mine)
    {
        var conflict = reason is FileChangedException changed && mine is not null ? EditConflictException.Of(changed, mine) : null;
        _refused.Add(new EditRefusal(SongId.Of(song.Path), Title(song), reason.Code, reason.Message, conflict));
        catalog.Touch([SongId.Of(song.Path)]);
    }

    private static string Title(Song song) => Path.GetFileNameWithoutExtension(song.Path);
}
