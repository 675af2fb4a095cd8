using AceData.Library;
using AceData.Tagging.Engines;
using AceData.Tagging.Policy;
using AceData.Tagging.Vocabularies;

namespace AceData.Editing;

/// <summary>Who says what after a person changed a tag line: what the person touched is theirs, the rest keeps its source.</summary>
internal static class PersonOrigin
{
    private const string Unknown = "unknown";

    /// <summary>
    /// The origin of the new line. A line that was only measured stays one while a person corrects tempo or key in it: nobody said yet
    /// what is played, and a later run completes it with what the person set. Who takes tempo or key out says that it shall not stand
    /// there, which a run would not keep: that line is theirs.
    /// </summary>
    /// <param name="before">What is known of the line before; null when it was a person's already.</param>
    /// <param name="line">The line after.</param>
    /// <param name="categories">Which category a tag belongs to.</param>
    public static SideCarOrigin After(SideCarOrigin? before, string line, TagCategories categories)
    {
        var known = Truly(before).ToLookup(value => value.Value, StringComparer.OrdinalIgnoreCase);
        var tags = PromptLine.Parse(line).Tags;
        var after = Person(before, tags.Select(tag => known[tag].FirstOrDefault() is { } value ? value with { Value = tag } : ByPerson(tag, categories)));
        return before?.Author == SideCarAuthor.MeasuredOnly && PromptLine.SaysTempoAndKeyOnly(tags) && before.Values.All(value => after.Values.Any(kept => kept.Category == value.Category))
            ? after with { Author = SideCarAuthor.MeasuredOnly }
            : after;
    }

    /// <summary>
    /// The origin of a line that a person has looked at and found right: who said it stays, all of it is sure; what was made up has
    /// nobody to say it but the person. A line that was only measured stays one: to find the tempo right is not to say that there is
    /// nothing else to say.
    /// </summary>
    public static SideCarOrigin Confirmed(SideCarOrigin? before, string line, TagCategories categories)
    {
        var after = After(before, line, categories);
        return after with { Author = before?.Author == SideCarAuthor.MeasuredOnly ? SideCarAuthor.MeasuredOnly : after.Author, Values = [.. after.Values.Select(value => value with { Source = value.Source == ValueSource.MadeUp ? ValueSource.Person : value.Source, Confidence = ConfidenceLevel.High })] };
    }

    /// <summary>The origin of a line after a chip of a suggestion was answered: what came from the suggestion keeps its source and is sure.</summary>
    public static SideCarOrigin Answered(SideCarOrigin? before, SideCarOrigin suggested, string line, TagCategories categories)
    {
        var present = (before?.Values ?? []).Select(value => value.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var added = Truly(suggested).Where(value => !present.Contains(value.Value)).Select(value => value with { Confidence = ConfidenceLevel.High });
        return After(before is null ? new SideCarOrigin { Author = SideCarAuthor.Person, Values = [.. added] } : before with { Engine = EngineOf(before), Values = [.. Truly(before), .. added] }, line, categories);
    }

    private static SideCarOrigin Person(SideCarOrigin? before, IEnumerable<ValueOrigin> values) =>
        new() { Author = SideCarAuthor.Person, Engine = EngineOf(before), Model = before?.Model, Run = before?.Run, Values = [.. values] };

    // Tag by tag: a line that a person went on with is not theirs as a whole.
    private static IEnumerable<ValueOrigin> Truly(SideCarOrigin? origin) => (origin?.Values ?? []).Select(value => value with { Source = origin!.SourceOf(value) }); // not null: it has values

    // Each tag says that it was made up; what another engine adds is not.
    private static string? EngineOf(SideCarOrigin? origin) => origin?.Engine == FakeEngine.EngineName ? null : origin?.Engine;

    private static ValueOrigin ByPerson(string tag, TagCategories categories) => new(categories.Of(tag) ?? Unknown, tag, ValueSource.Person, ConfidenceLevel.High);
}
