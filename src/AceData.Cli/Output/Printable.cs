using System.Globalization;
using System.Text;

namespace AceData.Cli.Output;

/// <summary>Names and texts of files as a terminal may show them: no control, override or invisible characters take effect.</summary>
internal static class Printable
{
    /// <summary>The text with every character that would act instead of show replaced by marks such as <c>&lt;U+001B&gt;</c>.</summary>
    public static string Text(string text)
    {
        if (!text.Any(NeedsMark))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (NeedsMark(c))
            {
                shown.Append(CultureInfo.InvariantCulture, $"<U+{(int)c:X4}>");
            }
            else
            {
                shown.Append(c);
            }
        }

        return shown.ToString();
    }

    /// <summary>A message of several lines for the cell of a table: its line ends stay, everything else is as in <see cref="Text"/>.</summary>
    public static string Lines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Text));

    private static bool NeedsMark(char c) => c is not '\u200D' && char.GetUnicodeCategory(c) is
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format;
}
