using AceData.Datasets;
using AceData.Web.Languages;
using Microsoft.Extensions.Localization;

namespace AceData.Web.Pages.Training;

/// <summary>What is said of a folder before anything is started.</summary>
internal static class FolderWords
{
    /// <summary>The sentence of a finding.</summary>
    public static string Text(IStringLocalizer<TrainingWords> words, FolderFinding finding) => finding.Topic is FolderTopic.Songs or FolderTopic.Strangers or FolderTopic.Occupied
        ? words.Count($"Folder.{finding.Topic}", finding.Count, finding.Detail)
        : words[$"Folder.{finding.Topic}", finding.Topic is FolderTopic.Path or FolderTopic.NotWritable ? ProblemText.Of(finding.Detail) : finding.Detail, finding.Count];
}
