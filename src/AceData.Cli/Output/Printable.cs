using System.Globalization;
using System.Text;

namespace AceData.Cli.Output;

/// <summary>Names and texts of files as a terminal may show them: no control, override or invisible characters take effect.</summary>
internal static class Printable
{
    /// <summary>The text with every character that would act instead of show replaced by <c>␛</c>-like marks.</summary>
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

    private static bool NeedsMark(char c) => c is not '\u200D' && char.GetUnicodeCategory(c) is
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format;
}
