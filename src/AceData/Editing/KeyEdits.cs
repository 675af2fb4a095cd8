using AceData.Audio.Features;
using AceData.Tagging.Policy;
using AceData.Tagging.Vocabularies;

namespace AceData.Editing;

/// <summary>Writes <c>minor key</c> or <c>major key</c> into the key tag; without one it goes where the key stands.</summary>
/// <param name="Mode">The mode.</param>
public sealed record SetMode(KeyMode Mode) : TagEdit
{
    internal SetMode(string mode)
        : this(mode == "minor" ? KeyMode.Minor : KeyMode.Major)
    {
    }

    private protected override string Change(string line, TagCategories categories)
    {
        var name = Mode == KeyMode.Minor ? "minor" : "major";
        var edited = new EditedLine(line);
        var place = edited.Find(IsKey);
        if (place < 0)
        {
            Put(edited, name + " key", categories);
        }
        else if (PromptLine.ModeOf(edited.Tags[place]) != name)
        {
            edited.Set(place, name + " key");
        }

        return edited.ToString();
    }
}

/// <summary>Major becomes minor and the other way round; a line without a key gets <c>minor key</c>.</summary>
public sealed record ToggleMode : TagEdit
{
    private protected override string Change(string line, TagCategories categories) =>
        new SetMode(PromptLine.Parse(line).Mode == "minor" ? KeyMode.Major : KeyMode.Minor).Apply(line, categories);
}
