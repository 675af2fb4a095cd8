using AceData.Datasets.Checking;
using AceData.Datasets.Checking.Fixing;
using AceData.Editing;
using AceData.Jobs;
using AceData.Library;
using AceData.Library.Catalog;
using AceData.Settings;
using AceData.Tagging;

namespace AceData.Tests.Datasets.Checking;

public class TextFixingTests
{
    private const string Unordered = "93 bpm, hip hop, rap, minor key, dark, confident, melancholic, synth bass, drums, electric piano, male rap";

    [Fact]
    public async Task A_mend_that_was_stopped_says_of_each_text_that_it_was_not_reached()
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", Unordered, CheckFolder.Lyrics, CheckFolder.Measured());
        var (fixing, library, catalog) = await PlannedAsync(folder, "TAG-ORDER");
        await using var songs = catalog;
        using var kept = library;
        using var editor = new SongEditor(library, catalog);

        var stopped = fixing.Outcome(await fixing.WriteAsync(editor, "Check", new CancellationToken(canceled: true)));

        Assert.Contains("was not reached", Assert.Single(stopped).Error, StringComparison.Ordinal);
        Assert.Equal(Unordered, File.ReadAllText(folder["a_prompt.txt"]));

        var whole = fixing.Outcome(await fixing.WriteAsync(editor, "Check", TestContext.Current.CancellationToken));
        Assert.Null(Assert.Single(whole).Error);
        Assert.StartsWith("hip hop, 93 bpm, rap", File.ReadAllText(folder["a_prompt.txt"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hip hop, 93 bpm, rap, Hip-Hop, minor key, dark, confident, drums, male rap", "hip hop, 93 bpm, rap, minor key, dark, confident, drums, male rap")]
    [InlineData("hip hop, 93 bpm, minor key, synth-bass, Synth  Bass, drums, ???, !!!", "hip hop, 93 bpm, minor key, synth-bass, drums, ???, !!!")]
    public async Task The_same_tag_in_two_spellings_is_mended_as_it_is_found(string prompt, string expected)
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", prompt, CheckFolder.Lyrics, CheckFolder.Measured());
        Assert.Contains("TAG-DOUBLE", folder.Codes("a.wav"));
        var (fixing, library, catalog) = await PlannedAsync(folder, "TAG-DOUBLE");
        await using var songs = catalog;
        using var kept = library;

        Assert.Equal(expected, Assert.Single(fixing.Planned).After);
    }

    private static async Task<(TextFixing Fixing, LibraryDatabase Library, SongCatalog Catalog)> PlannedAsync(CheckFolder folder, string code)
    {
        var root = DataRoot.Resolve(folder.Root, folder.Root);
        var library = LibraryDatabase.Open(root.LibraryFile, TimeProvider.System);
        var rules = TagRules.Load(root, null, null, null);
        var catalog = new SongCatalog(library, rules, TimeProvider.System);
        await catalog.OpenAsync([root.Audio], TestContext.Current.CancellationToken);
        var basis = new CheckBasis(rules);
        var (fixing, tally) = (new TextFixing(TextFix.Find([code]), basis), new CheckTally(basis));
        var scanned = SongScanner.Scan([root.Audio], root.Folder, TestContext.Current.CancellationToken).Songs;
        var measured = await new SongMeasuring(library, root, TimeProvider.System).RunAsync(scanned, isQuick: true, workers: 1, new Progress<JobEvent>(), TestContext.Current.CancellationToken);
        foreach (var song in CheckedSongs.Read(scanned, measured, library, basis, TestContext.Current.CancellationToken))
        {
            fixing.Plan(song, tally.Add(song));
        }

        return (fixing, library, catalog);
    }
}
