namespace AceData.Tagging.Answers;

/// <summary>The lines of a prose answer that are about the category: labels such as "Genre:" choose them, bullets and numbers fall off.</summary>
internal static class AnswerLines
{
    private const int LongestLabel = 40;

    /// <summary>The lines; where one has the category's own label, only such lines.</summary>
    public static IEnumerable<string> Of(string text, string category)
    {
        var lines = new List<(string Text, KeyMeaning Meaning)>();
        var section = KeyMeaning.Unknown;
        foreach (var raw in text.Split('\n'))
        {
            var line = WithoutBullet(raw.Trim());
            if (line.Length == 0)
            {
                continue;
            }

            if (Label(line, out var rest) is { } label && AnswerKeys.Meaning(label, category) is var meaning and not (KeyMeaning.Unknown or KeyMeaning.Item))
            {
                // A label alone on its line holds for the list below it.
                section = rest.Length == 0 ? meaning : KeyMeaning.Unknown;
                lines.Add((rest, meaning));
            }
            else
            {
                lines.Add((line, section));
            }
        }

        var hasOwn = lines.Exists(line => line.Meaning == KeyMeaning.Own);
        return lines.Where(line => line.Text.Length > 0 && (hasOwn ? line.Meaning == KeyMeaning.Own : line.Meaning == KeyMeaning.Unknown)).Select(line => line.Text);
    }

    private static string? Label(string line, out string rest)
    {
        var colon = line.AsSpan(0, Math.Min(line.Length, LongestLabel)).IndexOf(':');
        rest = colon < 0 ? "" : line[(colon + 1)..].Trim(' ', '*', '_');
        return colon <= 0 ? null : line[..colon];
    }

    /// <summary>Without "- ", "* ", "1. ", "2) ", "# " and bold marks.</summary>
    private static string WithoutBullet(string line)
    {
        var text = line.TrimStart('-', '*', '•', '·', '>', '#', '–', '+', ' ', '\t');
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        if (digits is > 0 and < 4 && digits + 1 < text.Length && text[digits] is '.' or ')' && text[digits + 1] == ' ')
        {
            text = text[(digits + 2)..];
        }

        return text.Trim(' ', '\t', '\r').TrimStart('*');
    }
}
