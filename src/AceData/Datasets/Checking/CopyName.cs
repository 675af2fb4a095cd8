using System.Text.RegularExpressions;

namespace AceData.Datasets.Checking;

/// <summary>Whether the name of a file is one that file managers and browsers give to a copy.</summary>
internal static partial class CopyName
{
    /// <summary>True for <c>song - Copy.mp3</c>, <c>song (1).mp3</c>, <c>Kopie von song.mp3</c> and the like.</summary>
    /// <param name="path">The file.</param>
    public static bool Is(string path) => Mark().IsMatch(Path.GetFileNameWithoutExtension(path));

    [GeneratedRegex(@"(?<!\p{L})(?:copy|kopie|copie|copia|cópia|kopia|kopi|kopio)(?!\p{L})|\(\d{1,3}\)\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Mark();
}
