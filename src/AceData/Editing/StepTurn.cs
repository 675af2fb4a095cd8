using AceData.Audio;
using AceData.Files;
using AceData.Library;
using AceData.Library.Catalog;

namespace AceData.Editing;

/// <summary>One step undone or redone. What lies in each file decides: a text that is there already is done, a strange one is left alone.</summary>
internal sealed class StepTurn(LibraryDatabase library, StepWriter writer, SongCatalog catalog, bool isForward)
{
    private readonly List<SongId> _changed = [];
    private readonly List<EditRefusal> _refused = [];
    private int _unchanged;

    /// <summary>True when a disk refused something that it may take later.</summary>
    public bool CanBeTriedAgain { get; private set; }

    /// <summary>True when every further song would fail the same way.</summary>
    public bool EndsEarly { get; private set; }

    /// <summary>Turns some songs.</summary>
    public void Write(IReadOnlyList<StepChange> changes)
    {
        var (write, settle) = (new List<StepChange>(), new List<StepChange>());
        foreach (var change in changes)
        {
            Sort(change, write, settle);
        }

        library.NoteTexts([.. write.Where(change => To(change) is not null).Select(change => (change.Song, change.Kind, To(change)!))]);
        var (written, failed) = writer.Put(write, isForward);
        foreach (var (change, reason) in failed)
        {
            Refuse(change, reason);
        }

        library.SettleChanges([.. written, .. settle], isForward);
        _changed.AddRange(written.Select(Id));
        _changed.AddRange(settle.Where(change => change.Text is null).Select(Id));
        _unchanged += settle.Count(change => change.Text is not null);
        var kinds = changes.Select(change => change.Kind).Distinct().ToList();
        catalog.Touch([.. changes.Select(Id)], kinds.Count == 1 ? kinds[0] : null);
    }

    /// <summary>What was done.</summary>
    public EditResult Result(EditStep step, int notStarted) =>
        new() { Step = step, Changed = [.. _changed.Distinct()], Unchanged = _unchanged, Refused = _refused, NotStarted = notStarted };

    private void Sort(StepChange change, List<StepChange> write, List<StepChange> settle)
    {
        if (change.Text is not { } text)
        {
            settle.Add(change);
            return;
        }

        try
        {
            var present = PresentText.Read(change.Song, change.Kind);
            var (from, to) = isForward ? (text.Before, text.After) : (text.After, text.Before);
            if (present.Version == (from?.Version ?? FileVersion.Missing))
            {
                write.Add(change);
            }
            else if (present.Version == (to?.Version ?? FileVersion.Missing))
            {
                settle.Add(change);
            }
            else
            {
                _refused.Add(new EditRefusal(
                    Id(change),
                    Path.GetFileNameWithoutExtension(change.Song.Path),
                    FileCodes.FileChanged,
                    $"'{Path.GetFileName(SideCar.PathOf(change.Song.Path, change.Kind))}' was changed since this step, so it stays as it is now. Its earlier texts are in the song's history."));
            }
        }
        catch (AceDataException exception)
        {
            Refuse(change, exception);
        }
    }

    private void Refuse(StepChange change, AceDataException reason)
    {
        _refused.Add(new EditRefusal(Id(change), Path.GetFileNameWithoutExtension(change.Song.Path), reason.Code, reason.Message));
        CanBeTriedAgain |= reason is not FileChangedException;
        EndsEarly |= FileCodes.StopsTheRun(reason.Code);
    }

    private KeptText? To(StepChange change) => isForward ? change.Text?.After : change.Text?.Before;

    private static SongId Id(StepChange change) => SongId.Of(change.Song.Path);
}
