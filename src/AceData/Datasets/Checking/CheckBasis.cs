using AceData.Nets.Tokenizers.Files;
using AceData.Nets.Tokenizers.Lyrics;
using AceData.Tagging;
using AceData.Tagging.Policy;
using AceData.Tagging.Vocabularies;

namespace AceData.Datasets.Checking;

/// <summary>By what songs are judged.</summary>
/// <param name="rules">Vocabulary, order, minima and maxima.</param>
internal sealed class CheckBasis(TagRules rules)
{
    private static readonly Lazy<LyricTokenizer?> FromShipped = new(() =>
    {
        try
        {
            return LyricTokenizer.Load(Path.Combine(TagRules.ShippedFolder, "config", "lyric_vocab.json"));
        }
        catch (TokenizerFileException)
        {
            return null;
        }
    });

    public TagRules Rules => rules;

    /// <summary>The tokenizer of lyrics that came with the program; null where its vocabulary is missing or damaged, and tokens are estimated.</summary>
    public static LyricTokenizer? ShippedTokenizer => FromShipped.Value;

    /// <summary>Which category a tag belongs to.</summary>
    public TagCategories Categories { get; } = new(rules);

    /// <summary>The line that the policy of tagging makes of these tags, and what it leaves out.</summary>
    public TagLine Composed(PromptLine line)
    {
        var candidates = Placed(line)
            .Where(pair => pair.Category is not null and not TagLine.TempoCategory)
            .GroupBy(pair => pair.Category!, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => (IReadOnlyList<TagCandidate>)[.. group.Select(pair => new TagCandidate(pair.Tag, Library.ValueSource.Model, Library.ConfidenceLevel.High))],
                StringComparer.Ordinal);
        var tempo = line.BeatsPerMinute is { } beats ? new BpmChoice(beats, Library.ValueSource.Person, Library.ConfidenceLevel.High) : null;
        return TagPolicy.Compose(candidates, tempo, rules.Vocabulary, rules.Aliases, rules.Prompts);
    }

    // A word of several categories, such as 'vocoder', is what it can be at its place: whoever wrote the line meant one of them. Of those that
    // keep the order the first is taken, which leaves most room for the words behind it.
    private IEnumerable<(string Tag, string? Category)> Placed(PromptLine line)
    {
        var reached = 0;
        foreach (var tag in line.Tags)
        {
            var all = Categories.AllOf(tag);
            var category = all.Where(one => Categories.Rank(one) >= reached).MinBy(Categories.Rank) ?? Categories.Of(tag);
            if (category is not null and not TagLine.TempoCategory)
            {
                reached = Categories.Rank(category);
            }

            yield return (tag, category);
        }
    }
}
