using System.Globalization;
using System.Text.RegularExpressions;
using AceData.Files;

namespace AceData.Jobs;

/// <summary>Makes what a program printed for a terminal fit to be shown in one line.</summary>
internal static partial class OutputText
{
    /// <summary>Characters of the longest line of a log.</summary>
    public const int LongestLine = 2000;

    /// <summary>The text without colours, moves of the cursor and other controls, cut to <see cref="LongestLine"/>.</summary>
    /// <param name="text">As it was printed; broken characters are already replaced.</param>
    /// <param name="droppedBytes">Bytes that came after it and were not kept.</param>
    public static string Clean(string text, long droppedBytes = 0)
    {
        var plain = TerminalEscapes().Replace(text, string.Empty).Replace('\t', ' ');
        if (plain.Length <= LongestLine && droppedBytes == 0)
        {
            return FileNames.Printable(plain);
        }

        var end = Math.Min(plain.Length, LongestLine);
        end -= end > 0 && char.IsHighSurrogate(plain[end - 1]) ? 1 : 0;
        var more = plain.Length - end + droppedBytes;
        return FileNames.Printable(plain[..end]) + string.Create(CultureInfo.InvariantCulture, $" … (and {more} more)");
    }

    /// <summary>The lines of a text of several.</summary>
    public static IEnumerable<string> Lines(string text)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            yield return Clean(line);
        }
    }

    // ECMA-48: control sequences, operating-system commands up to BEL or ST, and the two-character escapes.
    [GeneratedRegex(@"\e\[[0-?]*[ -/]*[@-~]?|\e[\]PX^_][^\a\e]*(?:\a|\e\\|$)|\e[ -/]*[0-~]?", RegexOptions.CultureInvariant)]
    private static partial Regex TerminalEscapes();
}
