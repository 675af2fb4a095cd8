using AceData.Tagging.Policy;
using AceData.Tagging.Vocabularies;

namespace AceData.Editing;

/// <summary>
/// Adds a tag where its category stands; a word that the vocabulary does not know goes to the end. A tempo or a key takes the
/// place of the one that is there. A tag that is there already changes nothing.
/// </summary>
/// <param name="Tag">The tag.</param>
/// <param name="AsTyped">True to write it exactly as typed; else in the spelling of the preset where it has one.</param>
public sealed record AddTag(string Tag, bool AsTyped = false) : TagEdit
{
    public override void Check() => Written(Tag);

    private protected override string Change(string line, TagCategories categories)
    {
        var tag = Written(Tag);
        if (!AsTyped && PromptLine.Tempo(tag) is { } tempo)
        {
            return new SetTempo(tempo).Apply(line, categories);
        }

        if (!AsTyped && PromptLine.ModeOf(tag) is { } mode)
        {
            return new SetMode(mode).Apply(line, categories);
        }

        tag = AsTyped ? tag : categories.Spelling(tag) ?? tag;
        var edited = new EditedLine(line);
        if (edited.Find(present => Same(present, tag)) >= 0)
        {
            return line;
        }

        Put(edited, tag, categories);
        return edited.ToString();
    }
}

/// <summary>Takes a tag away, wherever it stands.</summary>
/// <param name="Tag">The tag as it stands in the line; case does not matter.</param>
public sealed record RemoveTag(string Tag) : TagEdit
{
    public override void Check() => Written(Tag);

    private protected override string Change(string line, TagCategories categories)
    {
        var edited = new EditedLine(line);
        for (var i = edited.Tags.Count - 1; i >= 0; i--)
        {
            if (Same(edited.Tags[i], Tag.Trim()))
            {
                edited.RemoveAt(i);
            }
        }

        return edited.ToString();
    }
}

/// <summary>Puts another tag in the place of one; where the other is there already, the one only goes.</summary>
/// <param name="From">The tag as it stands in the line; case does not matter.</param>
/// <param name="To">The tag that takes its place, exactly as it is to be written.</param>
public sealed record ReplaceTag(string From, string To) : TagEdit
{
    public override void Check()
    {
        Written(From);
        Written(To);
    }

    private protected override string Change(string line, TagCategories categories)
    {
        var edited = new EditedLine(line);
        var (from, to) = (From.Trim(), Written(To));
        var isThere = !Same(from, to) && edited.Find(tag => Same(tag, to)) >= 0;
        for (var i = 0; i < edited.Tags.Count; i++)
        {
            if (!Same(edited.Tags[i], from))
            {
                continue;
            }

            if (isThere)
            {
                edited.RemoveAt(i--);
            }
            else
            {
                edited.Set(i, to);
                isThere = !Same(from, to);
            }
        }

        return edited.ToString();
    }
}

/// <summary>Moves a tag towards the begin (negative) or the end, at most to the edge.</summary>
/// <param name="Tag">The tag as it stands in the line.</param>
/// <param name="Places">By how many places.</param>
public sealed record MoveTag(string Tag, int Places) : TagEdit
{
    private protected override string Change(string line, TagCategories categories)
    {
        var edited = new EditedLine(line);
        var from = edited.Find(tag => Same(tag, Tag.Trim()));
        if (from < 0)
        {
            return line;
        }

        edited.Move(from, (int)Math.Clamp((long)from + Places, 0, edited.Tags.Count - 1));
        return edited.ToString();
    }
}

/// <summary>Puts the tags in the order of their categories, unknown words last; the tempo after the first tag.</summary>
public sealed record OrderTags : TagEdit
{
    private protected override string Change(string line, TagCategories categories)
    {
        var edited = new EditedLine(line);
        var tags = edited.Tags.Where(tag => !IsTempo(tag)).OrderBy(tag => categories.Rank(categories.Of(tag))).ToList();
        tags.InsertRange(Math.Min(1, tags.Count), edited.Tags.Where(IsTempo));
        edited.Reorder(tags);
        return edited.ToString();
    }
}
