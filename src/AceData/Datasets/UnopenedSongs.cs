using AceData.Files;
using AceData.Library;

namespace AceData.Datasets;

/// <summary>Audio files that the scanner cannot hand on as songs, such as empty ones. They lie in the folder all the same, with texts beside them, and whoever counts songs counts them.</summary>
public static class UnopenedSongs
{
    // The files are there, and nothing is wrong with their names: their texts can be read.
    private static readonly string[] WithTexts = ["AUDIO-EMPTY", "AUDIO-HOLES"];

    /// <summary>How many of the problems are of files; the others are of folders.</summary>
    /// <param name="problems">What the scanner found.</param>
    public static int Count(IReadOnlyList<ScanFinding> problems) => problems.Count(problem => !IsFolder(problem.Code));

    /// <summary>True where a finding is about a folder, whose songs nobody can count.</summary>
    /// <param name="code">Its code.</param>
    public static bool IsFolder(string code) => code.StartsWith("FOLDER-", StringComparison.Ordinal);

    /// <summary>Those whose texts can be looked at, each with what is wrong with it.</summary>
    /// <param name="songs">The songs that were found: what shares its texts with one of them has none of its own.</param>
    /// <param name="problems">What the scanner found.</param>
    public static IReadOnlyList<(Song Song, ScanFinding Problem)> WithOwnTexts(IEnumerable<Song> songs, IReadOnlyList<ScanFinding> problems)
    {
        var unopened = problems.Where(problem => WithTexts.Contains(problem.Code)).ToList();
        if (unopened.Count == 0)
        {
            return [];
        }

        var taken = songs.Select(song => FileNames.CollisionKey(song.PromptPath)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. unopened
                .Select(problem => (new Song { Path = problem.Path, Root = Path.GetDirectoryName(problem.Path)!, Length = 0, ModifiedUtc = default }, problem)) // not null: it is a file
                .Where(pair => taken.Add(FileNames.CollisionKey(pair.Item1.PromptPath))),
        ];
    }
}
