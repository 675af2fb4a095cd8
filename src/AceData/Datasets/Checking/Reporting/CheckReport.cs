using System.Globalization;
using System.Net;
using System.Text;
using AceData.Files;
using AceData.Requests;

namespace AceData.Datasets.Checking.Reporting;

/// <summary>A check as one HTML page that needs nothing else: numbers, pictures, and every finding.</summary>
public static class CheckReport
{
    private const int TagsShown = 30;
    private const int TempoStep = 10;
    private const int LengthStep = 30;

    /// <summary>The page.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="folder">Full path of the songs; names in the page are below it.</param>
    /// <param name="made">When.</param>
    public static string Of(CheckDatasetResult result, string folder, DateTimeOffset made)
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Check of ");
        page.Append(Text(Path.GetFileName(folder))).Append("</title>\n<style>").Append(CheckReportStyle.Sheet).Append("</style>\n</head>\n<body>\n<main>\n");
        page.Append(CultureInfo.InvariantCulture, $"<h1>Check of {Text(Path.GetFileName(folder))}</h1>\n<p class=\"quiet\">{Text(folder)} · {made:yyyy-MM-dd HH:mm}</p>\n");
        Tiles(result, page);
        Pictures(result.Statistics, page);
        foreach (var weight in Enum.GetValues<CheckWeight>())
        {
            Findings(result, weight, folder, page);
        }

        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Tiles(CheckDatasetResult result, StringBuilder page)
    {
        page.Append("<ul class=\"tiles\">\n");
        Tile("songs", result.Songs, "");
        Tile("without anything to mend", result.Ready, "good");
        Tile("findings block", Count(CheckWeight.Blocks), "blocks");
        Tile("warn", Count(CheckWeight.Warns), "warns");
        Tile("notes", Count(CheckWeight.Notes), "notes");
        page.Append("</ul>\n");
        page.Append(CultureInfo.InvariantCulture, $"<p>The training set will take about {result.TrainSetBytes / 1e9:0.0} GB. {(Count(CheckWeight.Blocks) > 0 ? "Convert, Create and Train wait until nothing blocks." : "Nothing blocks: the songs can be converted.")}</p>\n");

        int Count(CheckWeight weight) => result.Findings.Count(finding => finding.Weight == weight);

        void Tile(string what, int count, string kind) => page.Append(CultureInfo.InvariantCulture, $"<li class=\"{kind}\"><b>{count}</b> {what}</li>\n");
    }

    private static void Pictures(CheckStatistics statistics, StringBuilder page)
    {
        page.Append("<section class=\"pictures\">\n");
        Histogram("Tempo", "bpm", [.. statistics.Tempos.Select(tempo => tempo / TempoStep)], TempoStep, page);
        Histogram("Length", "seconds", [.. statistics.Seconds.Select(seconds => (int)(seconds / LengthStep))], LengthStep, page);
        Bars(statistics.Tags, page);
        page.Append("</section>\n");
    }

    private static void Histogram(string title, string unit, IReadOnlyList<int> bins, int step, StringBuilder page)
    {
        if (bins.Count == 0)
        {
            return;
        }

        const int height = 120, width = 26;
        var (first, last) = (bins.Min(), bins.Max());

        // One stray song must not make the picture a mile wide.
        last = Math.Min(last, first + 40);
        var counts = Enumerable.Range(first, last - first + 1).Select(bin => bins.Count(value => value == bin || (bin == last && value > last))).ToList();
        var most = counts.Max();
        page.Append(CultureInfo.InvariantCulture, $"<figure><figcaption>{title} <span class=\"quiet\">({unit}, {bins.Count} songs)</span></figcaption>\n<svg viewBox=\"0 0 {Math.Max(4, counts.Count) * width} {height + 36}\" role=\"img\" aria-label=\"{title}: from {first * step} to {(last + 1) * step} {unit}\">\n");
        foreach (var (i, count) in counts.Index())
        {
            var bar = (double)count / most * height;
            page.Append(CultureInfo.InvariantCulture, $"<rect x=\"{(i * width) + 2}\" y=\"{16 + height - bar:0.#}\" width=\"{width - 4}\" height=\"{bar:0.#}\"><title>{(first + i) * step} to {(first + i + 1) * step} {unit}: {count}</title></rect>");
            if (count > 0)
            {
                page.Append(CultureInfo.InvariantCulture, $"<text x=\"{(i * width) + (width / 2)}\" y=\"{12 + height - bar:0.#}\">{count}</text>");
            }

            if (i % 2 == 0)
            {
                page.Append(CultureInfo.InvariantCulture, $"<text x=\"{i * width}\" y=\"{height + 32}\" class=\"axis\">{(first + i) * step}</text>");
            }
        }

        page.Append("\n</svg></figure>\n");
    }

    private static void Bars(IReadOnlyList<KeyValuePair<string, int>> tags, StringBuilder page)
    {
        if (tags.Count == 0)
        {
            return;
        }

        page.Append("<figure class=\"wide\"><figcaption>Tags <span class=\"quiet\">(songs)</span></figcaption>\n<ol class=\"bars\">\n");
        foreach (var (tag, count) in tags.Take(TagsShown))
        {
            page.Append(CultureInfo.InvariantCulture, $"<li><span>{Text(tag)}</span><i style=\"width:{100.0 * count / tags[0].Value:0.#}%\"></i><b>{count}</b></li>\n");
        }

        page.Append("</ol>\n");
        if (tags.Count > TagsShown)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"quiet\">and {tags.Count - TagsShown} more</p>\n");
        }

        page.Append("</figure>\n");
    }

    private static void Findings(CheckDatasetResult result, CheckWeight weight, string folder, StringBuilder page)
    {
        var groups = result.Findings.Where(finding => finding.Weight == weight).GroupBy(finding => finding.Code).ToList();
        if (groups.Count == 0)
        {
            return;
        }

        page.Append(CultureInfo.InvariantCulture, $"<h2 class=\"{weight.ToString().ToLowerInvariant()}\">{weight}</h2>\n");
        foreach (var group in groups)
        {
            var code = CheckCodes.Find(group.Key);
            page.Append(CultureInfo.InvariantCulture, $"<details{(weight == CheckWeight.Blocks ? " open" : "")}><summary>{Text(code?.Title ?? "Problem")} <b>{group.Count()}</b> <code>{Text(group.Key)}</code></summary>\n");
            if (code?.Fix is { } fix)
            {
                page.Append(CultureInfo.InvariantCulture, $"<p>Can be mended: <code>{Text(CommandHint.Of("check", CommandHint.NameOf(folder), "--fix", group.Key))}</code> {Text(char.ToLowerInvariant(fix[0]) + fix[1..])}.</p>\n");
            }

            page.Append("<table>\n");
            foreach (var finding in group)
            {
                var name = finding.File is { } file ? $"<td class=\"song\">{Text(Path.GetRelativePath(folder, file))}</td>" : "";
                page.Append(CultureInfo.InvariantCulture, $"<tr>{name}<td>{Text(finding.Text)}</td></tr>\n");
            }

            page.Append("</table></details>\n");
        }
    }

    private static string Text(string text) => WebUtility.HtmlEncode(FileNames.Printable(text));
}
