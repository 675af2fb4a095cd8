using AceData.Audio;
using AceData.Files;
using AceData.Library;

namespace AceData.Editing;

/// <summary>
/// Writes the changes of a step: first all are noted in the library, then the files are written, then locks and suggestions
/// follow. A kill at any moment leaves each file wholly old or wholly new and the step able to undo what was written.
/// </summary>
internal sealed class StepWriter(LibraryDatabase library, AtomicFile file)
{
    private const int Writers = 8;

    /// <summary>Writes some songs of a step.</summary>
    /// <returns>What was written, and why the rest was not.</returns>
    public (IReadOnlyList<StepChange> Written, IReadOnlyList<(StepChange Change, AceDataException Reason)> Failed) Write(long step, IReadOnlyList<StepChange> changes)
    {
        library.NoteInStep(step, changes);
        var (written, failed) = Put(changes, isForward: true);
        library.SettleInStep(step, written, [.. failed.Select(pair => pair.Change)]);
        return (written, failed);
    }

    /// <summary>Writes the files of changes that are noted already, forward or back.</summary>
    public (List<StepChange> Written, List<(StepChange Change, AceDataException Reason)> Failed) Put(IReadOnlyList<StepChange> changes, bool isForward)
    {
        var reasons = new AceDataException?[changes.Count];
        Parallel.For(0, changes.Count, new ParallelOptions { MaxDegreeOfParallelism = Writers }, i =>
        {
            try
            {
                Put(changes[i], isForward);
            }
            catch (AceDataException exception)
            {
                reasons[i] = exception;
            }
        });
        file.SyncFolders(changes.Where(change => change.Text is not null).Select(change => SideCar.PathOf(change.Song.Path, change.Kind)));
        return (
            [.. changes.Where((_, i) => reasons[i] is null)],
            [.. changes.Zip(reasons).Where(pair => pair.Second is not null).Select(pair => (pair.First, pair.Second!))]);
    }

    private void Put(StepChange change, bool isForward)
    {
        if (change.Text is not { } text)
        {
            return;
        }

        var (from, to) = isForward ? (text.Before, text.After) : (text.After, text.Before);
        var expected = from?.Version ?? FileVersion.Missing;
        if (expected == (to?.Version ?? FileVersion.Missing))
        {
            // Only what is known of the text changes.
            return;
        }

        var path = SideCar.PathOf(change.Song.Path, change.Kind);
        if (to is null)
        {
            file.Remove(path, change.Song.Root, expected, isOneOfMany: true);
        }
        else
        {
            file.Write(new AtomicWrite { Path = path, Content = to.Content, Expected = expected, Root = change.Song.Root, IsOneOfMany = true });
        }
    }
}
