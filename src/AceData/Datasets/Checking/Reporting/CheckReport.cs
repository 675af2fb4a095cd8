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

    /// <summary>The page.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="folder">Full path of the songs; names in the page are below it.</param>
    /// <param name="made">When.</param>
    /// <param name="words">In which words; English when null.</param>
    /// <param name="options">Options that a command which mends needs besides, such as the data folder; null for none.</param>
    public static string Of(CheckDatasetResult result, string folder, DateTimeOffset made, CheckReportWords? words = null, IReadOnlyList<string>? options = null)
    {
        words ??= new CheckReportWords();
        var page = new StringBuilder();
        var title = Text(Filled(words.Title, Path.GetFileName(folder)));
        page.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{words.Language}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<style>");
        page.Append(CheckReportStyle.Sheet).Append("</style>\n</head>\n<body>\n<main>\n");
        page.Append(CultureInfo.InvariantCulture, $"<h1>{title}</h1>\n<p class=\"quiet\">{Text(folder)} · {made:yyyy-MM-dd HH:mm}</p>\n");
        Tiles(result, words, page);
        Pictures(result.Statistics, words, page);
        foreach (var weight in Enum.GetValues<CheckWeight>())
        {
            Findings(result, weight, folder, options ?? [], words, page);
        }

        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Tiles(CheckDatasetResult result, CheckReportWords words, StringBuilder page)
    {
        page.Append("<ul class=\"tiles\">\n");
        Tile(words.Songs, result.Songs, "");
        Tile(words.Ready, result.Ready, "good");
        Tile(words.Blocks, Count(CheckWeight.Blocks), "blocks");
        Tile(words.Warns, Count(CheckWeight.Warns), "warns");
        Tile(words.Notes, Count(CheckWeight.Notes), "notes");
        page.Append("</ul>\n");
        page.Append(CultureInfo.InvariantCulture, $"<p>{Text(Filled(words.Size, FileSizes.Of(result.TrainSetBytes, CultureInfo.GetCultureInfo(words.Language))))} {Text(Count(CheckWeight.Blocks) > 0 ? words.Waits : words.Free)}</p>\n");

        int Count(CheckWeight weight) => result.Findings.Count(finding => finding.Weight == weight);

        void Tile(string what, int count, string kind) => page.Append(CultureInfo.InvariantCulture, $"<li class=\"{kind}\"><b>{count}</b> {Text(what)}</li>\n");
    }

    private static void Pictures(CheckStatistics statistics, CheckReportWords words, StringBuilder page)
    {
        page.Append("<section class=\"pictures\">\n");
        Histogram(words.Tempo, words.TempoUnit, CheckHistogram.Of([.. statistics.Tempos], CheckHistogram.TempoStep), words, page);
        Histogram(words.Length, words.LengthUnit, CheckHistogram.Of([.. statistics.Seconds], CheckHistogram.LengthStep), words, page);
        Bars(statistics.Tags, words, page);
        page.Append("</section>\n");
    }

    private static void Histogram(string title, string unit, CheckHistogram? histogram, CheckReportWords words, StringBuilder page)
    {
        if (histogram is null)
        {
            return;
        }

        const int height = 120, width = 26;
        var counts = histogram.Counts;
        var most = counts.Max();
        page.Append(CultureInfo.InvariantCulture, $"<figure><figcaption>{Text(title)} <span class=\"quiet\">({Text(unit)}, {Text(Filled(words.CountOfSongs, counts.Sum()))})</span></figcaption>\n<svg viewBox=\"0 0 {(Math.Max(4, counts.Count) + 1) * width} {height + 36}\" role=\"img\" aria-label=\"{Text(Filled(words.Range, title, histogram.First, histogram.BeginOf(counts.Count), unit))}\">\n");
        foreach (var (i, count) in counts.Index())
        {
            var bar = (double)count / most * height;
            page.Append(CultureInfo.InvariantCulture, $"<rect x=\"{(i * width) + 2}\" y=\"{16 + height - bar:0.#}\" width=\"{width - 4}\" height=\"{bar:0.#}\"><title>{Text(Filled(words.Bar, histogram.BeginOf(i), histogram.BeginOf(i + 1), unit, count))}</title></rect>");
            if (count > 0)
            {
                page.Append(CultureInfo.InvariantCulture, $"<text x=\"{(i * width) + (width / 2)}\" y=\"{12 + height - bar:0.#}\">{count}</text>");
            }
        }

        foreach (var (bin, value) in histogram.Axis)
        {
            page.Append(CultureInfo.InvariantCulture, $"<text x=\"{bin * width}\" y=\"{height + 32}\" class=\"axis\">{value}</text>");
        }

        page.Append("\n</svg></figure>\n");
    }

    private static void Bars(IReadOnlyList<KeyValuePair<string, int>> tags, CheckReportWords words, StringBuilder page)
    {
        if (tags.Count == 0)
        {
            return;
        }

        page.Append(CultureInfo.InvariantCulture, $"<figure class=\"wide\"><figcaption>{Text(words.Tags)} <span class=\"quiet\">({Text(words.Songs)})</span></figcaption>\n<ol class=\"bars\">\n");
        foreach (var (tag, count) in tags.Take(TagsShown))
        {
            page.Append(CultureInfo.InvariantCulture, $"<li><span>{Text(tag)}</span><i style=\"width:{100.0 * count / tags[0].Value:0.#}%\"></i><b>{count}</b></li>\n");
        }

        page.Append("</ol>\n");
        if (tags.Count > TagsShown)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"quiet\">{Text(Filled(words.More, tags.Count - TagsShown))}</p>\n");
        }

        page.Append("</figure>\n");
    }

    private static void Findings(CheckDatasetResult result, CheckWeight weight, string folder, IReadOnlyList<string> options, CheckReportWords words, StringBuilder page)
    {
        var groups = result.Findings.Where(finding => finding.Weight == weight).GroupBy(finding => finding.Code).ToList();
        if (groups.Count == 0)
        {
            return;
        }

        page.Append(CultureInfo.InvariantCulture, $"<h2 class=\"{weight.ToString().ToLowerInvariant()}\">{Text(words.OfWeight(weight))}</h2>\n");
        foreach (var group in groups)
        {
            var code = CheckCodes.Find(group.Key);
            page.Append(CultureInfo.InvariantCulture, $"<details{(weight == CheckWeight.Blocks ? " open" : "")}><summary>{Text(words.OfCode(group.Key))} <b>{group.Count()}</b> <code>{Text(group.Key)}</code></summary>\n");
            if (code is { Fix: not null })
            {
                page.Append(CultureInfo.InvariantCulture, $"<p>{Text(words.Mended)} <code>{Text(CommandHint.Of(["check", CommandHint.NameOf(folder), "--fix", group.Key, .. options]))}</code> {Text(words.OfFix(code))}</p>\n");
            }

            page.Append("<table>\n");
            foreach (var finding in group)
            {
                var name = finding.File is { } file ? $"<td class=\"song\">{Text(Path.GetRelativePath(folder, file))}</td>" : "";
                page.Append(CultureInfo.InvariantCulture, $"<tr>{name}<td>{Text(words.OfFinding(finding))}</td></tr>\n");
            }

            page.Append("</table></details>\n");
        }
    }

    private static string Filled(string words, params object[] values) => string.Format(CultureInfo.InvariantCulture, words, values);

    private static string Text(string text) => WebUtility.HtmlEncode(FileNames.Printable(text));
}
