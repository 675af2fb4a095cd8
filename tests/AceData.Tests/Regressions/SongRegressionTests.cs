using AceData.Datasets;
using AceData.Editing;
using AceData.Files;
using AceData.Jobs;
using AceData.Library;
using AceData.Library.Catalog;
using AceData.Lyrics.Fetching;
using AceData.Settings;
using AceData.Testing;
using AceData.Tests.Editing;
using AceData.Tests.Library;
using AceData.Tests.Tagging;

namespace AceData.Tests.Regressions;

/// <summary>What went wrong with songs in the pages that came before this one, and must not here. The numbers are those of the list of such defects.</summary>
public class SongRegressionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task R01_A_run_never_overwrites_what_a_person_corrected()
    {
        using var folder = new TaggingFolder("corrected", "bare");
        await folder.RunAsync(folder.Request);
        const string mine = "my own words, 186 bpm\r\n";
        File.WriteAllText(folder.Prompt("corrected"), mine);
        File.Delete(folder.Prompt("bare"));

        foreach (var request in new[] { folder.Request, folder.Request with { All = true }, folder.Request with { Overwrite = true, Seed = 7 } })
        {
            await folder.RunAsync(request);
            Assert.Equal(mine, folder.Line("corrected"));
            Assert.True(File.Exists(folder.Prompt("bare")), "What has no tags is tagged all the same.");
        }
    }

    [Fact]
    public async Task R05_A_lyrics_run_tells_each_song_as_it_comes_and_all_skipped_is_a_normal_end()
    {
        using var folder = new TempDir();
        Songs.Make(folder, "a.mp3", "b.mp3", "c.mp3");
        foreach (var name in new[] { "a", "b", "c" })
        {
            File.WriteAllText(folder[name + "_lyrics.txt"], "[verse]\nA line that is sung\n");
        }

        var heard = new List<string>();
        var result = await new FetchLyrics(TimeProvider.System).RunAsync(
            new FetchLyricsRequest { DataRoot = folder.Path, Inputs = [folder.Path], Offline = true, Yes = true, Workers = 1 },
            new Ears(happened => heard.Add(happened switch { JobItem item => $"{Path.GetFileName(item.Id)} {item.State}", JobProgress progress => $"{progress.Done} of {progress.Total}", _ => "" })),
            Stop);

        Assert.Equal(ExitCode.Good, FetchLyrics.ExitOf(result));
        Assert.Equal(3, result.Lines.Count);
        Assert.Equal(["a.mp3 kept", "b.mp3 kept", "c.mp3 kept"], heard.Where(line => line.EndsWith("kept", StringComparison.Ordinal)));
        Assert.True(heard.IndexOf("1 of 3") < heard.IndexOf("c.mp3 kept"), "The first song is told before the last one was looked at.");
    }

    [Fact]
    public async Task R07_A_song_is_never_mistaken_for_one_whose_name_ends_like_its_own()
    {
        using var folder = new TempDir();
        string[] names = ["song.mp3", "mysong.mp3", "a/song.mp3", "song.flac.mp3"];
        Songs.Make(folder, names);
        foreach (var name in names)
        {
            File.WriteAllText(SideCar.PromptPath(folder[name]), $"jazz, 100 bpm, {Path.GetFileNameWithoutExtension(name)}");
        }

        using var library = LibraryDatabase.Open(folder[".acedata/library.db"], TimeProvider.System);
        await using var catalog = new SongCatalog(library, AceData.Tagging.TagRules.Load(DataRoot.Resolve(Checkout.Root, "/"), null, null, null), TimeProvider.System);
        await catalog.OpenAsync([folder.Path], Stop);
        using var editor = new SongEditor(library, catalog);
        var before = names.Skip(1).Select(name => File.ReadAllText(SideCar.PromptPath(folder[name]))).ToList();

        await editor.ApplyAsync([SongId.Of(folder["song.mp3"])], new AddTag("dark", false), "add", cancellationToken: Stop);

        Assert.Contains("dark", File.ReadAllText(folder["song_prompt.txt"]), StringComparison.Ordinal);
        Assert.Equal(before, names.Skip(1).Select(name => File.ReadAllText(SideCar.PromptPath(folder[name]))));
        Assert.Equal(names.Length, names.Select(name => SongId.Of(folder[name])).Distinct().Count());
    }

    [Fact]
    public async Task R09_List_tagging_lyrics_and_training_set_see_the_same_songs()
    {
        using var folder = new TaggingFolder();
        using (var songs = new TempDir(folder.Audio))
        {
            Songs.Make(songs, "flat.mp3", "loud.WAV", "deep/er/one.flac", "deep/two.m4a", "three.ogg", "four.opus", "cover.jpg", "notes.txt", ".hidden.mp3");
            var scan = SongScanner.Scan([folder.Audio], folder.Root, Stop).Songs.Select(song => song.Path).ToHashSet(StringComparer.Ordinal);
            Assert.Equal(6, scan.Count);

            Assert.Equal(scan, await ListedAsync(folder));
            Assert.Equal(scan, await ItemsAsync(ears => folder.RunAsync(folder.Request, ears.Invoke)));
            Assert.Equal(scan, await ItemsAsync(ears => new FetchLyrics(TimeProvider.System).RunAsync(
                new FetchLyricsRequest { DataRoot = folder.Root, Inputs = [folder.Audio], Offline = true, Yes = true }, new Ears(ears), Stop)));
            var check = FolderCheck.Run(new DatasetFolders(), DataRoot.Resolve(folder.Root, folder.Root), Stop);
            Assert.Equal(scan.Count, check.Single(finding => finding.Topic == FolderTopic.Songs).Count);
        }
    }

    [Fact]
    public async Task R10_Songs_without_tags_or_lyrics_are_told_before_a_training_set_is_made_of_them()
    {
        await using var songs = await EditedSongs.MakeAsync("jazz, 100 bpm, minor key", null, "rap, 90 bpm, major key");
        File.WriteAllText(songs.Folder["0_lyrics.txt"], "[verse]\n" + string.Join('\n', Enumerable.Repeat("a line that somebody sings here", 8)));
        await songs.RestartAsync();

        var now = Readiness.Of(songs.Catalog.Current);
        Assert.Equal((3, 1, 2), (now.Songs, now.Untagged, now.WithoutLyrics));
    }

    private static async Task<HashSet<string>> ListedAsync(TaggingFolder folder)
    {
        using var library = folder.OpenLibrary();
        await using var catalog = new SongCatalog(library, AceData.Tagging.TagRules.Load(DataRoot.Resolve(Checkout.Root, "/"), null, null, null), TimeProvider.System);
        await catalog.OpenAsync([folder.Audio], Stop);
        return [.. catalog.Current.Songs.Select(row => row.Song.Path)];
    }

    private static async Task<HashSet<string>> ItemsAsync(Func<Action<JobEvent>, Task> run)
    {
        var items = new HashSet<string>(StringComparer.Ordinal);
        await run(happened =>
        {
            if (happened is JobItem item)
            {
                lock (items)
                {
                    items.Add(item.Id);
                }
            }
        });
        return items;
    }

    private sealed class Ears(Action<JobEvent> hear) : IProgress<JobEvent>
    {
        public void Report(JobEvent value)
        {
            lock (hear)
            {
                hear(value);
            }
        }
    }
}
