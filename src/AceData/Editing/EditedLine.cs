using System.Text;
using AceData.Tagging.Policy;

namespace AceData.Editing;

/// <summary>
/// A tag line that is being changed. It keeps what stands between the tags, so that changing one leaves every other byte of
/// the line as a person wrote it.
/// </summary>
internal sealed class EditedLine
{
    private readonly List<string> _tags = [];

    // One more than tags: what stands before the first, between two, after the last.
    private readonly List<string> _gaps = [];

    public EditedLine(string text)
    {
        var gap = new StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            var end = text.AsSpan(at).IndexOfAny(",\r\n") is var next and >= 0 ? at + next : text.Length;
            var tag = text.AsSpan(at, end - at);
            var start = tag.Length - tag.TrimStart().Length;
            var core = tag.Trim();
            if (core.Length > 0)
            {
                gap.Append(tag[..start]);
                _gaps.Add(gap.ToString());
                _tags.Add(core.ToString());
                gap.Clear().Append(tag[(start + core.Length)..]);
            }
            else
            {
                gap.Append(tag);
            }

            if (end < text.Length)
            {
                gap.Append(text[end]);
            }

            at = end + 1;
        }

        _gaps.Add(gap.ToString());
    }

    /// <summary>The tags in order.</summary>
    public IReadOnlyList<string> Tags => _tags;

    /// <summary>Place of the first tag for which it holds; −1 for none.</summary>
    public int Find(Predicate<string> isIt) => _tags.FindIndex(isIt);

    /// <summary>Puts another tag in the place of one.</summary>
    public void Set(int place, string tag) => _tags[place] = tag;

    public void Insert(int place, string tag)
    {
        _tags.Insert(place, tag);
        if (_tags.Count == 1)
        {
            _gaps.Insert(0, "");
        }
        else if (place == _tags.Count - 1)
        {
            _gaps.Insert(place, PromptLine.Separator);
        }
        else
        {
            _gaps.Insert(place + 1, PromptLine.Separator);
        }
    }

    public void RemoveAt(int place)
    {
        _tags.RemoveAt(place);
        _gaps.RemoveAt(place == _tags.Count && place > 0 ? place : place + 1);
        if (_tags.Count == 0)
        {
            _gaps.Clear();
            _gaps.Add("");
        }
    }

    /// <summary>Moves a tag to another place; the tags between move up.</summary>
    public void Move(int from, int to)
    {
        var tag = _tags[from];
        _tags.RemoveAt(from);
        _tags.Insert(to, tag);
    }

    /// <summary>Puts the tags in another order.</summary>
    public void Reorder(IEnumerable<string> tags)
    {
        var ordered = tags.ToList();
        _tags.Clear();
        _tags.AddRange(ordered);
    }

    /// <summary>The line.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(_gaps[0]);
        for (var i = 0; i < _tags.Count; i++)
        {
            text.Append(_tags[i]).Append(_gaps[i + 1]);
        }

        return text.ToString();
    }
}
