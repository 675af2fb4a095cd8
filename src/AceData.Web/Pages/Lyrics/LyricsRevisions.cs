using AceData.Files;
using AceData.Library;

namespace AceData.Web.Pages.Lyrics;

/// <summary>The earlier texts that are worth a line.</summary>
internal static class LyricsRevisions
{
    private static readonly TimeSpan OneGo = TimeSpan.FromMinutes(5);

    /// <summary>Without the present text and repeats. Saving is automatic, so of what a person typed in one go only the last state and the one before it all are given.</summary>
    /// <param name="history">Newest first.</param>
    /// <param name="present">What the file holds now.</param>
    public static IReadOnlyList<SideCarRevision> Distinct(IReadOnlyList<SideCarRevision> history, FileVersion present)
    {
        var seen = new HashSet<FileVersion> { present };
        return [.. history.Where((_, i) => !(IsOneGo(history, i - 1) && IsOneGo(history, i))).Where(revision => seen.Add(revision.Version))];
    }

    /// <summary>True when the text at this place and the one before it in time were typed in one go.</summary>
    private static bool IsOneGo(IReadOnlyList<SideCarRevision> history, int place) =>
        place >= 0 && place + 1 < history.Count
        && history[place].Origin.Author == SideCarAuthor.Person && history[place + 1].Origin.Author == SideCarAuthor.Person
        && history[place].WrittenUtc - history[place + 1].WrittenUtc < OneGo;
}
