namespace AceData.Tagging.Configuration;

/// <summary>The placeholders of <c>user_prompt</c>. Everything else in braces is text.</summary>
internal static class Placeholders
{
    private const int LongestValue = 200;

    public static IReadOnlyList<string> Known { get; } = ["title", "artist"];

    /// <summary>The names in braces that look like a placeholder: letters, digits, <c>_ . [ ] !</c>, from <c>{</c> to <c>}</c>.</summary>
    public static IEnumerable<string> Names(string text)
    {
        for (var open = text.IndexOf('{', StringComparison.Ordinal); open >= 0; open = text.IndexOf('{', open + 1))
        {
            var close = text.IndexOf('}', open);
            if (close > open + 1 && text[(open + 1)..close] is var name && (char.IsLetter(name[0]) || name[0] == '_') && name.All(IsNameCharacter))
            {
                yield return name;
            }
        }
    }

    /// <summary>
    /// Fills the placeholders once: braces in a title stay text. A line whose placeholder is not known is left out, so that
    /// no model reads "{title}". A value is one line of at most 200 characters, whatever a file's tags hold.
    /// </summary>
    public static string Fill(string template, string? title, string? artist)
    {
        var lines = new List<string>();
        foreach (var line in template.Split('\n'))
        {
            var needsTitle = line.Contains("{title}", StringComparison.Ordinal);
            var needsArtist = line.Contains("{artist}", StringComparison.Ordinal);
            if ((!needsTitle || !string.IsNullOrWhiteSpace(title)) && (!needsArtist || !string.IsNullOrWhiteSpace(artist)))
            {
                lines.Add(string.Join(OneLine(title), line.Split("{title}").Select(part => part.Replace("{artist}", OneLine(artist), StringComparison.Ordinal))));
            }
        }

        return string.Join('\n', lines);
    }

    private static string OneLine(string? value)
    {
        var line = string.Join(' ', (value ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var clean = new string(line.Where(character => !Vocabularies.TagText.HasControl(character)).ToArray());
        return clean.Length <= LongestValue ? clean : clean[..(char.IsHighSurrogate(clean[LongestValue - 1]) ? LongestValue - 1 : LongestValue)];
    }

    private static bool IsNameCharacter(char character) => char.IsLetterOrDigit(character) || character is '_' or '.' or '[' or ']' or '!';
}
