using System.Globalization;

namespace AceData.Cli.Output;

/// <summary>What is said of songs one by one, a line each below a sentence.</summary>
internal static class SongLines
{
    private const int MostLines = 20;

    /// <summary>A line for each of the first ones, and how many more there are.</summary>
    /// <param name="songs">What the lines are about.</param>
    /// <param name="line">The line of one, printable.</param>
    public static string Of<T>(IReadOnlyCollection<T> songs, Func<T, string> line) =>
        string.Concat(songs.Take(MostLines).Select(song => $"\n  {line(song)}"))
        + (songs.Count > MostLines ? string.Create(CultureInfo.InvariantCulture, $"\n  … and {songs.Count - MostLines} more") : "");
}
