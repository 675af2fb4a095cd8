using AceData.Files;
using AceData.Library;
using AceData.Tagging.Policy;

namespace AceData.Datasets.Checking.Rules;

/// <summary>Whether a tag line says what it should, in the vocabulary and in the order of the preset.</summary>
internal static class PromptRules
{
    // UMT5 reads 256 tokens of a prompt; a tag has about two and a half, its comma one.
    private const int LongestLine = 700;
    private static readonly TimeSpan Grain = TimeSpan.FromSeconds(2);

    public static IEnumerable<CheckFinding> Of(CheckedSong song, CheckBasis basis)
    {
        if (song.Row.PromptProblem is { } problem)
        {
            return [CheckFinding.Of(CheckCodes.PromptUnreadable, song.File, problem)];
        }

        return song.Row.HasNoTags
            ? [CheckFinding.Say(CheckCodes.PromptMissing, song.File, [song.AudioProblem is null
                ? FindingSentence.Of("PROMPT-MISSING", $"It has no tags, so it would be learnt under an empty prompt. Tag it.")
                : FindingSentence.Of("PROMPT-MISSING.Unheard", $"It has no tags, and none can be listened for in what cannot be read as audio. Replace the file first, or take it out of the folder.")])]
            : [.. Author(song), .. Words(song, basis), .. Policy(song, basis)];
    }

    private static IEnumerable<CheckFinding> Author(CheckedSong song)
    {
        if (song.Row.HasOnlyTempoAndKey)
        {
            yield return CheckFinding.Say(CheckCodes.PromptMeasured, song.File, $"Its tags say tempo and key only; nobody said what is played. Tag it with a listening model, or write the tags.");
        }
        else if (song.Row.PromptState == SideCarState.MadeUp)
        {
            yield return CheckFinding.Say(CheckCodes.PromptMadeUp, song.File, $"Its tags are from the engine for trying out, which makes them up. Tag it again.");
        }
        else if (song.Row.Tags.Where(tag => tag.Source == ValueSource.MadeUp).Select(tag => tag.Text).ToList() is { Count: > 0 } madeUp)
        {
            var words = FileNames.Printable(string.Join(", ", madeUp));
            yield return CheckFinding.Say(CheckCodes.PromptMadeUp, song.File, [FindingSentence.Of("PROMPT-MADE-UP.Some", $"These of its tags are from the engine for trying out, which makes them up: {words}. Look at them, or tag the song again.")]);
        }

        if (song.PromptWrittenUtc is { } written && song.Row.Song.ModifiedUtc > written + Grain)
        {
            yield return CheckFinding.Say(CheckCodes.PromptStale, song.File, $"Its audio file was changed after the tags were written. If it is another recording now, tag it again; if only the title or cover changed, there is nothing to do.");
        }
    }

    private static IEnumerable<CheckFinding> Words(CheckedSong song, CheckBasis basis)
    {
        var (unknown, spelled) = (new List<string>(), new List<string>());
        foreach (var tag in song.Line.Tags.Where(tag => !basis.Categories.IsKnown(tag)))
        {
            (basis.Categories.Spelling(tag) is null ? unknown : spelled).Add(tag);
        }

        if (unknown.Count > 0)
        {
            yield return CheckFinding.Say(CheckCodes.TagUnknown, song.File, [.. unknown.Select(tag => Unknown(tag, basis))]);
        }

        if (spelled.Count > 0)
        {
            yield return CheckFinding.Say(CheckCodes.TagSpelling, song.File, [.. spelled.Select(tag => Spelled(FileNames.Printable(tag), basis.Categories.Spelling(tag)!))]);
        }
    }

    private static (FindingSentence, string) Spelled(string tag, string word) => FindingSentence.Of("TAG-SPELLING", $"The vocabulary writes '{tag}' as '{word}'.");

    private static (FindingSentence, string) Unknown(string tag, CheckBasis basis)
    {
        var (shown, vocabulary) = (FileNames.Printable(tag.Length > 60 ? tag[..60] + "…" : tag), basis.Rules.Vocabulary.Name);
        return KnownWord(tag, basis) is { } word
            ? FindingSentence.Of("TAG-UNKNOWN.Known", $"'{shown}' is not in the vocabulary '{vocabulary}'. It has '{word}'.")
            : FindingSentence.Of("TAG-UNKNOWN", $"'{shown}' is not in the vocabulary '{vocabulary}'.");
    }

    /// <summary>The one word of the vocabulary that a foreign one stands for; null when there is none or several.</summary>
    public static string? KnownWord(string tag, CheckBasis basis) => Tagging.Vocabularies.KnownWord.Meant(tag, basis.Rules);

    private static IEnumerable<CheckFinding> Policy(CheckedSong song, CheckBasis basis)
    {
        var line = basis.Composed(song.Line);
        foreach (var group in line.Dropped.GroupBy(dropped => CodeOf(dropped.Reason)).Where(group => group.Key is not null))
        {
            yield return CheckFinding.Say(group.Key!, song.File, [.. group.Select(dropped => Sentence(dropped, basis))]);
        }

        if (line.NeedsReview.Count > 0 && !song.Row.HasOnlyTempoAndKey)
        {
            yield return CheckFinding.Say(
                CheckCodes.TagFew,
                song.File,
                [.. line.NeedsReview.Select(need => FindingSentence.Of("TAG-FEW", $"Tags of the kind {need.Category}: {need.Have}; usual are {need.Need} or more. Add what fits, or leave it."))]);
        }

        if (IsOtherOrder(song.Line, line))
        {
            yield return CheckFinding.Say(CheckCodes.TagOrder, song.File, $"The usual order is {FileNames.Printable(line.Text)}.");
        }

        if (song.Row.Line.Length > LongestLine)
        {
            yield return CheckFinding.Say(CheckCodes.TagLong, song.File, $"The line has {song.Row.Line.Length} characters; the model reads about {LongestLine}, and the rest is cut off. Leave out what matters least.");
        }
    }

    private static bool IsOtherOrder(PromptLine written, TagLine usual)
    {
        var rank = usual.Tags.Select(tag => Key(tag.Text)).Distinct(StringComparer.OrdinalIgnoreCase).Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.OrdinalIgnoreCase);
        var ranks = written.Tags.Select(tag => rank.GetValueOrDefault(Key(tag), -1)).Where(place => place >= 0).Distinct().ToList();
        return !ranks.SequenceEqual(ranks.Order());
    }

    // Whatever its spelling, of tempo and key there is one.
    private static string Key(string tag) => PromptLine.Tempo(tag) is not null ? TagLine.TempoCategory : PromptLine.ModeOf(tag) ?? Tagging.Vocabularies.TagText.Key(tag);

    private static CheckCode? CodeOf(DropReason reason) => reason switch
    {
        DropReason.Duplicate => CheckCodes.TagDouble,
        DropReason.Conflict => CheckCodes.TagConflict,
        DropReason.Synonym or DropReason.TooGeneral => CheckCodes.TagRedundant,
        DropReason.CategoryFull or DropReason.LineFull => CheckCodes.TagMany,
        _ => null,
    };

    private static (FindingSentence, string) Sentence(DroppedTag dropped, CheckBasis basis) => dropped.Reason switch
    {
        DropReason.Duplicate => FindingSentence.Of("TAG-DOUBLE", $"'{dropped.Text}' stands there twice."),
        DropReason.Conflict => FindingSentence.Of("TAG-CONFLICT", $"'{dropped.Text}' contradicts '{dropped.Detail}'."),
        DropReason.Synonym => FindingSentence.Of("TAG-REDUNDANT", $"'{dropped.Text}' says the same as '{dropped.Detail}'."),
        DropReason.TooGeneral => FindingSentence.Of("TAG-REDUNDANT.General", $"'{dropped.Text}' is said more precisely by '{dropped.Detail}'."),
        DropReason.CategoryFull => FindingSentence.Of("TAG-MANY", $"'{dropped.Text}' is one too many: {dropped.Category} has at most {basis.Rules.Prompts.Output.MaximumOf(dropped.Category)}."),
        _ => FindingSentence.Of("TAG-MANY.Line", $"'{dropped.Text}' is one too many: a line has at most {basis.Rules.Prompts.Output.MaxTotal} tags."),
    };
}
