namespace AceData.Web.Pages.Lyrics;

/// <summary>Texts of lyrics as the editor holds them: line ends of one kind.</summary>
internal static class LyricsText
{
    /// <summary>The text with line feeds only, as the field of a browser gives it back.</summary>
    public static string Lines(string text) => text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    /// <summary>True when saving the one over the other would change nothing but blanks at the ends of lines.</summary>
    public static bool IsSame(string one, string other) => one == other || Tidy(one) == Tidy(other);

    private static string Tidy(string text) => string.Join('\n', Lines(text).Split('\n').Select(line => line.TrimEnd())).TrimEnd('\n');
}
