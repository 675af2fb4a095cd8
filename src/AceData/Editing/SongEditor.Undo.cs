using AceData.Jobs;
using AceData.Library;
using AceData.Library.Catalog;

namespace AceData.Editing;

public sealed partial class SongEditor
{
    /// <summary>The step that <see cref="UndoAsync"/> would take back; null when there is none.</summary>
    public EditStep? NextUndo => _library.NextStep(undone: false);

    /// <summary>The step that <see cref="RedoAsync"/> would do again; null when there is none.</summary>
    public EditStep? NextRedo => _library.NextStep(undone: true);

    /// <summary>
    /// Takes the last step back: every file gets its very bytes again. A file that was changed since is left alone and named.
    /// </summary>
    /// <param name="only">Undoes this step and no other; null for the last one.</param>
    /// <param name="progress">Hears of every batch.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <returns>What was restored; null when there is nothing to undo, or the last step is not the one that was meant.</returns>
    public Task<EditResult?> UndoAsync(long? only = null, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default) => TurnAsync(isUndo: true, only, progress, cancellationToken);

    /// <summary>Does again what was undone last.</summary>
    /// <returns>What was done; null when there is nothing to redo.</returns>
    public Task<EditResult?> RedoAsync(IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default) => TurnAsync(isUndo: false, null, progress, cancellationToken);

    // One at a time: which step is the last one is known when the one before is done.
    private async Task<EditResult?> TurnAsync(bool isUndo, long? only, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        await _turning.WaitAsync(CancellationToken.None);
        try
        {
            return await TurnNextAsync(isUndo, only, progress, cancellationToken);
        }
        finally
        {
            _turning.Release();
        }
    }

    private async Task<EditResult?> TurnNextAsync(bool isUndo, long? only, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        if (_library.NextStep(undone: !isUndo) is not { } step || (only is { } meant && step.Id != meant))
        {
            return null;
        }

        if (!isUndo)
        {
            // From the first file on it can be undone again: a kill or a new edit must not leave files of a step that nobody knows.
            _library.MarkStep(step.Id, undone: false);
        }

        var songs = _catalog.Current;
        var changes = await Task.Run(() => _library.StepChanges(step.Id, path => songs.Find(SongId.Of(path))?.Song), CancellationToken.None);
        var turn = new StepTurn(_library, _writer, _catalog, isForward: !isUndo);
        var done = 0;
        foreach (var batch in changes.Chunk(Batch))
        {
            if (cancellationToken.IsCancellationRequested || turn.EndsEarly)
            {
                break;
            }

            await _writing.WaitAsync(CancellationToken.None);
            try
            {
                await Task.Run(() => turn.Write(batch), CancellationToken.None);
            }
            finally
            {
                _writing.Release();
            }

            done += batch.Length;
            progress?.Report(new JobProgress(done, changes.Count, "songs", null));
        }

        // What the disk refused can be tried again; what somebody changed since never comes back, so it must not block the steps before.
        if (isUndo && done == changes.Count && !turn.CanBeTriedAgain)
        {
            _library.MarkStep(step.Id, undone: true);
        }

        return turn.Result(step, changes.Count - done);
    }
}
