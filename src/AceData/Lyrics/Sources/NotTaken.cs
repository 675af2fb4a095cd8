using System.Globalization;
using AceData.Files;

namespace AceData.Lyrics.Sources;

/// <summary>Why a text beside a song was not taken for its words.</summary>
internal static class NotTaken
{
    private const int CommasOfTags = 2;
    private const int LinesOfTags = 2;

    /// <summary>A sentence for the person: what is amiss with the text, and what to do if it is lyrics all the same.</summary>
    /// <param name="path">Full path of the text.</param>
    /// <param name="text">What it was found to be.</param>
    public static string Why(string path, SideCarText text)
    {
        var name = $"'{FileNames.Printable(Path.GetFileName(path))}' lies beside it but was not taken";
        var lines = text.Text.Split('\n').Count(line => !string.IsNullOrWhiteSpace(line));
        return text.Kind switch
        {
            SideCarTextKind.Empty => $"{name}: it is empty",
            SideCarTextKind.FailureMarker => $"{name}: it holds only the failure message of another tool",
            SideCarTextKind.Prompt when lines <= LinesOfTags && text.Text.Count(c => c == ',') >= CommasOfTags => $"{name}: it looks like a line of tags. If it is lyrics, put [verse] above them",
            SideCarTextKind.Prompt => string.Create(CultureInfo.InvariantCulture, $"{name}: it has only {lines} {(lines == 1 ? "line" : "lines")} and no header such as [verse], so it may be a caption. If it is lyrics, put [verse] above them"),
            _ => $"{name}: it holds no words",
        };
    }
}
