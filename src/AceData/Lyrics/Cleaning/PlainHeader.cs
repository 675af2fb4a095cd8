using System.Collections.Frozen;
using AceData.Lyrics.Text;

namespace AceData.Lyrics.Cleaning;

/// <summary>Rule C3: headers without square brackets. The words are few, for most others (<c>(Stop)</c>, <c>(Drop)</c>) are sung.</summary>
internal static class PlainHeader
{
    private const int Longest = 40;

    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
        ["verse", "chorus", "bridge", "intro", "outro", "prechorus", "pre", "post", "hook", "refrain", "interlude", "strophe", "couplet", "estribillo", "ritornello", "refrao", "refren", "zwrotka", "припев", "куплет", "instrumental", "nakarat", "kertosae"],
        StringComparer.Ordinal);

    /// <summary>Those that stand alone on a line above words and are hardly ever sung so.</summary>
    private static readonly FrozenSet<string> Bare = FrozenSet.ToFrozenSet(
        ["verse", "chorus", "bridge", "intro", "outro", "prechorus", "pre chorus", "refrain", "interlude", "strophe", "couplet", "estribillo", "ritornello", "refrao", "refren", "zwrotka", "припев", "куплет", "nakarat", "kertosae"],
        StringComparer.Ordinal);

    /// <summary>The header that a line without any mark is, where it heads a stanza: <c>Refrain</c>; null for words.</summary>
    public static SectionHeader? OfBare(string line, HeaderParser parser) =>
        line.Length is > 4 and < 13 && Bare.Contains(Folding.Fold(line)) ? parser.Parse(line) : null;

    /// <summary>The header that a line is: <c>Verse 1:</c>, <c>(Bridge)</c>, <c>**Outro**</c>, <c>Chorus 2</c>, <c>Repeat Chorus</c>; null for words.</summary>
    public static SectionHeader? Of(string line, HeaderParser parser)
    {
        if (line.Length is < 4 or > Longest)
        {
            return null;
        }

        // A header is marked by its brackets, its colon, stars or a number; everything else is sung, and most lines end here.
        if (!(line[^1] is ':' or ')' or '*' or '_' or '~' or '}' or '>' or '=' or '#' || char.IsAsciiDigit(line[^1]) || line.StartsWith("repeat", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var text = line.AsSpan().Trim("*_~{}<>=#\" ".AsSpan());
        var marked = text.Length <= line.Length - 2 && line[0] is '*' or '_' or '~' or '{' or '<' or '=' or '#';
        if (text.Length > 2 && text[0] == '(' && text[^1] == ')')
        {
            text = text[1..^1];
            marked = true;
        }

        if (text.EndsWith(":"))
        {
            text = text[..^1].TrimEnd();
            marked = true;
        }

        var end = text.IndexOfAny(' ', '-', '1');
        var first = Folding.Fold((end < 0 ? text : text[..end]).ToString());
        var isRecall = first == "repeat" && end > 0;
        if ((!isRecall && !Words.Contains(first)) || text.ContainsAny('[', ']', ','))
        {
            return null;
        }

        var header = parser.Parse(text.ToString());
        return header is { Meaning: HeaderMeaning.Section, IsGuess: false, Singers.Count: 0 } && (marked || isRecall || header.Number is not null) ? header : null;
    }
}
