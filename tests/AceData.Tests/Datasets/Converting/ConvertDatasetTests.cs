using System.Text;
using AceData.Audio;
using AceData.Datasets;
using AceData.Datasets.Checking;
using AceData.Datasets.Converting;
using AceData.Jobs;
using AceData.Testing;

namespace AceData.Tests.Datasets.Converting;

public class ConvertDatasetTests
{
    [Fact]
    [Trait("Category", "Golden")]
    public async Task The_data_set_differs_from_that_of_the_python_tool_in_nothing_but_the_named_points()
    {
        Assert.SkipWhen(Goldens.Find("hf_dataset") is null, Goldens.Missing("hf_dataset"));
        using var folder = Folder();
        var golden = Goldens.Find("hf_dataset")!;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(golden, "data"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.Path, Path.GetRelativePath(golden, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        await ConvertAsync(folder, new() { DataDir = "data/data_files", DefaultLyrics = "[instrumental]", DefaultTag = "no tags" });

        var ours = Read(folder).ToDictionary(row => row.FileName, StringComparer.Ordinal);
        var theirs = DataSetReader.Read(Path.Combine(golden, "made_by_datasets_5")).ToList();
        foreach (var expected in theirs.Where(row => row.FileName != "data/data_files/same.mp3"))
        {
            var row = ours[expected.FileName];

            // docs/formats/data_set.md: no byte order marks, no empty tags, the default for what is empty, and one row for a song in two files.
            var tags = expected.Tags.Select(tag => tag.TrimStart('\uFEFF')).Where(tag => tag.Length > 0).ToList();
            Assert.Equal(tags.Count > 0 ? tags : ["no tags"], row.Tags);
            Assert.Equal(expected.Lyrics.TrimStart('\uFEFF') is { Length: > 0 } lyrics ? lyrics : "[instrumental]", row.Lyrics);
            Assert.Equal(expected.Key, row.Key);
            Assert.Equal(expected.SpeakerEmbeddingPath, row.SpeakerEmbeddingPath);
            Assert.Empty(row.Recaptions);
        }

        // … and folders below, and kinds of files that the tool passes over.
        Assert.Equal(["data/data_files/ignored.m4a", "data/data_files/sub/inner.wav"], ours.Keys.Except(theirs.Select(row => row.FileName)).Order(StringComparer.Ordinal));
        Assert.Equal(theirs.Select(row => row.FileName).Where(ours.ContainsKey), ours.Keys.Where(theirs.Select(row => row.FileName).Contains));
    }

    [Fact]
    public async Task A_song_without_tags_stops_it_and_says_what_to_do_and_writes_nothing()
    {
        using var folder = Folder();
        Song(folder, "a.wav", "rock, 120 bpm", "[verse]\nla");
        Song(folder, "b.wav", null, null);

        var refusal = await Assert.ThrowsAsync<AceDataException>(() => ConvertAsync(folder, new()));

        Assert.Equal(DataSetCodes.Blocked, refusal.Code);
        Assert.Contains("data/audio/b.wav: It has no tags,", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--skip-blocked", refusal.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "data", "data_sets")));
    }

    [Fact]
    public async Task Songs_that_cannot_be_learnt_from_can_be_left_out_and_are_named()
    {
        using var folder = Folder();
        Song(folder, "a.wav", "rock, 120 bpm", "[verse]\nla");
        Song(folder, "b.wav", null, null);
        Song(folder, "c.wav", "pop", "⚠️ Lyrics not found");
        Song(folder, "d.wav", "pop", null);
        File.WriteAllBytes(folder["data/audio/d_lyrics.txt"], [0, 1, 2, 3]);

        var result = await ConvertAsync(folder, new() { SkipBlocked = true });

        Assert.Equal(["LYRICS-FAILURE", "LYRICS-UNREADABLE", "PROMPT-MISSING"], result.LeftOut.Select(song => song.Code).Order(StringComparer.Ordinal));
        Assert.Equal("a", Assert.Single(Read(folder)).Key);
    }

    [Fact]
    public async Task A_song_that_a_check_could_not_read_as_audio_stops_it_until_the_file_is_another_one()
    {
        using var folder = Folder();
        Song(folder, "a.wav", "rock, 120 bpm", "[verse]\nla");
        Song(folder, "b.wav", "rock, 121 bpm", "[verse]\nla");
        await new CheckDataset(TimeProvider.System).RunAsync(new() { DataRoot = folder.Path, Inputs = [folder["data/audio/b.wav"]] }, new Progress<JobEvent>(), TestContext.Current.CancellationToken);

        var refusal = await Assert.ThrowsAsync<AceDataException>(() => ConvertAsync(folder, new()));
        Assert.Equal(DataSetCodes.Blocked, refusal.Code);
        Assert.Contains("data/audio/b.wav: ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("data/audio/a.wav", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("AUDIO-BAD", Assert.Single((await ConvertAsync(folder, new() { SkipBlocked = true })).LeftOut).Code);

        File.WriteAllBytes(folder["data/audio/b.wav"], [1, 2, 3, 4, 5]);
        Assert.Equal(2, (await ConvertAsync(folder, new())).Songs);
    }

    [Fact]
    public async Task Default_tags_and_lyrics_stand_where_there_are_none()
    {
        using var folder = Folder();
        Song(folder, "a.wav", null, null);

        var result = await ConvertAsync(folder, new() { DefaultTag = "rock,  guitar" });

        var row = Assert.Single(Read(folder));
        Assert.Equal(["rock", "guitar"], row.Tags);
        Assert.Equal("[inst]", row.Lyrics);
        Assert.Equal((1, 1), (result.WithDefaultTags, result.WithDefaultLyrics));
    }

    [Fact]
    public async Task Keys_are_stems_or_stems_with_a_mark_and_a_song_keeps_its_key()
    {
        using var folder = Folder();
        Song(folder, "one/song.wav", "rock", "a");
        await ConvertAsync(folder, new());
        Assert.Equal("song", Assert.Single(Read(folder)).Key);

        Song(folder, "a first/Song.wav", "pop", "b");
        Song(folder, "CON.wav", "pop", "c");
        await ConvertAsync(folder, new());

        var keys = Read(folder).ToDictionary(row => row.FileName, row => row.Key);
        Assert.Equal("song", keys["data/audio/one/song.wav"]);
        Assert.Matches("^Song~[0-9a-f]{8}$", keys["data/audio/a first/Song.wav"]);
        Assert.Matches("^CON~[0-9a-f]{8}$", keys["data/audio/CON.wav"]);
    }

    [Fact]
    public async Task Names_and_texts_of_all_kinds_come_through()
    {
        using var folder = Folder();
        var name = new string('ü', 110) + "夜空 🎵";
        Song(folder, name + ".wav", "deutschrap, düster", null);
        File.WriteAllBytes(folder[$"data/audio/{name}_lyrics.txt"], [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("[verse]\r\nÄrger\r\n")]);
        Song(folder, "many.wav", string.Join(", ", Enumerable.Range(0, 10_000).Select(i => $"tag {i}")), "\uFEFF[verse]\rla\r");

        await ConvertAsync(folder, new());

        var rows = Read(folder).ToDictionary(row => row.Key);
        Assert.Equal("[verse]\nÄrger", rows[name].Lyrics);
        Assert.Equal(10_000, rows["many"].Tags.Count);
        Assert.Equal("[verse]\nla", rows["many"].Lyrics);
    }

    [Fact]
    public async Task Songs_that_leave_the_data_set_are_said_before_it_is_written_and_in_the_result()
    {
        using var folder = Folder();
        foreach (var name in new[] { "a", "b", "c", "d" })
        {
            Song(folder, name + ".wav", "rock", "la");
        }

        var first = await ConvertAsync(folder, new());
        Assert.Equal((0, 0), (first.Earlier, first.Leaving.Count));
        File.Delete(folder["data/audio/b.wav"]);
        File.Delete(folder["data/audio/d.wav"]);
        var events = new List<JobEvent>();

        var result = await new ConvertDataset(TimeProvider.System).RunAsync(new() { DataRoot = folder.Path }, new Told(told =>
        {
            events.Add(told);
            if (told is JobWarning)
            {
                Assert.Equal(4, Read(folder).Count);
            }
        }), TestContext.Current.CancellationToken);

        Assert.Equal("2 of the 4 songs of the earlier data set are not in the new one: data/audio/b.wav, data/audio/d.wav.", Assert.Single(events.OfType<JobWarning>()).Text);
        Assert.Equal(4, result.Earlier);
        Assert.Equal(["data/audio/b.wav", "data/audio/d.wav"], result.Leaving);
        Assert.Equal(["a", "c"], Read(folder).Select(row => row.Key));
        Assert.Empty((await ConvertAsync(folder, new())).Leaving);
    }

    [Fact]
    public async Task A_data_set_of_many_songs_is_not_replaced_by_one_of_few_without_a_word()
    {
        using var folder = Folder();
        foreach (var name in new[] { "one/a", "one/b", "one/c", "two/d", "two/e" })
        {
            Song(folder, name + ".wav", "rock", "la");
        }

        await ConvertAsync(folder, new());
        var before = File.ReadAllBytes(folder["data/data_sets/jsons_sets/data-00000-of-00001.arrow"]);

        var refusal = await Assert.ThrowsAsync<AceDataException>(() => ConvertAsync(folder, new() { DataDir = "data/audio/two" }));

        Assert.Equal(DataSetCodes.Smaller, refusal.Code);
        Assert.StartsWith("3 of the 5 songs of the data set '", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("data/audio/one/a.wav", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--replace", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(folder["data/data_sets/jsons_sets/data-00000-of-00001.arrow"]));
        Assert.Equal((5, 2), await ConvertAsync(folder, new() { DataDir = "data/audio/two", OutputName = "data/data_sets/other" }) is var other ? (Read(folder).Count, other.Songs) : default);
        Assert.Equal(3, (await ConvertAsync(folder, new() { DataDir = "data/audio/two", Replace = true })).Leaving.Count);
        Assert.Equal(["d", "e"], Read(folder).Select(row => row.Key));
    }

    [Fact]
    public async Task Songs_that_another_computer_named_by_full_paths_are_the_same_songs()
    {
        using var folder = Folder();
        Song(folder, "a.wav", "rock", "la");
        Song(folder, "sub/b.wav", "rock", "la");
        string[] names = [@"D:\tool\data\audio\a.wav", "/home/me/tool/data/audio/sub/b.wav", "elsewhere/data/audio/a.wav", @"D:\tool\data\audio\gone.wav"];
        await DataSetWriter.WriteAsync(folder["data/data_sets/jsons_sets"], names.Select((name, i) => new DataSetRow { Key = $"{i}", FileName = name, Tags = ["rock"], Lyrics = "la" }), TestContext.Current.CancellationToken);

        Assert.Equal(names[2..], (await ConvertAsync(folder, new())).Leaving);
    }

    [Fact]
    public async Task An_output_that_holds_something_else_stays_as_it_is()
    {
        using var folder = Folder();
        Song(folder, "a.wav", "rock", "la");

        var refusal = await Assert.ThrowsAsync<AceDataException>(() => ConvertAsync(folder, new() { OutputName = "data/audio" }));

        Assert.Equal("FOLDER-OCCUPIED", refusal.Code);
        Assert.Equal(["a.wav", "a_lyrics.txt", "a_prompt.txt"], Directory.EnumerateFiles(folder["data/audio"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_stop_changes_nothing()
    {
        using var folder = Folder();
        Song(folder, "a.wav", "rock", "la");
        await ConvertAsync(folder, new());
        Song(folder, "b.wav", "rock", "la");
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ConvertDataset(TimeProvider.System).RunAsync(new() { DataRoot = folder.Path }, new Progress<JobEvent>(), stop.Token));

        Assert.Single(Read(folder));
    }

    private sealed class Told(Action<JobEvent> tell) : IProgress<JobEvent>
    {
        public void Report(JobEvent value) => tell(value);
    }

    private static TempDir Folder()
    {
        var folder = new TempDir();
        ShippedRules.CopyTo(folder);
        return folder;
    }

    private static Task<ConvertDatasetResult> ConvertAsync(TempDir folder, ConvertDatasetRequest request) =>
        new ConvertDataset(TimeProvider.System).RunAsync(request with { DataRoot = folder.Path }, new Progress<JobEvent>(), TestContext.Current.CancellationToken);

    private static List<DataSetRow> Read(TempDir folder) => [.. DataSetReader.Read(folder["data/data_sets/jsons_sets"])];

    private static void Song(TempDir folder, string name, string? prompt, string? lyrics)
    {
        var path = folder[Path.Combine("data", "audio", name)];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, [1, 2, 3, 4]);
        if (prompt is not null)
        {
            File.WriteAllText(path[..^4] + "_prompt.txt", prompt);
        }

        if (lyrics is not null)
        {
            File.WriteAllText(path[..^4] + "_lyrics.txt", lyrics);
        }
    }
}
