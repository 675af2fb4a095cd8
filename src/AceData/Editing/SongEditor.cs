using AceData.Audio;
using AceData.Files;
using AceData.Jobs;
using AceData.Library;
using AceData.Library.Catalog;

namespace AceData.Editing;

/// <summary>
/// Everything a person does to the texts beside songs: each action is one step that can be undone, also after a restart.
/// Files are written whole or not at all, and only if they still hold what was read. One a data root; safe from several threads.
/// </summary>
public sealed partial class SongEditor : IDisposable
{
    private const int Batch = 200;
    private const int ExamplesShown = 5;
    private readonly LibraryDatabase _library;
    private readonly SongCatalog _catalog;
    private readonly StepWriter _writer;

    // Held for one batch at a time, so that a key press need not wait for a change of ten thousand songs.
    private readonly SemaphoreSlim _writing = new(1);
    private readonly SemaphoreSlim _turning = new(1);

    /// <param name="library">The library of the data root.</param>
    /// <param name="catalog">Its songs; sees every change at once.</param>
    public SongEditor(LibraryDatabase library, SongCatalog catalog)
        : this(library, catalog, AtomicFile.Default)
    {
    }

    internal SongEditor(LibraryDatabase library, SongCatalog catalog, AtomicFile file)
    {
        (_library, _catalog, _writer) = (library, catalog, new StepWriter(library, file));
        library.EndOpenSteps();
    }

    public void Dispose()
    {
        _writing.Dispose();
        _turning.Dispose();
    }

    /// <summary>Says what an edit would do to the rows as they are in the catalog; writes nothing.</summary>
    /// <param name="ids">The songs.</param>
    /// <param name="edit">The edit.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="AceDataException">The edit makes no sense.</exception>
    public Task<EditPreview> PreviewAsync(IReadOnlyCollection<SongId> ids, TagEdit edit, CancellationToken cancellationToken = default)
    {
        edit.Check();
        return Task.Run(() => Preview(ids, edit, cancellationToken), cancellationToken);
    }

    /// <summary>Changes the tags of songs: one step.</summary>
    /// <param name="ids">The songs; unknown ids are refused one by one.</param>
    /// <param name="edit">The edit; it is applied to what each file holds now.</param>
    /// <param name="label">What the step is called in undo.</param>
    /// <param name="progress">Hears of every batch.</param>
    /// <param name="cancellationToken">Stops between two batches; what was written is kept and can be undone.</param>
    /// <exception cref="AceDataException">The edit makes no sense.</exception>
    public Task<EditResult> ApplyAsync(IReadOnlyCollection<SongId> ids, TagEdit edit, string label, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        edit.Check();
        var categories = _catalog.Categories;
        return RunAsync(ids, SideCarKind.Prompt, present => TagChange.Of(present, edit.Apply(present.Text, categories), categories), label, progress, cancellationToken);
    }

    /// <summary>Changes each text in its own way, tags and lyrics alike: one step.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="change">The new text from the present one; the very same where nothing is to change, empty where the file goes.</param>
    /// <param name="label">What the step is called in undo.</param>
    /// <param name="cancellationToken">Stops between two batches; what was written is kept and can be undone.</param>
    /// <param name="isPersons">True where the new lyrics are a person's, whoever wrote those before; else a text of a job stays the job's.</param>
    /// <param name="isMended">True where the program found the new text, which the history says.</param>
    internal Task<EditResult> ApplyEachAsync(
        IReadOnlyList<(SongId Id, SideCarKind Kind)> texts, Func<SongId, SideCarKind, string, string> change, string label, CancellationToken cancellationToken, bool isPersons = false, bool isMended = false)
    {
        var categories = _catalog.Categories;
        return RunAsync(texts, Plan, label, null, cancellationToken);

        StepChange? Plan(PresentText present)
        {
            var text = change(SongId.Of(present.Song.Path), present.Kind, present.Text);
            var made = text == present.Text ? null
                : present.Kind == SideCarKind.Prompt ? TagChange.Of(present, text, categories)
                : LyricsChange.To(present, text, !isPersons && present.Origin is { Author: not SideCarAuthor.Person } known ? known : SideCarOrigin.ByPerson);
            return isMended && made?.Text is { After: { } after } written ? made with { Text = written with { After = after with { Origin = after.Origin with { IsMended = true } } } } : made;
        }
    }

    private EditPreview Preview(IReadOnlyCollection<SongId> ids, TagEdit edit, CancellationToken cancellationToken)
    {
        var (current, categories) = (_catalog.Current, _catalog.Categories);
        var examples = new List<EditExample>();
        var refused = new List<EditRefusal>();
        var folders = new Dictionary<string, AceDataException?>(StringComparer.Ordinal);
        var changes = 0;
        foreach (var id in ids)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (current.Find(id) is not { } row)
            {
                refused.Add(Gone(id));
                continue;
            }

            try
            {
                if (row.PromptProblem is { } problem)
                {
                    throw new AceDataException(FileCodes.FileFailed, problem);
                }

                var after = edit.Apply(row.Line, categories);
                if (after == row.Line)
                {
                    continue;
                }

                WriteCheck.Require(row.Song, SideCarKind.Prompt, folders);
                changes++;
                if (examples.Count < ExamplesShown)
                {
                    examples.Add(new EditExample(id, row.Title, row.Line, after));
                }
            }
            catch (AceDataException exception)
            {
                refused.Add(new EditRefusal(id, row.Title, exception.Code, exception.Message));
            }
        }

        return new EditPreview(ids.Count, changes, examples, refused);
    }

    /// <summary>The one way of every edit: read, plan, note, write, tell the catalog; a batch at a time.</summary>
    private Task<EditResult> RunAsync(
        IReadOnlyCollection<SongId> ids,
        SideCarKind kind,
        Func<PresentText, StepChange?> plan,
        string label,
        IProgress<JobProgress>? progress,
        CancellationToken cancellationToken) => RunAsync([.. ids.Distinct().Select(id => (id, kind))], plan, label, progress, cancellationToken);

    private async Task<EditResult> RunAsync(
        IReadOnlyList<(SongId Id, SideCarKind Kind)> texts,
        Func<PresentText, StepChange?> plan,
        string label,
        IProgress<JobProgress>? progress,
        CancellationToken cancellationToken)
    {
        var run = new EditRun(_library, _writer, _catalog, plan, label);
        var rest = texts.ToHashSet();
        foreach (var (kind, batch) in texts.GroupBy(text => text.Kind).SelectMany(group => group.Select(text => text.Id).Chunk(Batch).Select(batch => (group.Key, batch))))
        {
            if (cancellationToken.IsCancellationRequested)
            {
                break;
            }

            await _writing.WaitAsync(CancellationToken.None);
            try
            {
                await Task.Run(() => run.Write(batch, kind), CancellationToken.None);
            }
            finally
            {
                _writing.Release();
            }

            rest.ExceptWith(batch.Select(id => (id, kind)));
            progress?.Report(new JobProgress(texts.Count - rest.Count, texts.Count, "songs", null));
            if (run.EndsEarly)
            {
                break;
            }
        }

        return run.End(rest);
    }

    internal static EditRefusal Gone(SongId id) => new(id, id.Text, FileCodes.FileMissing, "This song is not in the list any more: it was moved or deleted. Look at the folder again.");
}
