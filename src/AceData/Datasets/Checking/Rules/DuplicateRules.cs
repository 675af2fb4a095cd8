using AceData.Audio.Fingerprints;
using AceData.Files;
using AceData.Library;
using AceData.Tagging;

namespace AceData.Datasets.Checking.Rules;

/// <summary>Whether a set holds a recording more than once: it would be learnt that many times as much as the others.</summary>
internal static class DuplicateRules
{
    private const int NamedAtMost = 12;

    // Between what formats, levels and cuts do to a recording, and what another voice over the same music does; see decision 0020.
    private const double CertainlyOne = 0.13;

    private static readonly string[] Lossless = ["alac", "ape", "flac", "mlp", "shorten", "tak", "tta", "truehd", "wavpack"];

    // Other tags in a file make some kilobytes; a tenth more is another quality.
    private const double SizeSteps = 10;

    /// <summary>A finding for each group of equal recordings, on the one that is the first to go, and the full paths of all that are to go.</summary>
    /// <param name="songs">All songs.</param>
    /// <param name="measured">What was measured of each.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static IEnumerable<(CheckFinding Finding, IReadOnlyList<string> Copies)> Of(IReadOnlyList<Song> songs, IReadOnlyList<SongMeasurement?> measured, CancellationToken cancellationToken)
    {
        var heard = Enumerable.Range(0, songs.Count).Where(i => measured[i] is { IsSilent: false }).ToList();
        var sounds = heard.Select(i => new HeardSound(SoundFingerprint.FromBytes(measured[i]!.Fingerprint), measured[i]!.DurationSeconds)).ToList();
        foreach (var group in SameRecordings.Find(sounds, cancellationToken))
        {
            var ranked = group.Members
                .Select(i => (Song: songs[heard[i]], Measured: measured[heard[i]]!))
                .OrderByDescending(copy => IsLossless(copy.Measured.Codec))
                .ThenByDescending(copy => Math.Round(copy.Measured.DurationSeconds))
                .ThenByDescending(copy => copy.Measured.SampleRate)
                .ThenByDescending(copy => copy.Measured.Channels)
                .ThenByDescending(copy => Math.Round(Math.Log(Math.Max(copy.Song.Length, 1)) * SizeSteps))
                .ThenBy(copy => CopyName.Is(copy.Song.Path))
                .ThenBy(copy => copy.Song.ModifiedUtc)
                .ThenBy(copy => Path.GetFileName(copy.Song.Path).Length)
                .ThenBy(copy => copy.Song.Path, StringComparer.Ordinal)
                .Select(copy => copy.Song)
                .ToList();
            yield return (CheckFinding.Say(CheckCodes.SongDuplicate, ranked[^1].Path, [Said(ranked, group.Difference)]), [.. ranked.Skip(1).Select(song => song.Path)]);
        }
    }

    private static (FindingSentence, string) Said(List<Song> ranked, double difference)
    {
        var others = ranked.SkipLast(1).Select(song => $"'{FileNames.Printable(song.RelativePath)}'").ToList();
        var named = NameList.Counted(others, NamedAtMost);
        var (alike, best) = (1 - difference, others[0]);
        return (difference <= CertainlyOne, others.Count) switch
        {
            (true, 1) => FindingSentence.Of("SONG-DUPLICATE", $"It is the same recording as {named} ({alike:P0} alike; different songs are about 50 % alike). It would be learnt twice: keep {best} and take the other out of the folder."),
            (true, _) => FindingSentence.Of("SONG-DUPLICATE.Several", $"It is the same recording as {named} ({alike:P0} alike; different songs are about 50 % alike). It would be learnt several times: keep {best} and take the others out of the folder."),
            (false, 1) => FindingSentence.Of("SONG-DUPLICATE.Probably", $"It is probably the same recording as {named} ({alike:P0} alike; different songs are about 50 % alike). It may also be the same music with and without a voice: listen to both, and keep one if they are the same, {best} by its quality."),
            _ => FindingSentence.Of("SONG-DUPLICATE.ProbablySeveral", $"It is probably the same recording as {named} ({alike:P0} alike; different songs are about 50 % alike). It may also be the same music with and without a voice: listen to them, and keep one if they are the same, {best} by its quality."),
        };
    }

    private static bool IsLossless(string codec) => codec.StartsWith("pcm_", StringComparison.Ordinal) || Lossless.Contains(codec, StringComparer.Ordinal);
}
