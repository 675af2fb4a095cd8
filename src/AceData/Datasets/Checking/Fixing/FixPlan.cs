using AceData.Audio;
using AceData.Editing;
using AceData.Jobs;
using AceData.Library;
using AceData.Library.Catalog;
using AceData.Settings;

namespace AceData.Datasets.Checking.Fixing;

/// <summary>How the findings of one code would be mended: seen first, then written as one step of the editor.</summary>
public sealed class FixPlan
{
    private const int Batch = 500;
    private readonly TextFixing _fixing;

    private FixPlan(TextFixing fixing, int songs) => (_fixing, Songs) = (fixing, songs);

    /// <summary>Songs that were looked at.</summary>
    public int Songs { get; }

    /// <summary>The texts that would change.</summary>
    public IReadOnlyList<FixedText> Changes => _fixing.Planned;

    /// <summary>True where the program can mend what has this code.</summary>
    public static bool IsThere(string code) => CheckCodes.Find(code)?.Fix is not null;

    /// <summary>Looks at songs and plans; writes nothing. Songs that do not have the finding any more are passed over.</summary>
    /// <param name="code">What is to be mended.</param>
    /// <param name="files">Full paths of the songs.</param>
    /// <param name="catalog">The songs and the rules by which they are judged.</param>
    /// <param name="library">The library of the data root.</param>
    /// <param name="root">The data root.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="AceDataException">FIX-UNKNOWN: only a person can mend it.</exception>
    public static async Task<FixPlan> MakeAsync(string code, IReadOnlyList<string> files, SongCatalog catalog, LibraryDatabase library, DataRoot root, CancellationToken cancellationToken)
    {
        var basis = new CheckBasis(catalog.Rules);
        var (fixing, tally) = (new TextFixing(TextFix.Find([code]), basis), new CheckTally(basis));
        var measuring = new SongMeasuring(library, root, TimeProvider.System);
        var current = catalog.Current;
        var songs = files.Distinct(StringComparer.Ordinal).Select(file => current.Find(SongId.Of(file))?.Song).OfType<Song>().ToList();
        foreach (var batch in songs.Chunk(Batch))
        {
            var measured = await measuring.RunAsync(batch, isQuick: true, workers: 1, new Progress<JobEvent>(), cancellationToken);
            foreach (var song in await Task.Run(() => CheckedSongs.Read(batch, measured, library, basis, cancellationToken), cancellationToken))
            {
                fixing.Plan(song, tally.Add(song));
            }
        }

        return new FixPlan(fixing, songs.Count);
    }

    /// <summary>Writes it as one step: tags as they are by then, lyrics only where they still say what was looked at.</summary>
    /// <param name="editor">The editor that has the songs open.</param>
    /// <param name="label">What the step is called in undo.</param>
    /// <param name="cancellationToken">Stops between two batches; what was written is kept and can be undone.</param>
    public Task<EditResult> ApplyAsync(SongEditor editor, string label, CancellationToken cancellationToken) => _fixing.WriteAsync(editor, label, cancellationToken);
}
