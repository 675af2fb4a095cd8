using AceData.Lyrics.Text;

namespace AceData.Lyrics.Cleaning;

/// <summary>Rules B1 to B3: contributors, translations, title and description above the words.</summary>
internal static class PageHead
{
    private const string Title = " Lyrics";
    private const string More = "Read More";
    private const int FirstLines = 4;
    private const int LongestHead = 60;
    private const int BlurbLines = 12;
    private const int LongestTitle = 200;

    private static readonly string[] TitleSeparators = [" / ", " - ", " – ", " — ", " | "];

    /// <returns>True when there was one, so that this is the text of a page.</returns>
    public static bool Remove(List<string> lines, CleaningOptions options, bool isPage, RuleCounts fired)
    {
        Contributors(lines, fired);
        PageTitle(lines, options, fired);
        isPage |= fired[CleaningRule.B1] + fired[CleaningRule.B2] > 0;
        if (isPage)
        {
            Blurb(lines, fired);
        }

        SongTitle(lines, options, fired);
        return isPage;
    }

    private static void Contributors(List<string> lines, RuleCounts fired)
    {
        var seen = 0;
        for (var i = 0; i < lines.Count && seen < FirstLines; i++)
        {
            seen += lines[i].Length > 0 ? 1 : 0;
            if (AfterContributors(lines[i]) is not { } rest)
            {
                continue;
            }

            if (AfterTitle(rest) is { } glued)
            {
                fired.Add(CleaningRule.B1);
                Cut(lines, i, glued);
                return;
            }

            for (var j = i + 1; j < lines.Count && j < i + LongestHead && !lines[j].StartsWith('['); j++)
            {
                if (AfterTitle(lines[j]) is { } after)
                {
                    fired.Add(CleaningRule.B2);
                    Cut(lines, j, after);
                    return;
                }
            }

            if (rest.Length == 0 || rest.StartsWith("Translation", StringComparison.Ordinal))
            {
                fired.Add(CleaningRule.B2);
                Cut(lines, i, "");
            }

            return;
        }
    }

    /// <summary>What follows <c>12 Contributors</c> at the begin of a line; null when it does not begin so.</summary>
    private static string? AfterContributors(string line)
    {
        var digits = 0;
        while (digits < line.Length && digits < 7 && (char.IsAsciiDigit(line[digits]) || line[digits] is '.' or ',' or 'K'))
        {
            digits++;
        }

        if (digits == 0 || !char.IsAsciiDigit(line[0]) || !line.AsSpan(digits).TrimStart().StartsWith("Contributor", StringComparison.Ordinal))
        {
            return null;
        }

        var rest = line[(line.IndexOf("Contributor", StringComparison.Ordinal) + "Contributor".Length)..];
        rest = rest.StartsWith('s') ? rest[1..] : rest;
        return rest.Length == 0 || !char.IsLower(rest[0]) ? rest.Trim() : null;
    }

    /// <summary>What follows <c>X Lyrics</c>: nothing, a header or a capital glued to it; null when the line holds no such title.</summary>
    private static string? AfterTitle(string line)
    {
        for (var at = line.IndexOf(Title, StringComparison.Ordinal); at >= 0; at = line.IndexOf(Title, at + 1, StringComparison.Ordinal))
        {
            var rest = line.AsSpan(at + Title.Length);
            if (rest.Length == 0 || (rest[0] != ' ' && !char.IsLower(rest[0]) && (char.IsLetterOrDigit(rest[0]) || rest[0] is '[' or '(' or '"' or '\'')))
            {
                return rest.ToString();
            }
        }

        return null;
    }

    /// <summary>The page's heading without contributors: glued to a header, or exactly the known title.</summary>
    private static void PageTitle(List<string> lines, CleaningOptions options, RuleCounts fired)
    {
        var first = lines.FindIndex(line => line.Length > 0);
        if (first < 0)
        {
            return;
        }

        var glued = lines[first].IndexOf(Title + "[", StringComparison.Ordinal);
        if (glued > 0 && glued < 200)
        {
            fired.Add(CleaningRule.B2);
            Cut(lines, first, lines[first][(glued + Title.Length)..]);
        }
        else if (options.Title is { Length: > 0 } title && lines[first].Equals(title + Title, StringComparison.OrdinalIgnoreCase))
        {
            fired.Add(CleaningRule.B2);
            Cut(lines, first, "");
        }
    }

    /// <summary>The song's title on a line of its own above everything, perhaps with the artist's: <c>Iris Vale / Salt Letters</c>.</summary>
    private static void SongTitle(List<string> lines, CleaningOptions options, RuleCounts fired)
    {
        var first = lines.FindIndex(line => line.Length > 0);
        if (first < 0 || options.Title is not { Length: > 0 } title || first + 1 == lines.Count || (lines[first + 1].Length > 0 && lines[first + 1][0] != '[') || lines[first].Length > LongestTitle)
        {
            return;
        }

        var key = TextKey.Of(title);
        if (lines[first].Split(TitleSeparators, StringSplitOptions.TrimEntries).Any(part => TextKey.Of(part) == key))
        {
            fired.Add(CleaningRule.B2);
            lines.RemoveRange(0, first + 1);
        }
    }

    private static void Blurb(List<string> lines, RuleCounts fired)
    {
        var isPage = fired[CleaningRule.B1] + fired[CleaningRule.B2] > 0;
        for (var i = 0; i < lines.Count && i < BlurbLines && !lines[i].StartsWith('['); i++)
        {
            var at = lines[i].IndexOf(More, StringComparison.Ordinal);
            var rest = at < 0 ? "" : lines[i][(at + More.Length)..].TrimStart();
            if (at < 0 || !(rest.Length == 0 || rest[0] == '[' || char.IsUpper(rest[0])))
            {
                continue;
            }

            if (isPage || lines[i][..at].TrimEnd().EndsWith("...", StringComparison.Ordinal))
            {
                fired.Add(CleaningRule.B3);
                Cut(lines, i, rest);
            }

            return;
        }
    }

    private static void Cut(List<string> lines, int through, string rest)
    {
        lines.RemoveRange(0, through);
        if (rest.Trim().Length > 0)
        {
            lines[0] = rest.Trim();
        }
        else
        {
            lines.RemoveAt(0);
        }
    }
}
