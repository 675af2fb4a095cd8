using System.Globalization;
using AceData.Datasets.Checking;
using AceData.Web.Languages;
using Microsoft.Extensions.Localization;

namespace AceData.Web.Pages.Training;

/// <summary>What a check found in the language of the window; in English where the sentence came from elsewhere, such as from the system.</summary>
internal static class FindingWords
{
    /// <summary>A few words for the heading.</summary>
    public static string Title(IStringLocalizer<CheckWords> words, string code) => words[$"Title.{code}"] is { ResourceNotFound: false } title ? title : words["Title"];

    /// <summary>The whole sentences.</summary>
    public static string Text(IStringLocalizer<CheckWords> words, CheckFinding finding)
    {
        var said = finding.Sentences.Select(sentence => words[$"Sentence.{sentence.Name}", [.. sentence.Values.Select(Shown)]]).ToList();
        return said.Count == 0 || said.Exists(sentence => sentence.ResourceNotFound) ? ProblemText.Of(finding.Text) : string.Join(' ', said.Select(sentence => sentence.Value));
    }

    // Files have decimal points, people have what their language has.
    private static object Shown(string value) =>
        value.Contains('.', StringComparison.Ordinal) && decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.CurrentCulture) : value;
}
