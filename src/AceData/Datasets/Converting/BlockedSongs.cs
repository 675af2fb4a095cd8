using AceData.Datasets.Checking;
using AceData.Library;
using AceData.Settings;
using AceData.Tagging;

namespace AceData.Datasets.Converting;

/// <summary>Which songs a conversion refuses now, by their texts and by what the library knows of their sound.</summary>
/// <param name="library">The library of the data root.</param>
/// <param name="root">The data root.</param>
/// <param name="rules">By what songs are judged.</param>
public sealed class BlockedSongs(LibraryDatabase library, DataRoot root, TagRules rules)
{
    /// <summary>Full paths of those among some songs; as a conversion does it, no song is measured for it.</summary>
    /// <param name="songs">The songs.</param>
    /// <param name="request">What is to be converted: default tags stand in for missing ones.</param>
    /// <param name="folder">Full path of the folder that is converted.</param>
    /// <param name="cancellationToken">Stops.</param>
    public IReadOnlySet<string> Among(IReadOnlyList<Song> songs, ConvertDatasetRequest request, string folder, CancellationToken cancellationToken)
    {
        if (songs.Count == 0)
        {
            return new HashSet<string>();
        }

        var basis = new CheckBasis(rules);
        var known = new SongMeasuring(library, root, TimeProvider.System).Known(songs, cancellationToken);
        var tally = new CheckTally(basis);
        var findings = CheckedSongs.Read(songs, known, library, basis, cancellationToken).SelectMany(tally.Add);
        return ConvertBlocks.Of(findings, request, folder).Select(finding => finding.File!).ToHashSet(StringComparer.Ordinal); // not null: what blocks is of a song
    }
}
