using System.Globalization;
using AceData.Files;
using AceData.Library;
using AceData.Tagging.Answers;
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

        return song.Line.Tags.Count == 0
            ? [CheckFinding.Of(CheckCodes.PromptMissing, song.File, "It has no tags, so it would be learnt under an empty prompt. Tag it.")]
            : [.. Author(song), .. Words(song, basis), .. Policy(song, basis)];
    }

    private static IEnumerable<CheckFinding> Author(CheckedSong song)
    {
        if (song.Row.PromptState == SideCarState.MeasuredOnly)
        {
            yield return CheckFinding.Of(CheckCodes.PromptMeasured, song.File, "Only tempo and key were measured; nobody said what is played. Tag it with a listening model, or write the tags.");
        }
        else if (song.Row.PromptState == SideCarState.MadeUp)
        {
            yield return CheckFinding.Of(CheckCodes.PromptMadeUp, song.File, "Its tags are from the engine for trying out, which makes them up. Tag it again.");
        }

        if (song.PromptWrittenUtc is { } written && song.Row.Song.ModifiedUtc > written + Grain)
        {
            yield return CheckFinding.Of(CheckCodes.PromptStale, song.File, "Its audio file was changed after the tags were written. If it is another recording now, tag it again; if only the title or cover changed, there is nothing to do.");
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
            yield return CheckFinding.Of(CheckCodes.TagUnknown, song.File, string.Join(" ", unknown.Select(tag => Unknown(tag, basis))));
        }

        if (spelled.Count > 0)
        {
            yield return CheckFinding.Of(CheckCodes.TagSpelling, song.File, $"The vocabulary writes {string.Join(", ", spelled.Select(tag => $"'{FileNames.Printable(tag)}' as '{basis.Categories.Spelling(tag)}'"))}.");
        }
    }

    private static string Unknown(string tag, CheckBasis basis)
    {
        var name = $"'{FileNames.Printable(tag.Length > 60 ? tag[..60] + "…" : tag)}' is not in the vocabulary '{basis.Rules.Vocabulary.Name}'.";
        return KnownWord(tag, basis) is { } word ? $"{name} It has '{word}'." : name;
    }

    /// <summary>The one word of the vocabulary that a foreign one stands for; null when there is none or several.</summary>
    public static string? KnownWord(string tag, CheckBasis basis)
    {
        var words = basis.Categories.InOrder
            .Select(category => AnswerParser.Parse(tag, category, basis.Rules.Vocabulary, basis.Rules.Aliases, maximum: 2))
            .Where(answer => answer is { Tags.Count: 1, Dropped.Count: 0 })
            .Select(answer => answer.Tags[0].Tag)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        return words.Count == 1 ? words[0] : null;
    }

    private static IEnumerable<CheckFinding> Policy(CheckedSong song, CheckBasis basis)
    {
        var line = basis.Composed(song.Line);
        foreach (var group in line.Dropped.GroupBy(dropped => CodeOf(dropped.Reason)).Where(group => group.Key is not null))
        {
            yield return CheckFinding.Of(group.Key!, song.File, string.Join(" ", group.Select(dropped => Sentence(dropped, basis))));
        }

        if (line.NeedsReview.Count > 0 && song.Row.PromptState != SideCarState.MeasuredOnly)
        {
            yield return CheckFinding.Of(
                CheckCodes.TagFew,
                song.File,
                string.Join(" ", line.NeedsReview.Select(need => string.Create(CultureInfo.InvariantCulture, $"{need.Category}: {need.Have} of at least {need.Need}."))));
        }

        if (IsOtherOrder(song.Line, line))
        {
            yield return CheckFinding.Of(CheckCodes.TagOrder, song.File, $"The usual order is {FileNames.Printable(line.Text)}.");
        }

        if (song.Row.Line.Length > LongestLine)
        {
            yield return CheckFinding.Of(CheckCodes.TagLong, song.File, string.Create(CultureInfo.InvariantCulture, $"The line has {song.Row.Line.Length} characters; the model reads about {LongestLine}, and the rest is cut off. Leave out what matters least."));
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

    private static string Sentence(DroppedTag dropped, CheckBasis basis) => dropped.Reason switch
    {
        DropReason.Duplicate => $"'{dropped.Text}' stands there twice.",
        DropReason.Conflict => $"'{dropped.Text}' contradicts '{dropped.Detail}'.",
        DropReason.Synonym => $"'{dropped.Text}' says the same as '{dropped.Detail}'.",
        DropReason.TooGeneral => $"'{dropped.Text}' is said more precisely by '{dropped.Detail}'.",
        DropReason.CategoryFull => string.Create(CultureInfo.InvariantCulture, $"'{dropped.Text}' is one too many: {dropped.Category} has at most {basis.Rules.Prompts.Output.MaximumOf(dropped.Category)}."),
        _ => string.Create(CultureInfo.InvariantCulture, $"'{dropped.Text}' is one too many: a line has at most {basis.Rules.Prompts.Output.MaxTotal} tags."),
    };
}
