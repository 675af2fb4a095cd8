using AceData.Files;
using AceData.Jobs;
using AceData.Library;
using AceData.Library.Catalog;
using AceData.Tagging.Policy;
using AceData.Tagging.Vocabularies;

namespace AceData.Editing;

public sealed partial class SongEditor
{
    /// <summary>The waiting suggestion beside the present tags; null when none waits.</summary>
    public SuggestionDiff? TagSuggestion(SongId id) =>
        _catalog.Current.Find(id) is { TagSuggestion: { } suggestion } row ? SuggestionDiff.Of(row.Line, suggestion, _catalog.Categories) : null;

    /// <summary>Writes the waiting suggestions of songs and takes them off the list. Accepted tags keep their source and count as sure.</summary>
    /// <param name="ids">The songs; those without a suggestion count as unchanged.</param>
    /// <param name="kind">Tags or lyrics.</param>
    /// <param name="label">What the step is called in undo.</param>
    /// <param name="progress">Hears of every batch.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    public Task<EditResult> AcceptAsync(IReadOnlyCollection<SongId> ids, SideCarKind kind, string label, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var categories = _catalog.Categories;
        return RunAsync(ids, kind, present => Accept(present, categories), label, progress, cancellationToken);
    }

    /// <summary>Takes waiting suggestions off the list; the files stay. Undo brings the suggestions back.</summary>
    public Task<EditResult> RejectAsync(IReadOnlyCollection<SongId> ids, SideCarKind kind, string label, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default) => RunAsync(
        ids,
        kind,
        present => present.Suggestion is null ? null : new StepChange { Song = present.Song, Kind = kind, Suggestion = new SuggestionChange(present.Suggestion, null) },
        label,
        progress,
        cancellationToken);

    /// <summary>
    /// Answers one chip of a suggestion. Accepted: a new tag comes into the line, one that would go goes. Rejected: the
    /// suggestion is changed so that it agrees with the line there. The last answer takes the suggestion off the list.
    /// </summary>
    /// <param name="id">The song.</param>
    /// <param name="tag">The chip's text.</param>
    /// <param name="isAccepted">The answer.</param>
    /// <param name="label">What the step is called in undo.</param>
    public Task<EditResult> AnswerAsync(SongId id, string tag, bool isAccepted, string label)
    {
        var categories = _catalog.Categories;
        return RunAsync([id], SideCarKind.Prompt, present => Answer(present, tag, isAccepted, categories), label, null, CancellationToken.None);
    }

    /// <summary>
    /// Says that the tags of songs were looked at and are right: they count as a person's and as sure, and a tempo that was
    /// doubtful is held fast. The files keep their bytes.
    /// </summary>
    public Task<EditResult> ConfirmAsync(IReadOnlyCollection<SongId> ids, string label, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var categories = _catalog.Categories;
        var current = _catalog.Current;
        var doubtful = ids.Where(id => current.Find(id)?.Review.Any(note => note.Cause == ReviewCause.TempoDoubtful) == true).ToHashSet();
        return RunAsync(ids, SideCarKind.Prompt, present => Confirm(present, doubtful.Contains(SongId.Of(present.Song.Path)), categories), label, progress, cancellationToken);
    }

    private static StepChange? Accept(PresentText present, TagCategories categories)
    {
        if (present.Suggestion is not { } suggestion)
        {
            return null;
        }

        var taken = new SuggestionChange(suggestion, null);
        var origin = present.Kind == SideCarKind.Prompt ? PersonOrigin.Confirmed(suggestion.Origin, suggestion.Proposed, categories) : suggestion.Origin;
        return TagChange.Of(present, suggestion.Proposed, origin, [], taken);
    }

    private static StepChange? Answer(PresentText present, string tag, bool isAccepted, TagCategories categories)
    {
        if (present.Suggestion is not { } suggestion || SuggestionDiff.Of(present.Text, suggestion, categories).Tags.FirstOrDefault(chip => chip.Text.Equals(tag, StringComparison.OrdinalIgnoreCase)) is not { } chip)
        {
            return null;
        }

        var (line, proposed) = (present.Text.TrimStart('\uFEFF'), suggestion.Proposed);
        switch (chip.Change)
        {
            case SuggestedChange.New when isAccepted:
                line = new AddTag(chip.Text).Apply(line, categories);
                break;
            case SuggestedChange.New:
                proposed = new RemoveTag(chip.Text).Apply(proposed, categories);
                break;
            case SuggestedChange.WouldGo when isAccepted:
                line = new RemoveTag(chip.Text).Apply(line, categories);
                break;
            case SuggestedChange.WouldGo:
                proposed = new AddTag(chip.Text, AsTyped: true).Apply(proposed, categories);
                break;
            default:
                return null;
        }

        var left = suggestion with { Proposed = proposed };
        var origin = PersonOrigin.Answered(present.Origin, suggestion.Origin, line, categories);
        return TagChange.Of(present, line, origin, [], new SuggestionChange(suggestion, SuggestionDiff.Of(line, left, categories).IsEmpty ? null : left));
    }

    private static StepChange? Confirm(PresentText present, bool isTempoDoubtful, TagCategories categories)
    {
        if (present.File is null || string.IsNullOrWhiteSpace(present.Text))
        {
            return null;
        }

        var origin = PersonOrigin.Confirmed(present.Origin, present.Text, categories);
        var isKnown = present.Origin is { } before && before.Author == origin.Author && before.Values.SequenceEqual(origin.Values);
        var tempo = LockName.Category(TagLine.TempoCategory);
        var locks = isTempoDoubtful && !present.Locks.Contains(tempo) ? [tempo] : Array.Empty<LockName>();
        return isKnown && locks.Length == 0
            ? null
            : new StepChange { Song = present.Song, Kind = present.Kind, Text = isKnown ? null : new TextChange(present.Kept, new KeptText(present.File.Bytes, origin)), Locks = locks };
    }
}
