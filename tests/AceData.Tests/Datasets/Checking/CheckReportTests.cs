using System.Text.RegularExpressions;
using AceData.Datasets.Checking;
using AceData.Datasets.Checking.Reporting;
using AceData.Settings;
using AceData.Testing;

namespace AceData.Tests.Datasets.Checking;

public partial class CheckReportTests
{
    private static readonly DateTimeOffset Made = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void The_page_needs_nothing_else_and_shows_every_finding_as_text()
    {
        using var folder = new CheckFolder();
        const string hostile = "<img src=x onerror=alert(1)> & \u202Ecod.wav";
        folder.Song(hostile, "93 bpm, <script>alert(2)</script>, hip hop", null, CheckFolder.Measured());

        var result = folder.Check();
        var page = CheckReport.Of(result, Path.Combine(folder.Root, "data", "audio"), Made);

        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', page);
        Assert.DoesNotMatch("(src|href)=\"?https?:", page);
        Assert.All(result.Findings.Select(finding => finding.Code), code => Assert.Contains($"<code>{code}</code>", page, StringComparison.Ordinal));
        Assert.Equal(result.Findings.Count, Row().Count(page));
    }

    [Fact]
    public void Pictures_count_every_song()
    {
        var statistics = new CheckStatistics([10, 70, 75, 9000], [60, 93, 93, 95, 180], [new("hip hop", 5), new("rap", 2)]);
        var result = new CheckDatasetResult { Songs = 5, Ready = 5, Findings = [], Statistics = statistics, TrainSetBytes = 2e9, Seconds = 1 };

        var page = CheckReport.Of(result, "/songs", Made);

        Assert.Equal(5 + 4, Bar().Matches(page).Sum(bar => int.Parse(bar.Groups["count"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Contains("90 to 100 bpm: 3", page, StringComparison.Ordinal);
        Assert.Contains("<span>hip hop</span><i style=\"width:100%\"></i><b>5</b>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new double[] { 12 }, "0 30")]
    [InlineData(new double[] { 12, 40 }, "0 60")]
    [InlineData(new double[] { 12, 40, 70 }, "0 60 90")]
    [InlineData(new double[] { 95 }, "90 120")]
    public void The_axis_of_a_picture_says_where_it_begins_and_ends_however_few_values_there_are(double[] lengths, string axis)
    {
        var result = new CheckDatasetResult { Songs = 1, Ready = 1, Findings = [], Statistics = new CheckStatistics(lengths, [], []), TrainSetBytes = 2e9, Seconds = 1 };

        Assert.Equal(axis, string.Join(' ', Axis().Matches(CheckReport.Of(result, "/songs", Made)).Select(label => label.Groups["value"].Value)));
    }

    [Fact]
    public void A_picture_whose_last_bar_holds_all_that_is_longer_has_no_end()
    {
        var histogram = CheckHistogram.Of([10, 9000], CheckHistogram.LengthStep)!; // not null: there are values
        Assert.Equal((41, 40), (histogram.Counts.Count, histogram.Axis.Last().Bin));
        Assert.Equal(41, CheckHistogram.Of([10, (41 * 30) - 1], CheckHistogram.LengthStep)!.Axis.Last().Bin);
    }

    [Fact]
    public void What_the_last_check_found_is_kept_and_read_back()
    {
        using var folder = new CheckFolder();
        var root = DataRoot.Resolve(folder.Root, folder.Root);
        Assert.Null(CheckResultFile.Read(root));
        folder.Song("a.wav", "93 bpm, hip hop", null, CheckFolder.Measured());

        var result = folder.Check();

        var kept = CheckResultFile.Read(root)!; // not null: just written
        Assert.Equal(result.Findings.Select(finding => (finding.Code, finding.Weight, finding.File, finding.Text)), kept.Result.Findings.Select(finding => (finding.Code, finding.Weight, finding.File, finding.Text)));
        Assert.Equal(result.Findings.SelectMany(finding => finding.Sentences).SelectMany(sentence => sentence.Values), kept.Result.Findings.SelectMany(finding => finding.Sentences).SelectMany(sentence => sentence.Values));
        Assert.Equal([Path.Combine(folder.Root, "data", "audio")], kept.Inputs);
        Assert.Equal(folder["a.wav"], Assert.Single(kept.Seen).Key);
        File.WriteAllText(CheckResultFile.PathIn(root), "{\"songs\":\"many\"}");
        Assert.Null(CheckResultFile.Read(root));
    }

    [Fact]
    public void The_guide_names_every_code_with_its_weight()
    {
        var guide = File.ReadAllText(Checkout.File("docs/check.md"));

        Assert.All(CheckCodes.All(), code => Assert.Contains($"| `{code.Name}` | {code.Weight.ToString().ToLowerInvariant()} | {code.Title} |", guide, StringComparison.Ordinal));
    }

    [GeneratedRegex("class=\"axis\">(?<value>[^<]*)<")]
    private static partial Regex Axis();

    [GeneratedRegex("<tr>")]
    private static partial Regex Row();

    [GeneratedRegex(@"<rect [^>]*><title>[^<]*: (?<count>\d+)</title>")]
    private static partial Regex Bar();
}
