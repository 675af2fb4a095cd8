using System.Text;

namespace AceData.Library.Filtering;

/// <summary>A piece of a filter's text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its first character.</param>
/// <param name="Length">Its number of characters.</param>
/// <param name="Field">What stands before the colon, in lower case; null for none.</param>
/// <param name="Text">The word or value, without quotes.</param>
/// <param name="IsQuoted">True when it stood in quotes: then it is a word whatever it says.</param>
internal sealed record FilterToken(FilterTokenKind Kind, int Start, int Length, string? Field = null, string Text = "", bool IsQuoted = false)
{
    public int End => Start + Length;

    /// <summary>Cuts a text into its pieces. Total: an open quote ends with the text.</summary>
    public static List<FilterToken> Read(string text)
    {
        var tokens = new List<FilterToken>();
        var open = 0;
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            else if (text[at] is '(' or ')')
            {
                open += text[at] == '(' ? 1 : -1;
                tokens.Add(new FilterToken(text[at] == '(' ? FilterTokenKind.Open : FilterTokenKind.Close, at++, 1));
            }
            else if (text[at] == '-' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]) && text[at + 1] is not ('-' or ')'))
            {
                tokens.Add(new FilterToken(FilterTokenKind.Minus, at++, 1));
            }
            else
            {
                var field = ReadField(text, ref at);
                var (value, isQuoted) = ReadValue(text, ref at, open > 0);
                tokens.Add(new FilterToken(FilterTokenKind.Word, start, at - start, field, value, isQuoted));
            }
        }

        return tokens;
    }

    private static string? ReadField(string text, ref int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        if (end == at || end == text.Length || text[end] != ':')
        {
            return null;
        }

        var field = text[at..end].ToLowerInvariant();
        at = end + 1;
        return field;
    }

    private static (string Text, bool IsQuoted) ReadValue(string text, ref int at, bool isInParentheses)
    {
        if (at < text.Length && text[at] == '"')
        {
            return (ReadQuoted(text, ref at), true);
        }

        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && !(text[at] == ')' && isInParentheses))
        {
            at++;
        }

        return (text[start..at], false);
    }

    // Two quotes inside quotes are one.
    private static string ReadQuoted(string text, ref int at)
    {
        var value = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                value.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                value.Append('"');
                at++;
            }
            else
            {
                at++;
                break;
            }
        }

        return value.ToString();
    }
}

/// <summary>Kinds of piece.</summary>
internal enum FilterTokenKind
{
    Word,
    Minus,
    Open,
    Close,
}
