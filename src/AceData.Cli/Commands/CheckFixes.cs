using System.Globalization;
using AceData.Datasets.Checking;
using AceData.Files;

namespace AceData.Cli.Commands;

/// <summary>What became of <c>--fix</c>, in words that are true whether something was mended, would be, or cannot be.</summary>
internal static class CheckFixes
{
    /// <summary>What was found and still holds: all but what was mended.</summary>
    /// <param name="result">What was found and mended.</param>
    /// <param name="request">What was asked for.</param>
    public static IEnumerable<CheckFinding> Open(CheckDatasetResult result, CheckDatasetRequest request)
    {
        var mended = Texts(request.Write ? result.Fixes.Where(fix => fix.Error is null) : []);
        return result.Findings.Where(finding => !IsOf(finding, mended) || result.StillOpen.Any(open => (open.Code, open.File) == (finding.Code, finding.File)));
    }

    /// <summary>The last sentences.</summary>
    /// <param name="result">What was found and mended.</param>
    /// <param name="request">What was asked for; it names a code at least.</param>
    public static string Ending(CheckDatasetResult result, CheckDatasetRequest request)
    {
        var codes = string.Join(", ", request.Fix.Select(code => code.ToUpperInvariant()).Distinct());
        var asked = result.Findings.Where(finding => request.Fix.Contains(finding.Code, StringComparer.OrdinalIgnoreCase)).ToList();
        if (asked.Count == 0)
        {
            return $"Nothing was found of {codes}, so there is nothing to mend.";
        }

        // Of a song whose texts change, what the rules find afterwards; of any other, all of it.
        var changed = result.Fixes.Select(fix => fix.File).ToHashSet(StringComparer.Ordinal);
        var (failed, left) = (result.Fixes.Count(fix => fix.Error is not null), asked.Count(finding => finding.File is not { } song || !(changed.Contains(SideCar.PromptPath(song)) || changed.Contains(SideCar.LyricsPath(song)))) + result.StillOpen.Count);
        List<string> said = [];
        if (result.Fixes.Count > 0)
        {
            said.Add(request.Write
                ? string.Create(CultureInfo.InvariantCulture, $"{Changes(result.Fixes.Count - failed)} made.{(failed > 0 ? $" {failed} could not be written; why stands beside each." : "")}")
                : $"Nothing was changed yet; --write makes {(result.Fixes.Count == 1 ? "this change" : string.Create(CultureInfo.InvariantCulture, $"these {result.Fixes.Count} changes"))}.");
        }

        if (left > 0)
        {
            said.Add(string.Create(CultureInfo.InvariantCulture, $"{(left == 1 ? "1 finding" : $"{left} findings")} of {codes} cannot be mended by the program: look at {(left == 1 ? "that song" : "those songs")} yourself."));
        }

        return string.Join(' ', said);
    }

    private static HashSet<(string Code, string File)> Texts(IEnumerable<FixedText> fixes) => [.. fixes.Select(fix => (fix.Code, fix.File))];

    private static bool IsOf(CheckFinding finding, HashSet<(string Code, string File)> texts) =>
        finding.File is { } song && (texts.Contains((finding.Code, SideCar.PromptPath(song))) || texts.Contains((finding.Code, SideCar.LyricsPath(song))));

    private static string Changes(int count) => count == 1 ? "1 change was" : string.Create(CultureInfo.InvariantCulture, $"{count} changes were");
}
