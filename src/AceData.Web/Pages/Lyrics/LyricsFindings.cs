using System.Text.RegularExpressions;
using AceData.Library.Catalog;
using AceData.Lyrics.Cleaning;
using AceData.Lyrics.Rendering;

namespace AceData.Web.Pages.Lyrics;

/// <summary>Checks a text as it is typed.</summary>
internal static partial class LyricsFindings
{
    /// <summary>What is amiss, by line; at most one thing a line.</summary>
    /// <param name="text">The text as it is in the field.</param>
    /// <param name="suspicions">What is suspicious about the saved text as a whole.</param>
    public static IReadOnlyList<LyricsFinding> Of(string text, IReadOnlyList<LyricsSuspicion> suspicions)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [new LyricsFinding(LyricsFindingKind.Empty, -1, "")];
        }

        var found = new List<LyricsFinding>();
        var lines = LyricsText.Lines(text).Split('\n');
        var leftovers = PageLeftovers.Find(text).ToHashSet();
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (leftovers.Contains(i))
            {
                found.Add(new LyricsFinding(LyricsFindingKind.Leftover, i, line));
            }
            else if (Section().IsMatch(line) && !LyricsTags.V1.Contains(line))
            {
                found.Add(new LyricsFinding(LyricsFindingKind.UnknownSection, i, line, Known(line)));
            }
        }

        found.AddRange(suspicions.Select(WholeText).OfType<LyricsFindingKind>().Select(kind => new LyricsFinding(kind, -1, "")));
        found.AddRange(LyricsCheck.Warnings(text, LyricsProfile.AceStep1).Select(warning => new LyricsFinding(LyricsFindingKind.Model, -1, "") { Warning = warning }));
        return found;
    }

    private static LyricsFindingKind? WholeText(LyricsSuspicion suspicion) => suspicion switch
    {
        LyricsSuspicion.TooShort => LyricsFindingKind.TooShort,
        LyricsSuspicion.TooLong => LyricsFindingKind.TooLong,
        LyricsSuspicion.NoLineBreaks => LyricsFindingKind.NoLineBreaks,
        _ => null,
    };

    /// <summary>The section as the cleaner would write it; null when it does not know it either.</summary>
    private static string? Known(string header)
    {
        var document = LyricsCleaner.Clean(header + "\nla la la\nla la la", CleaningOptions.Fetched).Document;
        var first = LyricsRenderer.Render(document, LyricsProfile.AceStep1).Split('\n')[0];
        return document.Sections is [{ Header: not null }] && LyricsTags.V1.Contains(first) ? first : null;
    }

    [GeneratedRegex(@"^\[\s*\p{L}[^\[\]]{0,100}\]$", RegexOptions.CultureInvariant)]
    private static partial Regex Section();
}
