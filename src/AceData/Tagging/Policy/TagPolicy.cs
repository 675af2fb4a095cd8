using AceData.Library;
using AceData.Tagging.Configuration;
using AceData.Tagging.Vocabularies;

namespace AceData.Tagging.Policy;

/// <summary>
/// Decides the line of a prompt file; here the order of the tags is fixed. Pure: same candidates, same line.
/// Order: the categories of <c>default_categories</c>, within one the order of the candidates, a person's first;
/// <c>NNN bpm</c> after the first tag, whatever that is, not counted in the total.
/// </summary>
public static class TagPolicy
{
    private static readonly string[] VoiceCategories = ["vocal_fx", "rap_style"];

    /// <summary>Composes the line.</summary>
    /// <param name="candidates">Candidates per category, best first.</param>
    /// <param name="tempo">The tempo; null when there is none.</param>
    /// <param name="vocabulary">The words that may be written.</param>
    /// <param name="aliases">Synonyms, precise words and conflicts.</param>
    /// <param name="prompts">Order, minima, maxima and form.</param>
    public static TagLine Compose(IReadOnlyDictionary<string, IReadOnlyList<TagCandidate>> candidates, BpmChoice? tempo, Vocabulary vocabulary, TagAliases aliases, PromptsConfig prompts)
    {
        var dropped = new List<DroppedTag>();
        foreach (var (category, tags) in candidates.Where(pair => !prompts.Workflow.Categories.Contains(pair.Key)))
        {
            dropped.AddRange(tags.Select(tag => new DroppedTag(tag.Tag, category, DropReason.CategoryNotAsked)));
        }

        var tagsInOrder = Members(candidates, vocabulary, prompts, dropped);
        DropConflicts(tagsInOrder, aliases, dropped);
        DropVoiceOfInstrumental(tagsInOrder, dropped);
        DropRedundant(tagsInOrder, aliases, dropped);
        var chosen = Limit(tagsInOrder, prompts, dropped);
        var review = Review(chosen, vocabulary, prompts);
        PutRapBesideHipHop(chosen);
        if (tempo is not null)
        {
            chosen.Insert(Math.Min(1, chosen.Count), new LineTag(PromptLine.TempoTag(tempo.BeatsPerMinute), TagLine.TempoCategory, tempo.Source, tempo.Confidence));
        }

        return new TagLine
        {
            Tags = chosen,
            Text = PromptLine.Format(chosen.Select(tag => tag.Text), prompts.Output.Separator),
            NeedsReview = review,
            Dropped = dropped,
        };
    }

    /// <summary>The candidates that may be written, in the preset's spelling, each once.</summary>
    private static List<LineTag> Members(IReadOnlyDictionary<string, IReadOnlyList<TagCandidate>> candidates, Vocabulary vocabulary, PromptsConfig prompts, List<DroppedTag> dropped)
    {
        var members = new List<LineTag>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var category in prompts.Workflow.Categories)
        {
            foreach (var candidate in candidates.GetValueOrDefault(category, []).OrderBy(candidate => candidate.Source == ValueSource.Person ? 0 : 1))
            {
                var spelled = Spelling(category, candidate, vocabulary);
                if (spelled is null)
                {
                    dropped.Add(new DroppedTag(candidate.Tag, category, DropReason.NotInVocabulary));
                }
                else if (!seen.Add(spelled))
                {
                    dropped.Add(new DroppedTag(candidate.Tag, category, DropReason.Duplicate, spelled));
                }
                else
                {
                    members.Add(new LineTag(prompts.Output.IsLowerCase ? spelled.ToLowerInvariant() : spelled, category, candidate.Source, candidate.Confidence));
                }
            }
        }

        return members;
    }

    /// <summary>The tag as it is written. The preset says <c>minor</c>, the line says <c>minor key</c>. A person's word needs no preset.</summary>
    private static string? Spelling(string category, TagCandidate candidate, Vocabulary vocabulary)
    {
        var text = candidate.Tag.Trim();
        if (category == "key" && TagText.Key(text) is "major" or "minor" or "majorkey" or "minorkey")
        {
            var mode = TagText.Key(text)[..5];
            var isKnown = vocabulary.Find("key") is { } keys && (keys.FindByKey(mode) ?? keys.FindByKey($"{mode}key")) is not null;
            return isKnown || candidate.Source == ValueSource.Person ? $"{mode} key" : null;
        }

        var tags = vocabulary.Find(category);
        var member = tags?.FindByText(text) ?? tags?.FindByKey(TagText.Key(text));
        var isWritable = text.Length > 0 && !text.Contains(',', StringComparison.Ordinal) && !TagText.HasControl(text);
        return member ?? (candidate.Source == ValueSource.Person && isWritable ? text : null);
    }

    private static void DropConflicts(List<LineTag> tags, TagAliases aliases, List<DroppedTag> dropped)
    {
        foreach (var conflict in aliases.Conflicts)
        {
            if (tags.Find(tag => IsOneOf(tag, conflict.Winners)) is { } winner)
            {
                Drop(tags, tag => IsOneOf(tag, conflict.Losers), DropReason.Conflict, winner.Text, dropped);
            }
        }

        foreach (var group in aliases.Exclusive)
        {
            DropLater(tags, group, DropReason.Conflict, dropped);
        }
    }

    /// <summary>Where nobody sings there is no effect on the voice and no style of rap.</summary>
    private static void DropVoiceOfInstrumental(List<LineTag> tags, List<DroppedTag> dropped)
    {
        if (IsInstrumental(tags))
        {
            Drop(tags, tag => VoiceCategories.Contains(tag.Category), DropReason.Conflict, "instrumental", dropped);
        }
    }

    private static bool IsInstrumental(List<LineTag> tags) =>
        tags.Exists(tag => tag.Category == "vocal" && tag.Text.Equals("instrumental", StringComparison.OrdinalIgnoreCase));

    private static void DropRedundant(List<LineTag> tags, TagAliases aliases, List<DroppedTag> dropped)
    {
        foreach (var (general, precise) in aliases.Precise)
        {
            if (tags.Find(tag => IsOneOf(tag, precise)) is { } better)
            {
                Drop(tags, tag => IsOneOf(tag, [general]), DropReason.TooGeneral, better.Text, dropped);
            }
        }

        foreach (var (category, groups) in aliases.Synonyms)
        {
            foreach (var group in groups)
            {
                DropLater(tags, group, DropReason.Synonym, dropped, category);
            }
        }
    }

    /// <summary>Of a group only the first stays; a person's first.</summary>
    private static void DropLater(List<LineTag> tags, IReadOnlyList<string> group, DropReason reason, List<DroppedTag> dropped, string? category = null)
    {
        var members = tags.Where(tag => (category is null || tag.Category == category) && IsOneOf(tag, group)).ToList();
        if (members.Count > 1)
        {
            var first = members.Find(tag => tag.Source == ValueSource.Person) ?? members[0];
            Drop(tags, tag => tag != first && members.Contains(tag), reason, first.Text, dropped);
        }
    }

    /// <summary>
    /// First every category gets its minimum, in order, then each is filled up to its maximum, in order: when the line is
    /// too short for all, what falls first is what exceeds the minimum in the last categories.
    /// </summary>
    private static List<LineTag> Limit(List<LineTag> tags, PromptsConfig prompts, List<DroppedTag> dropped)
    {
        var output = prompts.Output;
        var allowed = new List<LineTag>();
        foreach (var group in tags.GroupBy(tag => tag.Category))
        {
            var persons = group.Count(tag => tag.Source == ValueSource.Person);
            var most = Math.Max(output.MaximumOf(group.Key), persons);
            allowed.AddRange(group.Take(most));
            dropped.AddRange(group.Skip(most).Select(tag => new DroppedTag(tag.Text, tag.Category, DropReason.CategoryFull)));
        }

        var kept = allowed.Where(tag => tag.Source == ValueSource.Person).ToHashSet();
        var byRank = allowed.GroupBy(tag => tag.Category).SelectMany(group => group.Select((tag, i) => (tag, isMinimum: i < output.MinimumOf(group.Key)))).ToList();
        foreach (var (tag, _) in byRank.OrderBy(pair => pair.isMinimum ? 0 : 1))
        {
            if (kept.Count < output.MaxTotal)
            {
                kept.Add(tag);
            }
        }

        dropped.AddRange(allowed.Where(tag => !kept.Contains(tag)).Select(tag => new DroppedTag(tag.Text, tag.Category, DropReason.LineFull)));
        return allowed.Where(kept.Contains).ToList();
    }

    private static List<ReviewReason> Review(List<LineTag> chosen, Vocabulary vocabulary, PromptsConfig prompts) =>
        prompts.Workflow.Categories
            .Where(category => vocabulary.Tags(category).Count > 0 && !(IsInstrumental(chosen) && VoiceCategories.Contains(category)))
            .Select(category => new ReviewReason(category, chosen.Count(tag => tag.Category == category), prompts.Output.MinimumOf(category)))
            .Where(reason => reason.Have < reason.Need)
            .ToList();

    /// <summary><c>hip hop</c> and <c>rap</c> stand side by side in that order at the earlier place.</summary>
    private static void PutRapBesideHipHop(List<LineTag> tags)
    {
        var hipHop = tags.Find(tag => tag.Text == "hip hop");
        var rap = tags.Find(tag => tag.Text == "rap");
        if (hipHop is not null && rap is not null)
        {
            var place = Math.Min(tags.IndexOf(hipHop), tags.IndexOf(rap));
            tags.RemoveAll(tag => tag == hipHop || tag == rap);
            tags.InsertRange(place, [hipHop, rap]);
        }
    }

    private static void Drop(List<LineTag> tags, Predicate<LineTag> isHit, DropReason reason, string detail, List<DroppedTag> dropped)
    {
        var hits = tags.FindAll(tag => isHit(tag) && tag.Source != ValueSource.Person);
        dropped.AddRange(hits.Select(tag => new DroppedTag(tag.Text, tag.Category, reason, detail)));
        tags.RemoveAll(hits.Contains);
    }

    private static bool IsOneOf(LineTag tag, IReadOnlyList<string> names) => names.Contains(tag.Text, StringComparer.OrdinalIgnoreCase);
}
