using System.Text;

namespace AceData.Lyrics.Text;

/// <summary>
/// Headers and lines as they are compared: lower case, without marks and apostrophes, hyphens as spaces, one space between words.
/// Unlike <see cref="TextKey"/> it keeps punctuation and signs, which part headers from singers.
/// </summary>
internal static class Folding
{
    public static string Fold(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var letter in Ascii.IsValid(text) ? text : Marks.Decompose(text))
        {
            var c = char.ToLowerInvariant(letter);
            switch (c)
            {
                case '\'' or '’' or '‘' or '´' or '`' or 'ʼ':
                    break;
                default:
                    if (c is '-' or '–' or '—' or '‐' or '‑' or '_' || char.IsWhiteSpace(c))
                    {
                        if (key.Length > 0 && key[^1] != ' ')
                        {
                            key.Append(' ');
                        }
                    }
                    else if (LetterFolds.Of(c) is { } letters)
                    {
                        key.Append(letters);
                    }
                    else if (!Marks.IsMark(c))
                    {
                        key.Append(c);
                    }

                    break;
            }
        }

        return key.ToString().TrimEnd();
    }
}
