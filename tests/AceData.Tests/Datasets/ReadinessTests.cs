using AceData.Audio.Analysis;
using AceData.Datasets;
using AceData.Datasets.Checking;
using AceData.Files;
using AceData.Library;
using AceData.Library.Catalog;
using AceData.Settings;
using AceData.Tagging;
using AceData.Tests.Datasets.Checking;

namespace AceData.Tests.Datasets;

/// <summary>The page counts before a check and the check counts itself: both see one folder, so both must say the same.</summary>
public class ReadinessTests
{
    private const string Good = "hip hop, 93 bpm, rap, minor key, dark, confident, melancholic, synth bass, drums, electric piano, male rap";

    [Fact]
    public async Task Page_and_check_count_the_same_songs_whatever_is_wrong_with_their_sound()
    {
        using var folder = Songs();
        var check = folder.Check();
        var now = await CountAsync(folder, check);

        Assert.Equal((8, 8), (check.Songs, now.Songs));
        Assert.Equal(8, FolderCheck.Run(new DatasetFolders(), DataRoot.Resolve(folder.Root, folder.Root), TestContext.Current.CancellationToken).Single(finding => finding.Topic == FolderTopic.Songs).Count);
        Assert.Equal((3, 3), (Songs(check, "PROMPT-MISSING"), now.Untagged));
        Assert.Equal((3, 3), (Songs(check, "PROMPT-MEASURED"), now.TempoAndKey));
        Assert.Equal((2, 2), (Songs(check, "AUDIO-BAD") + Songs(check, "AUDIO-EMPTY"), now.Unreadable));
        Assert.Equal((6, 6), (Songs(check, "LYRICS-MISSING"), now.WithoutLyrics));

        // Complete is not the same as without anything to mend: the instrumental has fewer tags than usual.
        Assert.Equal((1, 2), (check.Ready, now.Ready));
    }

    [Fact]
    public void An_empty_file_is_judged_by_its_texts_like_any_other_that_cannot_be_read()
    {
        using var folder = new CheckFolder();
        folder.Song("good.wav", Good, CheckFolder.Lyrics, CheckFolder.Measured());
        folder.Song("tagged.wav", "jazz, 100 bpm", null, content: []);
        folder.Song("bare.wav", null, CheckFolder.Lyrics, content: []);
        folder.Song("good.mp3", null, null, content: []);
        var check = folder.Check(new CheckDatasetRequest { Fix = ["TAG-ORDER"] });

        Assert.Contains(check.Statistics.Tags, tag => tag is { Key: "jazz", Value: 1 });
        Assert.Equal([folder["bare.wav"]], check.Findings.Where(finding => finding.Code == "PROMPT-MISSING").Select(finding => finding.File));
        Assert.Equal("It has no tags, and none can be listened for in what cannot be read as audio. Replace the file first, or take it out of the folder.", check.Findings.Single(finding => finding.Code == "PROMPT-MISSING").Text);
        Assert.Equal(3, Songs(check, "AUDIO-EMPTY"));
        Assert.Equal((4, 1), (check.Songs, check.Ready));

        // Nothing is learnt from what cannot be heard, so it is no song of the set.
        Assert.StartsWith("Songs with tags and readable sound: 1.", check.Findings.Single(finding => finding.Code == "SET-SMALL").Text, StringComparison.Ordinal);

        // The texts of a twin are those of the file that can be heard, and what cannot be heard takes no room.
        Assert.DoesNotContain(check.Findings, finding => finding.File == folder["good.mp3"] && finding.Code != "AUDIO-EMPTY");
        Assert.Equal(200 * 230_000.0, check.TrainSetBytes);
    }

    [Theory]
    [InlineData("93 bpm, minor key", true)]
    [InlineData("minor key", true)]
    [InlineData("rock, 93 bpm, minor key", false)]
    [InlineData("rock", false)]
    public void Only_songs_with_nothing_but_tempo_and_key_are_called_so(string prompt, bool isSaid)
    {
        using var folder = new CheckFolder();
        var song = folder.Song("a.wav", prompt, CheckFolder.Lyrics, CheckFolder.Measured());
        using (var library = LibraryDatabase.Open(Path.Combine(folder.Root, ".acedata", "library.db"), TimeProvider.System))
        {
            // As a run without a model writes it: what the file says of itself is in it, too.
            var found = Assert.Single(SongScanner.Scan([song], folder.Root, TestContext.Current.CancellationToken).Songs);
            new SideCarWriter(library).Write(found, SideCarKind.Prompt, prompt + " ", new SideCarOrigin { Author = SideCarAuthor.MeasuredOnly }, FileVersion.Of(File.ReadAllBytes(found.PromptPath)));
        }

        var codes = folder.Check().Findings.Select(finding => finding.Code).ToList();

        Assert.Equal(isSaid, codes.Contains("PROMPT-MEASURED"));
        Assert.NotEqual(isSaid, codes.Contains("TAG-FEW"));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_looked_into_is_no_song()
    {
        using var folder = new CheckFolder();
        folder.Song("a.wav", Good, CheckFolder.Lyrics, CheckFolder.Measured());
        Directory.CreateDirectory(folder[string.Join(Path.DirectorySeparatorChar, Enumerable.Repeat("d", 70))]);

        var check = folder.Check();

        Assert.Equal("FOLDER-TOO-DEEP", Assert.Single(check.Findings, finding => finding.Weight == CheckWeight.Blocks).Code);
        Assert.Equal((1, 1), (check.Songs, check.Ready));
        Assert.Equal((1, 1), ((await CountAsync(folder, check)).Songs, (await CountAsync(folder, check)).Unreadable));
    }

    // Eight files: one empty, one a text, one complete, three with tempo and key, two without tags.
    private static CheckFolder Songs()
    {
        var folder = new CheckFolder();
        folder.Song("1.wav", Good, CheckFolder.Lyrics, CheckFolder.Measured());
        folder.Song("2.wav", "93 bpm, minor key", null, CheckFolder.Measured());
        folder.Song("3.wav", "93 bpm, minor key", null, CheckFolder.Measured());
        folder.Song("4.wav", "93 bpm", null, CheckFolder.Measured());
        folder.Song("5.wav", null, null, CheckFolder.Measured());
        folder.Song("6.wav", "instrumental, 93 bpm, minor key", null, CheckFolder.Measured());
        folder.Song("empty.wav", null, null, content: []);
        var text = folder.Song("text.mp3", null, null);
        using var library = LibraryDatabase.Open(Path.Combine(folder.Root, ".acedata", "library.db"), TimeProvider.System);
        library.PutFailure(Assert.Single(SongScanner.Scan([text], folder.Root).Songs), SongAnalyzer.Version, new AnalysisFailure("AUDIO-NONE", "It is no audio file."));
        return folder;
    }

    private static int Songs(CheckDatasetResult check, string code) => check.Findings.Count(finding => finding.Code == code);

    private static async Task<Readiness> CountAsync(CheckFolder folder, CheckDatasetResult check)
    {
        var root = DataRoot.Resolve(folder.Root, folder.Root);
        using var library = LibraryDatabase.Open(root.LibraryFile, TimeProvider.System);
        await using var catalog = new SongCatalog(library, TagRules.Load(root, null, null, "default"), TimeProvider.System);
        await catalog.OpenAsync([root.Audio], TestContext.Current.CancellationToken);
        catalog.NoteFindings(check.Findings.Where(finding => finding.File is not null).ToLookup(finding => SongId.Of(finding.File!)).ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(finding => finding.Code)]));
        return Readiness.Of(catalog.Current);
    }
}
