namespace AceData.Lyrics.Cleaning;

/// <summary>Rules B: what a page puts around and between the words.</summary>
internal static class PageFurniture
{
    private const string Recommended = "You might also like";
    private const string Tickets = "Get tickets as low as ";
    private const string Button = "Embed";
    private const int RecommendedLines = 6;
    private const int MostButtons = 3;

    /// <param name="lines">The text.</param>
    /// <param name="options">What is known of it.</param>
    /// <param name="fired">Counts the rules.</param>
    /// <param name="isPage">It comes from a page, or shows that it does.</param>
    public static List<string> Remove(List<string> lines, CleaningOptions options, RuleCounts fired, out bool isPage)
    {
        isPage = options.IsFromPage || lines.Exists(IsOfPage);
        isPage |= PageHead.Remove(lines, options, isPage, fired);
        lines = Middle(lines, isPage, fired);
        Tail(lines, isPage, fired);
        PageCredits.Remove(lines, isPage, fired);
        return lines;
    }

    /// <summary>True for what nobody writes but a page: buttons and recommendations glued to words, prices of tickets.</summary>
    private static bool IsOfPage(string line)
    {
        if (line.EndsWith(Button, StringComparison.Ordinal) || line.EndsWith("EmbedCopy", StringComparison.Ordinal))
        {
            return line.Length > Button.Length && WithoutButtons(line).Length < line.Length;
        }

        var recommended = line.IndexOf(Recommended, StringComparison.Ordinal);
        var after = recommended < 0 ? "" : line.AsSpan(recommended + Recommended.Length);
        if (!after.IsEmpty && (after[0] == '[' || char.IsUpper(after[0])))
        {
            return true;
        }

        var tickets = line.IndexOf(Tickets, StringComparison.Ordinal);
        return tickets >= 0 && tickets + Tickets.Length < line.Length && line[tickets + Tickets.Length] is '$' or '€' or '£';
    }

    /// <summary>Recommendations and tickets (B4, B5).</summary>
    private static List<string> Middle(List<string> lines, bool isPage, RuleCounts fired)
    {
        if (!isPage)
        {
            return lines;
        }

        var kept = new List<string>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = WithoutOffers(lines[i], fired);
            if (line.Length == 0 && lines[i].Length > 0)
            {
                continue;
            }

            var start = 0;
            for (var at = line.IndexOf(Recommended, StringComparison.Ordinal); at >= 0; at = line.IndexOf(Recommended, at + 1, StringComparison.Ordinal))
            {
                var end = at + Recommended.Length;
                if (end == line.Length || line[end] == '[' || char.IsUpper(line[end]))
                {
                    fired.Add(CleaningRule.B4);
                    Keep(line[start..at]);
                    start = end;
                }
            }

            if (start == 0)
            {
                kept.Add(line);
                continue;
            }

            Keep(line[start..]);
            if (start == line.Length && IsRecommendation(lines, i + 1))
            {
                i += RecommendedLines;
            }
        }

        return kept;

        void Keep(string part)
        {
            if (WithoutOffers(part.Trim(), fired) is { Length: > 0 } words)
            {
                kept.Add(words);
            }
        }
    }

    /// <summary>Without buttons and tickets. Glued to words a button is one wherever it stands: a line of a chorus may come to be the last one later.</summary>
    private static string WithoutOffers(string line, RuleCounts fired)
    {
        if (line.Length > Button.Length && (line.EndsWith(Button, StringComparison.Ordinal) || line.EndsWith("EmbedCopy", StringComparison.Ordinal)))
        {
            var words = WithoutButtons(line);
            fired.Add(CleaningRule.B6, words.Length < line.Length ? 1 : 0);
            line = words;
        }

        return line.Contains(Tickets, StringComparison.Ordinal) || line.StartsWith("See ", StringComparison.Ordinal) ? WithoutTickets(line, fired) : line;
    }

    /// <summary>Three songs as title and artist: six lines without a blank or a header among them.</summary>
    private static bool IsRecommendation(List<string> lines, int first)
    {
        if (first + RecommendedLines > lines.Count)
        {
            return false;
        }

        for (var i = first; i < first + RecommendedLines; i++)
        {
            if (lines[i].Length == 0 || lines[i][0] == '[')
            {
                return false;
            }
        }

        return true;
    }

    private static string WithoutTickets(string line, RuleCounts fired)
    {
        var at = line.IndexOf(Tickets, StringComparison.Ordinal);
        if (at < 0)
        {
            if (!IsConcert(line))
            {
                return line;
            }

            fired.Add(CleaningRule.B5);
            return "";
        }

        var result = new System.Text.StringBuilder(line.Length);
        var start = 0;
        for (; at >= 0; at = line.IndexOf(Tickets, start, StringComparison.Ordinal))
        {
            var before = line[start..at].TrimEnd();
            var see = before.EndsWith("Live", StringComparison.Ordinal) ? before.LastIndexOf("See ", StringComparison.Ordinal) : -1;
            result.Append(see >= 0 && before.Length - see < 100 ? before[..see] : before);
            start = at + Tickets.Length;
            while (start < line.Length && (char.IsAsciiDigit(line[start]) || line[start] is '$' or '€' or '£' or '.' or ','))
            {
                start++;
            }

            fired.Add(CleaningRule.B5);
        }

        return result.Append(line.AsSpan(start)).ToString().Trim();
    }

    /// <summary><c>See Iris Vale Live</c>: every word of the name is capitalised, so no sentence.</summary>
    private static bool IsConcert(string line)
    {
        if (line.Length > 100 || !line.EndsWith(" Live", StringComparison.Ordinal))
        {
            return false;
        }

        var name = line[4..^4].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return name.Length is > 0 and < 9 && name.All(word => char.IsUpper(word[0]) || char.IsAsciiDigit(word[0]) || word is "and" or "the" or "of" or "&");
    }

    /// <summary>Share buttons at the end (B6).</summary>
    private static void Tail(List<string> lines, bool isPage, RuleCounts fired)
    {
        for (var i = lines.Count - 1; isPage && i >= 0 && i >= lines.Count - 5; i--)
        {
            var line = lines[i];
            var cut = WithoutButtons(line);
            if (cut.Length != line.Length)
            {
                fired.Add(CleaningRule.B6);
                lines[i] = cut;
            }

            if (cut.Length > 0)
            {
                break;
            }
        }
    }

    private static string WithoutButtons(string line)
    {
        for (var n = 0; n < MostButtons && line.EndsWith("EmbedCopy", StringComparison.Ordinal); n++)
        {
            var share = line.LastIndexOf("Share URLCopyEmbedCopy", StringComparison.Ordinal);
            line = line[..(share >= 0 ? share : line.LastIndexOf("EmbedCopy", StringComparison.Ordinal))].TrimEnd();
        }

        for (var n = 0; n < MostButtons && line.EndsWith("Embed", StringComparison.Ordinal) && (line.Length == 5 || line[^6] != ' '); n++)
        {
            line = line[..^5];
            var end = line.Length - (line.Length > 1 && line[^1] is 'K' or 'M' && char.IsAsciiDigit(line[^2]) ? 1 : 0);
            while (end > 0 && (char.IsAsciiDigit(line[end - 1]) || (line[end - 1] == '.' && end < line.Length && char.IsAsciiDigit(line[end]) && end > 1 && char.IsAsciiDigit(line[end - 2]))))
            {
                end--;
            }

            line = (end < line.Length && line[end..].Any(char.IsAsciiDigit) ? line[..end] : line).TrimEnd();
        }

        return line;
    }
}
