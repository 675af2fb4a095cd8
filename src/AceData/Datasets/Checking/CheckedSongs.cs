using AceData.Library;
using AceData.Library.Catalog;
using AceData.Tagging;

namespace AceData.Datasets.Checking;

/// <summary>Reads what the rules want to know of songs.</summary>
internal static class CheckedSongs
{
    private const int Readers = 4;

    /// <summary>Reads texts and library of some songs.</summary>
    /// <param name="songs">The songs.</param>
    /// <param name="measured">What was measured of each, or why not.</param>
    /// <param name="library">The library.</param>
    /// <param name="basis">By what they are judged.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static CheckedSong[] Read(
        IReadOnlyList<Song> songs, IReadOnlyList<(SongMeasurement? Measured, CheckFinding? Problem)> measured, LibraryDatabase library, CheckBasis basis, CancellationToken cancellationToken)
    {
        var facts = SongFacts.Read(songs, _ => null, library, cancellationToken);
        var maker = new EntryMaker(basis.Rules);
        var read = new CheckedSong[songs.Count];
        Parallel.For(0, songs.Count, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Math.Min(Readers, Environment.ProcessorCount) }, i =>
        {
            var lyrics = ReadSideCar.From(facts[i].Song.LyricsPath);
            read[i] = new CheckedSong
            {
                Row = maker.Make(facts[i], null),
                Lyrics = lyrics.IsBlank || lyrics.Text is null ? null : lyrics.Text,
                LyricsProblem = lyrics.Problem,
                Measured = measured[i].Measured,
                AudioProblem = measured[i].Problem,
                PromptWrittenUtc = facts[i].Prompt.Stamp == default ? null : new DateTime(facts[i].Prompt.Stamp.ModifiedTicks, DateTimeKind.Utc),
            };
        });
        return read;
    }
}
