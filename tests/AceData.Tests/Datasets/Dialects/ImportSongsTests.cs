using AceData.Audio;
using AceData.Datasets.Dialects;
using AceData.Datasets.Dialects.Importing;
using AceData.Editing;
using AceData.Files;
using AceData.Jobs;
using AceData.Library;
using AceData.Library.Catalog;
using AceData.Tagging;

namespace AceData.Tests.Datasets.Dialects;

public class ImportSongsTests
{
    private const string SideStep = "caption: techno, hypnotic\ngenre: \nbpm: 140\nkey: G minor\nsignature: 4\nis_instrumental: false\nlyrics:\n[verse]\nnew words\n";

    [Fact]
    public void What_a_person_wrote_stays_and_the_rest_is_taken()
    {
        using var folder = new DialectFolder();
        folder.Song("a.wav", "pop, 93 bpm");
        Write(folder, "a.txt", SideStep);
        var song = Assert.Single(folder.Import(DialectName.SideStep).Songs);
        Assert.Equal(ImportOutcome.Imported, song.Outcome);
        Assert.Equal([SongField.Tags], song.Stays);
        Assert.Equal([SongField.Lyrics, SongField.Key, SongField.TimeSignature], song.Taken);
        Assert.Equal("pop, 93 bpm", folder.Text("a_prompt.txt"));
        Assert.Equal("[verse]\nnew words", folder.Text("a_lyrics.txt"));
        Assert.Equal(("4", "G minor", null), (folder.Facts("a.wav")!.TimeSignature, folder.Facts("a.wav")!.Key, folder.Facts("a.wav")!.Bpm));
        Assert.Equal(ImportOutcome.Kept, Assert.Single(folder.Import(DialectName.SideStep).Songs).Outcome);
    }

    [Fact]
    public async Task What_replaces_is_one_step_and_the_history_keeps_what_stood_there()
    {
        using var folder = new DialectFolder();
        folder.Song("a.wav", "pop, 93 bpm\r\n", "my words");
        folder.Song("b.wav", "rock");
        Write(folder, "a.txt", SideStep);
        Write(folder, "b.txt", SideStep);
        Assert.Equal(2, folder.Import(DialectName.SideStep, replace: true).Imported);
        Assert.Equal("techno, 140 bpm, minor key, hypnotic", folder.Text("a_prompt.txt"));
        Assert.Equal("G minor", folder.Facts("a.wav")!.Key);

        using var library = folder.Library();
        Assert.Equal("pop, 93 bpm\r\n"u8.ToArray(), library.History(folder.Of("a.wav"), SideCarKind.Prompt)[^1].Content.ToArray());
        Assert.Equal(SideCarState.HandWritten, library.StatusOf(folder.Of("a.wav"), SideCarKind.Lyrics).State);
        await using var catalog = new SongCatalog(library, TagRules.Load(AceData.Settings.DataRoot.Resolve(folder.Root, folder.Root), null, null, null), TimeProvider.System);
        await catalog.OpenAsync([folder.Songs], TestContext.Current.CancellationToken);
        using var editor = new SongEditor(library, catalog);
        Assert.Equal("Import: side-step", editor.NextUndo!.Label);
        await editor.UndoAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(("pop, 93 bpm\r\n", "my words", "rock", null), (folder.Text("a_prompt.txt"), folder.Text("a_lyrics.txt"), folder.Text("b_prompt.txt"), folder.Text("b_lyrics.txt")));
        Assert.Null(editor.NextUndo);
    }

    [Fact]
    public void A_run_s_tags_give_way_and_count_as_yours_from_then_on()
    {
        using var folder = new DialectFolder();
        folder.Song("a.wav");
        using (var library = folder.Library())
        {
            new SideCarWriter(library).Write(folder.Of("a.wav"), SideCarKind.Prompt, "pop, 93 bpm", new SideCarOrigin { Author = SideCarAuthor.Job }, FileVersion.Missing);
            new SideCarWriter(library).Write(folder.Of("a.wav"), SideCarKind.Lyrics, "found words", new SideCarOrigin { Author = SideCarAuthor.Job }, FileVersion.Missing);
        }

        Write(folder, "a.txt", SideStep);
        Assert.Empty(Assert.Single(folder.Import(DialectName.SideStep).Songs).Stays);
        Assert.Equal("techno, 140 bpm, minor key, hypnotic", folder.Text("a_prompt.txt"));
        using var after = folder.Library();
        Assert.Equal((SideCarState.HandWritten, SideCarState.HandWritten), (after.StatusOf(folder.Of("a.wav"), SideCarKind.Prompt).State, after.StatusOf(folder.Of("a.wav"), SideCarKind.Lyrics).State));
    }

    [Fact]
    public void Only_the_tempo_changes_where_only_the_tempo_was_changed()
    {
        using var folder = new DialectFolder();
        folder.Song("a.wav", "my very own, 93 bpm , minor key,, dark");
        folder.Export(DialectName.Csv);
        Write(folder, "songs.csv", folder.Text("songs.csv")!.Replace(",93,", ",186,", StringComparison.Ordinal));
        folder.Import(DialectName.Csv, replace: true);
        Assert.Equal("my very own, 186 bpm, minor key, dark", folder.Text("a_prompt.txt"));
    }

    [Fact]
    public void Sentences_are_kept_and_come_back_and_never_become_tags()
    {
        using var folder = new DialectFolder();
        folder.Song("a.wav");
        Write(folder, "dataset.json", Json("""{"audio_path": "E:\\songs\\a.wav", "caption": "An energetic song, with guitars.", "genre": "garage rock, 60s", "bpm": 120, "keyscale": "F# minor", "lyrics": "[Instrumental]", "is_instrumental": false, "labeled": false}"""));
        folder.Import(DialectName.AceStep15Json);
        Assert.Equal("garage rock, 120 bpm, 60s, minor key", folder.Text("a_prompt.txt"));
        Assert.Null(folder.Text("a_lyrics.txt"));
        folder.Export(DialectName.SideStep);
        Assert.StartsWith("caption: An energetic song, with guitars.\ngenre: garage rock, 60s\nbpm: 120\nkey: F# minor\n", folder.Text("a.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_one_dialect_knows_comes_back_to_it()
    {
        using var folder = new DialectFolder();
        folder.Song("a.wav", "pop");
        Write(folder, "dataset.json", Json("""{"filename": "a.wav", "caption": "pop", "raw_lyrics": "raw\nwords", "my_key": {"deep": [1, null, "ü"]}}""", "\"metadata\": {\"tag_position\": \"replace\", \"genre_ratio\": 30},"));
        Assert.Equal([SongField.Other], Assert.Single(folder.Import(DialectName.AceStep15Json).Songs).Taken);
        folder.Export(DialectName.AceStep15Json, Path.Combine(folder.Root, "out"));
        var text = File.ReadAllText(Path.Combine(folder.Root, "out", "dataset.json"));
        Assert.Contains("\"my_key\": {\"deep\":[1,null,\"ü\"]}", text, StringComparison.Ordinal);
        Assert.Contains("\"raw_lyrics\": \"raw\\nwords\"", text, StringComparison.Ordinal);
        Assert.Contains("\"tag_position\": \"replace\"", text, StringComparison.Ordinal);
        Assert.Contains("\"genre_ratio\": 30", text, StringComparison.Ordinal);
        Assert.Equal(ImportOutcome.Same, Assert.Single(folder.Import(DialectName.AceStep15Json, Path.Combine(folder.Root, "out")).Songs).Outcome);
    }

    [Fact]
    public void Songs_of_one_name_are_told_apart_by_their_folders_and_strangers_are_named()
    {
        using var folder = new DialectFolder();
        folder.Song("x/01.wav");
        folder.Song("y/01.wav");
        folder.Song("z.wav");
        Write(folder, "songs.csv", "File;BPM;Tags\r\nD:\\music\\y\\01.wav;93;rock\r\n01.wav;80;\r\nnobody.wav;80;\r\nZ.mp3;;pop\r\n\"D:\\y\\01.wav\";;twice\r\n");
        var result = folder.Import(DialectName.Csv);
        Assert.Equal((2, 3, 1), (result.Imported, result.Failed, result.Unmentioned));
        Assert.Equal("rock", folder.Text("y/01_prompt.txt"));
        Assert.Equal("pop", folder.Text("z_prompt.txt"));
        var errors = result.Songs.Where(song => song.Error is not null).Select(song => song.Error!).ToList();
        Assert.StartsWith("line 3: There are 2 songs '01.wav'", errors[0], StringComparison.Ordinal);
        Assert.StartsWith("line 4: There is no song 'nobody.wav'", errors[1], StringComparison.Ordinal);
        Assert.StartsWith("line 6: the song 'D:\\y\\01.wav' was named already on line 2", errors[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DialectName.SideStep, "a.txt", "caption: pop\nno key here\n", "line 2: there is no \"key: value\"")]
    [InlineData(DialectName.AiToolkit, "a.txt", "<CAPTION>\npop\n</CAPTION>\n<LYRICS>\nla la", "line 4: <LYRICS> has no end </LYRICS>")]
    [InlineData(DialectName.AiToolkit, "a.txt", "la la la\n", "line 1: there is text outside of a block")]
    [InlineData(DialectName.Musubi, "a.json", "{\n  \"caption\": 5\n}", "line 2: caption must be a text in quotes, not a number")]
    [InlineData(DialectName.Musubi, "a.json", "{\n  \"bpm\": 120,\n}", "line 3, column 1")]
    [InlineData(DialectName.AceStep15, "a.json", "{\"bpm\":\n[120]}", "line 2: bpm must be a number, not a list")]
    [InlineData(DialectName.AceStep15Json, "dataset.json", "{\"samples\": [\n{\"filename\": \"a.wav\",\n\"is_instrumental\": 3},\n{\"filename\": \"b.wav\", \"caption\": \"pop\"}]}", "line 3: is_instrumental must be true or false, not a number")]
    [InlineData(DialectName.AceStep15Json, "dataset.json", "[7, {\"filename\": \"b.wav\", \"caption\": \"pop\"}]", "line 1: a song must be an object")]
    [InlineData(DialectName.Jsonl, "songs.jsonl", "{\"file\": \"a.wav\", \"tags\": \"pop\"\n{\"file\": \"b.wav\", \"tags\": \"pop\"}", "line 1, column")]
    [InlineData(DialectName.Jsonl, "songs.jsonl", "\n{\"file\": \"a.wav\", \"bpm\": {}}\n{\"file\": \"b.wav\", \"tags\": [\"pop\"]}", "line 2: bpm must be a number, not an object")]
    [InlineData(DialectName.Csv, "songs.csv", "File,Tags\na.wav,\"pop\" x\nb.wav,pop\n", "line 2: after a closing quotation mark")]
    [InlineData(DialectName.Csv, "songs.csv", "File,Tags\na.wav,pop,rock\nb.wav,pop\n", "line 2: the row has 3 cells")]
    [InlineData(DialectName.Csv, "songs.csv", "File,Tags\nb.wav,pop\na.wav,\"pop\nrest", "line 3: a quotation mark")]
    public void A_broken_song_names_its_line_and_hides_no_other(DialectName name, string file, string text, string expected)
    {
        using var folder = new DialectFolder();
        folder.Song("a.wav");
        folder.Song("b.wav");
        Write(folder, file, text);
        if (Dialect.Of(name) is SongFileDialect)
        {
            Write(folder, file.Replace('a', 'b'), Other(name));
        }

        var result = folder.Import(name);
        var failed = Assert.Single(result.Songs, song => song.Outcome == ImportOutcome.Failed);
        Assert.Contains(expected, failed.Error, StringComparison.Ordinal);
        Assert.Equal("pop", folder.Text("b_prompt.txt"));
        Assert.Null(folder.Text("a_prompt.txt"));
    }

    [Theory]
    [InlineData(DialectName.AceStep15Json, "dataset.json", "{\"samples\": [\n{\"filename\": }]}", "line 2, column")]
    [InlineData(DialectName.AceStep15Json, "dataset.json", "{\"songs\": []}", "no list \"samples\"")]
    [InlineData(DialectName.Csv, "songs.csv", "Name,BPM\na,3\n", "no column File")]
    [InlineData(DialectName.Csv, "songs.csv", "File,BPM,bpm\na,3,4\n", "twice")]
    [InlineData(DialectName.Csv, "songs.csv", "", "empty")]
    public void A_file_that_cannot_be_read_at_all_changes_nothing(DialectName name, string file, string text, string expected)
    {
        using var folder = new DialectFolder();
        folder.Song("a.wav");
        Write(folder, file, text);
        var refusal = Assert.Throws<AceDataException>(() => folder.Import(name));
        Assert.Equal(DialectCodes.Broken, refusal.Code);
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_no_reader_takes_is_named_with_its_line_and_the_others_count()
    {
        using var folder = new DialectFolder();
        folder.Song("a.wav");
        Write(folder, "a.txt", "caption: pop\nbpm: fast\nkey: H dur\nlanguage: english\nmood: sad\n");
        var song = Assert.Single(folder.Import(DialectName.SideStep).Songs);
        Assert.Equal(2, song.Notes.Count);
        Assert.StartsWith("line 2: bpm: \"fast\" is no tempo from 30 to 300", song.Notes[0], StringComparison.Ordinal);
        Assert.StartsWith("line 3: key: \"H dur\" is no key", song.Notes[1], StringComparison.Ordinal);
        Assert.Equal(("pop", "en", "sad"), (folder.Text("a_prompt.txt"), folder.Facts("a.wav")!.Language, folder.Facts("a.wav")!.Other["side-step"]["mood"]));
    }

    [Fact]
    public void There_must_be_something_to_import()
    {
        using var folder = new DialectFolder();
        folder.Song("a.wav");
        Assert.Equal(DialectCodes.Place, Assert.Throws<AceDataException>(() => folder.Import(DialectName.Csv)).Code);
        Assert.Equal(DialectCodes.Place, Assert.Throws<AceDataException>(() => folder.Import(DialectName.V1)).Code);
        Assert.Equal((0, 1), (folder.Import(DialectName.SideStep).Songs.Count, folder.Import(DialectName.SideStep).Unmentioned));
    }

    [Fact]
    public async Task Songs_that_a_stop_left_as_they_were_are_not_counted_as_imported()
    {
        using var folder = new DialectFolder();
        folder.Song("a.wav", "rock");
        folder.Song("b.wav");
        Write(folder, "a.txt", SideStep);
        Write(folder, "b.txt", SideStep);
        using var stop = new CancellationTokenSource();

        var result = await new ImportSongs(TimeProvider.System).RunAsync(
            new ImportSongsRequest { From = DialectName.SideStep, Inputs = [folder.Songs], DataRoot = folder.Root, Replace = true }, new StoppingOncePlanned(stop), stop.Token);

        Assert.Equal((0, 2, 0, true), (result.Imported, result.NotStarted, result.Failed, result.WasStopped));
        Assert.All(result.Songs, song => Assert.Empty(song.Taken));
        Assert.Equal("rock", folder.Text("a_prompt.txt"));
        Assert.Null(folder.Facts("a.wav")?.Key);
        Assert.Equal(2, folder.Import(DialectName.SideStep, replace: true).Imported);
    }

    [Fact]
    public async Task Each_of_several_folders_has_its_own_file_read()
    {
        using var folder = new DialectFolder();
        folder.Song("x/01.wav");
        folder.Song("y/01.wav");
        folder.Song("z/03.wav");
        Write(folder, "x/songs.csv", "File,Tags\n01.wav,rock\n");
        Write(folder, "y/songs.csv", "File,Tags\n01.wav,jazz\n03.wav,pop\n");

        var result = await new ImportSongs(TimeProvider.System).RunAsync(
            new ImportSongsRequest { From = DialectName.Csv, Inputs = [folder["x"], folder["y"], folder["z"]], DataRoot = folder.Root }, new Progress<JobEvent>(), TestContext.Current.CancellationToken);

        Assert.Equal(("rock", "jazz", null), (folder.Text("x/01_prompt.txt"), folder.Text("y/01_prompt.txt"), folder.Text("z/03_prompt.txt")));
        Assert.StartsWith($"'{folder["y/songs.csv"]}', line 3: There is no song '03.wav'", Assert.Single(result.Songs, song => song.Error is not null).Error, StringComparison.Ordinal);
        Assert.Equal((2, 1), (result.Imported, result.Unmentioned));
    }

    private static string Other(DialectName name) => name switch
    {
        DialectName.SideStep => "caption: pop\n",
        DialectName.AiToolkit => "<CAPTION>pop</CAPTION>",
        _ => "{\"caption\": \"pop\"}",
    };

    private static string Json(string sample, string metadata = "") => $"{{{metadata}\"samples\": [{sample}]}}";

    private static void Write(DialectFolder folder, string name, string text) => File.WriteAllText(folder[name], text);

    private sealed class StoppingOncePlanned(CancellationTokenSource stop) : IProgress<JobEvent>
    {
        public void Report(JobEvent value)
        {
            if (value is JobProgress { Done: var done, Total: var total } && done == total)
            {
                stop.Cancel();
            }
        }
    }
}
