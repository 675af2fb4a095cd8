using AceData.Datasets;
using AceData.Files;

namespace AceData.Preprocessing;

/// <summary>Tags and lyrics that were written after the data set, so that samples do not have them: who corrects a song and forgets to convert would wait for nothing.</summary>
public static class NewerTexts
{
    private static readonly SideCarKind[] Kinds = [SideCarKind.Prompt, SideCarKind.Lyrics];

    /// <summary>How many songs have such a file. The files' times decide: what was saved without a change counts, too.</summary>
    /// <param name="rows">The data set.</param>
    /// <param name="places">Where its songs are.</param>
    /// <param name="dataSet">Full path of its folder.</param>
    /// <returns>0 also where the data set does not show when it was made.</returns>
    internal static int Count(IEnumerable<DataSetRow> rows, SongPlace places, string dataSet)
    {
        var info = Path.Combine(dataSet, DataSetState.InfoName);
        if (!File.Exists(info))
        {
            return 0;
        }

        var made = File.GetLastWriteTimeUtc(info);
        return rows.Select(places.NameOf).Count(song => Path.IsPathFullyQualified(song) && Kinds.Any(kind => File.GetLastWriteTimeUtc(SideCar.PathOf(song, kind)) > made));
    }

    /// <summary>What to say of them.</summary>
    public static string Text(int count) => count == 1
        ? "One song has tags or lyrics that were written after the data set and are not in it. To have them learnt, convert the songs again first."
        : $"{count} songs have tags or lyrics that were written after the data set and are not in it. To have them learnt, convert the songs again first.";
}
