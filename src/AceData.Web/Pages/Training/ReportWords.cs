using System.Globalization;
using AceData.Datasets.Checking.Reporting;
using AceData.Web.Languages;
using Microsoft.Extensions.Localization;

namespace AceData.Web.Pages.Training;

/// <summary>The report of a check in the language of the window that asks for it.</summary>
internal static class ReportWords
{
    /// <summary>All its words.</summary>
    public static CheckReportWords Of(IStringLocalizer<CheckWords> words) => new()
    {
        Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
        Title = words["Report.Title"],
        Songs = words["Report.Songs"],
        Ready = words["Report.Ready"],
        Blocks = words["Report.Blocks"],
        Warns = words["Report.Warns"],
        Notes = words["Report.Notes"],
        Size = words["Report.Size"],
        Waits = words["Report.Waits"],
        Free = words["Report.Free"],
        Tempo = words["Report.Tempo"],
        TempoUnit = words["Report.TempoUnit"],
        Length = words["Report.Length"],
        LengthUnit = words["Report.LengthUnit"],
        Range = words["Report.Range"],
        Bar = words["Report.Bar"],
        CountOfSongs = words["Report.CountOfSongs"],
        Tags = words["Report.Tags"],
        More = words["Report.More"],
        Mended = words["Report.Mended"],
        OfWeight = weight => words[$"Report.Weight.{weight}"],
        OfCode = code => FindingWords.Title(words, code),
        OfFix = code => words[$"Fix.{code.Name}"],
        OfFinding = finding => FindingWords.Text(words, finding),
    };
}
