namespace AceData.Lyrics.Rendering;

/// <summary>A line as a model reads it.</summary>
internal static class LineForm
{
    /// <summary>Words of this many capitals and more are lower-cased for v1, which would spell them letter by letter; acronyms of three stay.</summary>
    private const int LoudWord = 4;

    /// <summary>Lines of capitals need this many letters to be taken for a shout instead of an acronym.</summary>
    private const int LoudLine = 6;

    /// <returns>The line, empty when nothing of it is left.</returns>
    public static string Of(string line, LyricsProfile profile)
    {
        var text = line;
        if (profile.Form == LyricsForm.AceStep1)
        {
            text = text.Contains('"', StringComparison.Ordinal) ? WithoutQuotes(text) : text;
            text = Quiet(text);
        }

        return text.Any(char.IsLetterOrDigit) || text.Any(char.IsSurrogate) ? text : "";
    }

    private static string WithoutQuotes(string text) => string.Join(' ', text.Replace("\"", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Quiet(string text)
    {
        var (upper, lower) = (0, 0);
        foreach (var c in text)
        {
            upper += char.IsUpper(c) ? 1 : 0;
            lower += char.IsLower(c) ? 1 : 0;
        }

        if (upper < LoudWord)
        {
            return text;
        }

        var isLoudLine = lower == 0 && upper >= LoudLine && text.Contains(' ', StringComparison.Ordinal);
        var letters = text.ToCharArray();
        for (var i = 0; i < letters.Length;)
        {
            var end = i;
            var (loud, other) = (0, 0);
            while (end < letters.Length && (char.IsLetterOrDigit(letters[end]) || (letters[end] == '\'' && end > i)))
            {
                loud += char.IsUpper(letters[end]) ? 1 : 0;
                other += char.IsLower(letters[end]) || char.IsDigit(letters[end]) ? 1 : 0;
                end++;
            }

            // Names with digits (X3, R2D2) stay: they are spelled anyway.
            if (loud > 0 && other == 0 && (loud >= LoudWord || isLoudLine))
            {
                for (var k = i; k < end; k++)
                {
                    letters[k] = char.ToLowerInvariant(letters[k]);
                }
            }

            i = end + 1;
        }

        return new string(letters);
    }
}
