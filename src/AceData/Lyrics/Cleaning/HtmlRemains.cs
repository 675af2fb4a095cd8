using System.Net;
using System.Text;

namespace AceData.Lyrics.Cleaning;

/// <summary>Entities and tags that survived in a text.</summary>
internal static class HtmlRemains
{
    private const int LongestTag = 400;

    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase)
        { "a", "b", "i", "u", "s", "em", "strong", "span", "font", "small", "big", "sup", "sub", "mark", "code", "cite", "q", "img", "svg", "script", "style" };

    private static readonly HashSet<string> Block = new(StringComparer.OrdinalIgnoreCase)
        { "p", "div", "br", "li", "ul", "ol", "pre", "h1", "h2", "h3", "h4", "section", "blockquote" };

    public static string Remove(string text, RuleCounts fired)
    {
        // Entities of entities: a page that was encoded twice.
        for (var round = 0; round < 4 && text.Contains('&', StringComparison.Ordinal); round++)
        {
            var decoded = WebUtility.HtmlDecode(text);
            if (decoded.Length == text.Length)
            {
                break;
            }

            fired.Add(CleaningRule.A2);
            text = decoded;
        }

        return text.Contains('<', StringComparison.Ordinal) ? WithoutTags(text, fired) : text;
    }

    private static string WithoutTags(string text, RuleCounts fired)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '<' || TagAt(text, i) is not { } tag)
            {
                result.Append(text[i++]);
                continue;
            }

            i += tag.Length;
            if (tag.IsStamp)
            {
                fired.Add(CleaningRule.A11);
                continue;
            }

            fired.Add(CleaningRule.A0);
            if (tag.Breaks)
            {
                result.Append('\n');
                i += text.AsSpan(i).StartsWith("\r\n", StringComparison.Ordinal) ? 2 : i < text.Length && text[i] == '\n' ? 1 : 0;
            }
        }

        return result.ToString();
    }

    /// <summary>The tag that begins here: its length, whether a line ends with it, and whether it is a word stamp of LRC.</summary>
    private static (int Length, bool Breaks, bool IsStamp)? TagAt(string text, int start)
    {
        var window = text.AsSpan(start, Math.Min(LongestTag, text.Length - start));
        if (window.StartsWith("<!--", StringComparison.Ordinal))
        {
            var end = window.IndexOf("-->", StringComparison.Ordinal);
            return end < 0 ? null : (end + 3, false, false);
        }

        var close = window[1..].IndexOfAny('>', '<');
        if (close < 0 || window[close + 1] != '>')
        {
            return null;
        }

        var inside = window.Slice(1, close);
        if (LrcStamp.Seconds(inside) is not null)
        {
            return (close + 2, false, true);
        }

        var closing = inside.StartsWith("/", StringComparison.Ordinal);
        var name = closing ? inside[1..] : inside;
        var length = name.IndexOfAnyExcept(AsciiLettersAndDigits);
        name = length < 0 ? name : name[..length];
        var word = name.ToString();
        return Inline.Contains(word) ? (close + 2, false, false)
            : !Block.Contains(word) ? null
            : (close + 2, word.Equals("br", StringComparison.OrdinalIgnoreCase) || closing, false);
    }

    private static readonly System.Buffers.SearchValues<char> AsciiLettersAndDigits =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
}
