using System.Globalization;
using AceData.Audio;
using AceData.Tagging.Policy;
using AceData.Tagging.Vocabularies;

namespace AceData.Editing;

/// <summary>Writes the tempo into the tag of the tempo; without one it goes behind the first tag.</summary>
/// <param name="BeatsPerMinute">1…999.</param>
public sealed record SetTempo(int BeatsPerMinute) : TagEdit
{
    public override void Check()
    {
        if (BeatsPerMinute is < 1 or > 999)
        {
            throw new AceDataException("BPM-RANGE", string.Create(CultureInfo.InvariantCulture, $"{BeatsPerMinute} is no tempo that the tag can hold. Type a whole number from 1 to 999."));
        }
    }

    private protected override string Change(string line, TagCategories categories)
    {
        var edited = new EditedLine(line);
        var place = edited.Find(IsTempo);
        if (place < 0)
        {
            edited.Insert(Math.Min(1, edited.Tags.Count), PromptLine.TempoTag(BeatsPerMinute));
        }
        else if (PromptLine.Tempo(edited.Tags[place]) != BeatsPerMinute)
        {
            edited.Set(place, PromptLine.TempoTag(BeatsPerMinute));
        }

        return edited.ToString();
    }
}

/// <summary>Takes the tempo tag away.</summary>
public sealed record RemoveTempo : TagEdit
{
    private protected override string Change(string line, TagCategories categories)
    {
        var edited = new EditedLine(line);
        var place = edited.Find(IsTempo);
        if (place < 0)
        {
            return line;
        }

        edited.RemoveAt(place);
        return edited.ToString();
    }
}

/// <summary>Doubles or halves the tempo that stands there; a line without one, or one that would leave 1…999, stays.</summary>
/// <param name="IsDouble">True to double, false to halve; half a beat is rounded up.</param>
public sealed record ScaleTempo(bool IsDouble) : TagEdit
{
    private protected override string Change(string line, TagCategories categories)
    {
        if (PromptLine.Parse(line).BeatsPerMinute is not { } tempo)
        {
            return line;
        }

        var scaled = IsDouble ? tempo * 2 : (tempo + 1) / 2;
        return scaled is < 1 or > 999 ? line : new SetTempo(scaled).Apply(line, categories);
    }
}

/// <summary>Writes the tempo as a whole number in the usual form: <c>92.5 bpm</c>, <c>93bpm</c> and <c>bpm-93</c> become <c>93 bpm</c>.</summary>
public sealed record RoundTempo : TagEdit
{
    private protected override string Change(string line, TagCategories categories)
    {
        var edited = new EditedLine(line);
        for (var i = 0; i < edited.Tags.Count; i++)
        {
            if (Tempo(edited.Tags[i]) is { } tempo)
            {
                edited.Set(i, PromptLine.TempoTag(tempo));
                break;
            }
        }

        return edited.ToString();
    }

    private static int? Tempo(string tag)
    {
        if (PromptLine.Tempo(tag) is { } whole)
        {
            return whole;
        }

        var number = tag.EndsWith("bpm", StringComparison.OrdinalIgnoreCase) ? tag[..^3].TrimEnd(' ', '-') : "";
        return double.TryParse(number.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0.5 and < 999.5
            ? (int)Math.Round(value, MidpointRounding.AwayFromZero)
            : null;
    }
}
