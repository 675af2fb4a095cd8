using AceData.Files;
using AceData.Library;
using AceData.Tagging.Policy;
using AceData.Tagging.Vocabularies;

namespace AceData.Editing;

/// <summary>Makes the change of one song out of an edited line.</summary>
internal static class TagChange
{
    /// <summary>The change; null when the line says so already.</summary>
    public static StepChange? Of(PresentText present, string line, TagCategories categories) => Of(present, line, PersonOrigin.After(present.Origin, line, categories), HandSet(present, line));

    /// <summary>The change to a line of a given origin.</summary>
    public static StepChange? Of(PresentText present, string line, SideCarOrigin origin, IReadOnlyList<LockName> locks, SuggestionChange? suggestion = null)
    {
        // Only the bytes count: a byte order mark or \r\n alone is no reason to write.
        var isSame = line == present.Text.TrimStart('\uFEFF');
        if (isSame && suggestion is null)
        {
            return null;
        }

        return new StepChange
        {
            Song = present.Song,
            Kind = present.Kind,
            Text = isSame ? null : new TextChange(present.Kept, string.IsNullOrWhiteSpace(line) ? null : new KeptText(TextFile.Encode(line), origin)),
            Locks = locks,
            Suggestion = suggestion,
        };
    }

    /// <summary>Tempo and key that a person set: no run measures them anew.</summary>
    private static List<LockName> HandSet(PresentText present, string line)
    {
        var (before, after) = (PromptLine.Parse(present.Text), PromptLine.Parse(line));
        var locks = new List<LockName>();
        if (after.BeatsPerMinute is { } tempo && tempo != before.BeatsPerMinute)
        {
            locks.Add(LockName.Category(TagLine.TempoCategory));
        }

        if (after.Mode is { } mode && mode != before.Mode)
        {
            locks.Add(LockName.Category("key"));
        }

        return locks.FindAll(name => !present.Locks.Contains(name));
    }
}
