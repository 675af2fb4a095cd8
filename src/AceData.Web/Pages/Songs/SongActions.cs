using AceData.Audio;
using AceData.Editing;
using AceData.Files;
using AceData.Jobs;
using AceData.Library;
using AceData.Library.Catalog;
using AceData.Web.Languages;
using AceData.Web.Workplaces;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace AceData.Web.Pages.Songs;

/// <summary>What a person does to songs from any part of the page, with what the page says about it: undo, or why it could not be done.</summary>
internal sealed class SongActions(Workplace place, ISnackbar snackbar, IStringLocalizer<SongWords> words)
{
    private const int UndoShownFor = 10_000;
    private CatalogSnapshot? _counted;
    private Dictionary<string, int> _uses = [];
    private Task _toggling = Task.CompletedTask;

    /// <summary>When something was last saved, this computer's time; null before the first time.</summary>
    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>Raised after every action.</summary>
    public event Action? Acted;

    /// <summary>Changes the tags of one song: one step of undo, said by a word beside it.</summary>
    public async Task EditAsync(SongId song, TagEdit edit) => await EditAsync([song], edit, LabelOf(edit), isQuiet: true);

    /// <summary>Changes the tags of songs: one step of undo, offered for ten seconds.</summary>
    /// <returns>What was done; null when the edit makes no sense, which is said.</returns>
    public Task<EditResult?> EditAsync(IReadOnlyCollection<SongId> songs, TagEdit edit, string label, bool isQuiet = false, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default) =>
        DoAsync(() => place.Editor.ApplyAsync(songs, edit, label, progress, cancellationToken), isQuiet);

    /// <summary>Saves the line as it was typed.</summary>
    /// <remarks>Where the file holds another text by now, the caller shows both; nothing else is said.</remarks>
    public Task<EditResult?> SaveTagsAsync(SongId song, string text, FileVersion expected) =>
        DoAsync(() => place.Editor.SaveTagsAsync(song, text, expected, words["Step.Text"]), isQuiet: true, saysConflicts: false);

    /// <summary>Gives songs the own tag of a key, or takes it away where all of them have it.</summary>
    /// <param name="songs">The songs.</param>
    /// <param name="slot">1 for the first.</param>
    public Task ToggleOwnTagAsync(IReadOnlyCollection<SongId> songs, int slot) => _toggling = ToggleAfterAsync(_toggling, songs, slot);

    /// <summary>Writes that nobody sings, or takes that away again.</summary>
    public Task<EditResult?> SetInstrumentalAsync(IReadOnlyCollection<SongId> songs, bool isOn) =>
        DoAsync(() => place.Editor.SetInstrumentalAsync(songs, isOn, words[isOn ? "Step.Instrumental" : "Step.NotInstrumental"]), isQuiet: songs.Count == 1);

    /// <summary>Takes the suggested tags over.</summary>
    public Task<EditResult?> AcceptAsync(IReadOnlyCollection<SongId> songs) =>
        DoAsync(() => place.Editor.AcceptAsync(songs, SideCarKind.Prompt, words["Step.Accept"]), isQuiet: songs.Count == 1);

    /// <summary>Puts the suggestions away; the tags stay as they are.</summary>
    public Task<EditResult?> RejectAsync(IReadOnlyCollection<SongId> songs) =>
        DoAsync(() => place.Editor.RejectAsync(songs, SideCarKind.Prompt, words["Step.Reject"]), isQuiet: songs.Count == 1);

    /// <summary>Says that the tags were looked at and are right; the files keep their bytes.</summary>
    public Task<EditResult?> ConfirmAsync(IReadOnlyCollection<SongId> songs) =>
        DoAsync(() => place.Editor.ConfirmAsync(songs, words["Step.Confirm"]), isQuiet: songs.Count == 1);

    /// <summary>Holds a category fast, or lets runs change it again.</summary>
    public async Task SetLockAsync(SongId song, string category, bool isLocked)
    {
        await Task.Run(() => place.Editor.SetLock(song, LockName.Category(category), isLocked));
        Acted?.Invoke();
    }

    /// <summary>Takes the last step back.</summary>
    public Task UndoAsync() => TurnAsync(isUndo: true);

    /// <summary>Does the step again that was taken back last.</summary>
    public Task RedoAsync() => TurnAsync(isUndo: false);

    /// <summary>Does something that may be refused; the refusal is said.</summary>
    public bool Try(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (AceDataException e)
        {
            SayProblem(e.Message);
            return false;
        }
    }

    /// <summary>Does something that may be refused and takes its time.</summary>
    public async Task<bool> TryAsync(Func<Task> action)
    {
        try
        {
            await action();
            return true;
        }
        catch (AceDataException e)
        {
            SayProblem(e.Message);
            return false;
        }
    }

    /// <summary>Runs an action and says how it went.</summary>
    public async Task<EditResult?> DoAsync(Func<Task<EditResult>> action, bool isQuiet, bool saysConflicts = true)
    {
        try
        {
            var result = await action();
            Say(result, isQuiet, saysConflicts);
            return result;
        }
        catch (AceDataException e)
        {
            SayProblem(e.Message);
            return null;
        }
        finally
        {
            Acted?.Invoke();
        }
    }

    /// <summary>All tags that one might mean: the preset's first, then what songs have besides.</summary>
    public IReadOnlyList<string> KnownTags()
    {
        Count();
        var vocabulary = place.Catalog.Rules.Vocabulary;
        var preset = vocabulary.Categories.SelectMany(category => category.Tags).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return [.. preset, .. _uses.OrderByDescending(use => use.Value).Select(use => use.Key).Except(preset, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>How many songs have the tag.</summary>
    public int Uses(string tag)
    {
        Count();
        return _uses.GetValueOrDefault(tag);
    }

    /// <summary>Says what went wrong; stays until it is closed.</summary>
    public void SayProblem(string text) => snackbar.Add(ProblemText.Of(text), Severity.Error, options => options.RequireInteraction = true);

    // Whether the tag is there is known only when the press before is done.
    private async Task ToggleAfterAsync(Task before, IReadOnlyCollection<SongId> songs, int slot)
    {
        await before;
        if (place.Settings.OwnTags.ElementAtOrDefault(slot - 1) is not { Length: > 0 } own)
        {
            snackbar.Add(words["OwnTag.None", slot], Severity.Normal);
            return;
        }

        var tag = place.Catalog.Categories.Spelling(own) ?? own;
        var current = place.Catalog.Current;
        var isOnAll = songs.All(id => current.Find(id)?.Tags.Any(one => one.Text.Equals(tag, StringComparison.OrdinalIgnoreCase)) == true);
        TagEdit edit = isOnAll ? new RemoveTag(tag) : new AddTag(tag);
        await EditAsync(songs, edit, LabelOf(edit), isQuiet: songs.Count == 1);
    }

    private void Count()
    {
        var now = place.Catalog.Current;
        if (!ReferenceEquals(now, _counted))
        {
            _counted = now;
            _uses = now.Songs.SelectMany(song => song.Tags).GroupBy(tag => tag.Text, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.Count(), StringComparer.OrdinalIgnoreCase);
        }
    }

    private async Task TurnAsync(bool isUndo, long? only = null)
    {
        var step = isUndo ? place.Editor.NextUndo : place.Editor.NextRedo;
        if (step is null)
        {
            snackbar.Add(words[isUndo ? "Undo.Nothing" : "Redo.Nothing"], Severity.Normal);
            return;
        }

        var result = await DoAsync(async () => (isUndo ? await place.Editor.UndoAsync(only) : await place.Editor.RedoAsync()) ?? new EditResult { Changed = [] }, isQuiet: true);
        if (result is { Changed.Count: > 0 })
        {
            snackbar.Add(words[isUndo ? "Undo.Done" : "Redo.Done", result.Step?.Label ?? step.Label], Severity.Normal);
        }
        else if (only is not null && result is { Refused.Count: 0 })
        {
            snackbar.Add(words["Undo.Later"], Severity.Normal);
        }
    }

    private void Say(EditResult result, bool isQuiet, bool saysConflicts)
    {
        if (result.Changed.Count > 0)
        {
            SavedAt = TimeProvider.System.GetLocalNow();
        }

        if (result.Refused is [var first, ..] && (saysConflicts || first.Conflict is null))
        {
            SayProblem(result.Refused.Count == 1 ? first.Text : words["Edit.Refused", result.Refused.Count, ProblemText.Of(first.Text)]);
        }

        if (result.NotStarted > 0)
        {
            snackbar.Add(words.Count("Edit.NotStarted", result.NotStarted), Severity.Warning, options => options.RequireInteraction = true);
        }

        if (!isQuiet && result.Changed.Count > 0)
        {
            snackbar.Add(words.Count("Edit.Changed", result.Changed.Count), Severity.Success, options =>
            {
                options.Action = words["Undo"];
                options.VisibleStateDuration = UndoShownFor;
                options.OnClick = _ => TurnAsync(isUndo: true, result.Step?.Id);
            });
        }
    }

    private string LabelOf(TagEdit edit) => edit switch
    {
        AddTag add => words["Step.Add", add.Tag],
        RemoveTag remove => words["Step.Remove", remove.Tag],
        ReplaceTag replace => words["Step.Replace", replace.From, replace.To],
        SetTempo tempo => words["Step.Tempo", tempo.BeatsPerMinute],
        ScaleTempo scale => words[scale.IsDouble ? "Step.Double" : "Step.Half"],
        SetMode mode => words["Step.Mode", words["Mode." + mode.Mode]],
        ToggleMode => words["Step.ToggleMode"],
        MoveTag move => words["Step.Move", move.Tag],
        _ => words["Step.Edit"],
    };
}
