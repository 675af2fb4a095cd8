using AceData.Audio;
using AceData.Tagging.Policy;
using AceData.Tagging.Vocabularies;

namespace AceData.Editing;

/// <summary>
/// A change of tag lines that a person asks for: of one song or of ten thousand. It changes what was asked and nothing else;
/// the policy of tagging runs is not applied.
/// </summary>
public abstract record TagEdit
{
    /// <summary>The line after the edit; the very same text when the edit does not apply.</summary>
    /// <param name="line">The line as the file holds it; empty when there is none.</param>
    /// <param name="categories">Which category a tag belongs to.</param>
    /// <exception cref="AceDataException">The edit itself makes no sense, such as an empty tag.</exception>
    public string Apply(string line, TagCategories categories)
    {
        Check();
        var text = line.TrimStart('\uFEFF');
        return Change(text, categories);
    }

    /// <summary>Says what is wrong with the edit, whatever the line.</summary>
    /// <exception cref="AceDataException">The edit makes no sense.</exception>
    public virtual void Check()
    {
    }

    private protected abstract string Change(string line, TagCategories categories);

    /// <summary>The tag as it can be written.</summary>
    /// <exception cref="AceDataException">It is empty, too long, or holds what would break the line.</exception>
    private protected static string Written(string tag)
    {
        var text = tag.Trim();
        return text.Length == 0 ? throw new AceDataException("TAG-EMPTY", "A tag needs at least one letter. Type one, or press Escape.")
            : text.Length > TagText.MaximumLength ? throw new AceDataException("TAG-TOO-LONG", $"A tag has at most {TagText.MaximumLength} characters; this one has {text.Length}. Shorten it.")
            : text.Contains(',', StringComparison.Ordinal) || TagText.HasControl(text) || !IsWhole(text)
                ? throw new AceDataException("TAG-BAD", "A tag holds no comma, no line end and no control characters, because a comma ends the tag in the file. Add the tags one by one.")
            : text;
    }

    private protected static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);

    private protected static bool IsTempo(string tag) => PromptLine.Tempo(tag) is not null;

    private protected static bool IsKey(string tag) => PromptLine.ModeOf(tag) is not null;

    /// <summary>Puts a tag behind the last one of its category, or of the last category before it; the tempo keeps its second place.</summary>
    private protected static void Put(EditedLine line, string tag, TagCategories categories)
    {
        var rank = categories.Rank(categories.Of(tag));
        var place = 0;
        for (var i = 0; i < line.Tags.Count; i++)
        {
            place = !IsTempo(line.Tags[i]) && categories.Rank(categories.Of(line.Tags[i])) <= rank ? i + 1 : place;
        }

        line.Insert(place == 1 && line.Tags.Count > 1 && IsTempo(line.Tags[1]) ? 2 : place, tag);
    }

    private static bool IsWhole(string text) => text.EnumerateRunes().All(rune => rune.Value != 0xFFFD);
}
