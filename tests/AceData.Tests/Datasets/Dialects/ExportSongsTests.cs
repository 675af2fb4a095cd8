using AceData.Audio;
using AceData.Datasets.Dialects;
using AceData.Datasets.Dialects.Exporting;

namespace AceData.Tests.Datasets.Dialects;

public class ExportSongsTests
{
    [Fact]
    public void What_a_dialect_has_no_place_for_is_known_before()
    {
        var facts = DialectFacts.All.ToDictionary(dialect => dialect.Name);

        Assert.Equal(Enum.GetValues<DialectName>(), facts.Keys.Order());
        Assert.DoesNotContain(facts.Values, dialect => dialect.Keeps.Contains(SongField.Lyrics) || dialect.Keeps.Contains(SongField.Tags) || dialect.Keeps.Contains(SongField.Bpm));
        Assert.Empty(facts[DialectName.Csv].Keeps);
        Assert.Contains(SongField.TimeSignature, facts[DialectName.V1].Keeps);
        Assert.Equal([DialectName.AceStep15Json, DialectName.Csv, DialectName.Jsonl], facts.Values.Where(dialect => dialect.IsOneFile).Select(dialect => dialect.Name));
    }

    [Fact]
    public void A_person_s_file_refuses_that_song_alone_and_stays()
    {
        using var folder = new DialectFolder();
        folder.Song("a.wav", "pop");
        folder.Song("b.wav", "rock");
        File.WriteAllText(folder["a.txt"], "my notes");
        var result = folder.Export(DialectName.SideStep);
        var refused = Assert.Single(result.Songs, song => song.Outcome == ExportOutcome.Failed);
        Assert.Equal((folder["a.wav"], DialectCodes.Occupied), (refused.File, refused.Code));
        Assert.Contains("--replace", refused.Error, StringComparison.Ordinal);
        Assert.Equal("my notes", folder.Text("a.txt"));
        Assert.StartsWith("caption: rock\n", folder.Text("b.txt"), StringComparison.Ordinal);

        var replaced = folder.Export(DialectName.SideStep, more: request => request with { Replace = true });
        Assert.Equal((1, 1, 0), (replaced.Written, replaced.Same, replaced.Failed));
        Assert.Equal(folder["a.txt.bak"], Assert.Single(replaced.Backups));
        Assert.Equal("my notes", folder.Text("a.txt.bak"));
        Assert.StartsWith("caption: pop\n", folder.Text("a.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_the_set_that_a_person_changed_is_seen_before_a_song_is_written()
    {
        using var folder = new DialectFolder();
        folder.Song("a.wav", "pop");
        folder.Export(DialectName.Musubi);
        File.AppendAllText(folder["musubi_dataset.toml"], "# mine\n");
        folder.Song("b.wav", "rock");

        Assert.Equal(DialectCodes.Occupied, Assert.Throws<AceDataException>(() => folder.Export(DialectName.Musubi)).Code);
        Assert.Null(folder.Text("b.json"));

        Assert.Equal(1, folder.Export(DialectName.Musubi, more: request => request with { Replace = true }).Written);
        Assert.EndsWith("# mine\n", folder.Text("musubi_dataset.toml.bak"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_song_gets_all_its_files_or_none()
    {
        using var folder = new DialectFolder();
        folder.Song("a.wav", "pop", "words");
        File.WriteAllText(folder["a.json"], "{\"mine\": 1}");
        Assert.Equal(1, folder.Export(DialectName.AceStep15).Failed);
        Assert.Null(folder.Text("a.caption.txt"));
        Assert.Null(folder.Text("a.lyrics.txt"));
    }

    [Fact]
    public void Own_files_follow_the_tags_and_a_changed_one_is_a_person_s_again()
    {
        using var folder = new DialectFolder();
        folder.Song("a.wav", "pop");
        folder.Export(DialectName.SideStep);
        Assert.Equal(1, folder.Export(DialectName.SideStep).Same);
        File.WriteAllText(folder["a_prompt.txt"], "rock");
        Assert.Equal(1, folder.Export(DialectName.SideStep).Written);
        Assert.StartsWith("caption: rock\n", folder.Text("a.txt"), StringComparison.Ordinal);

        File.AppendAllText(folder["a.txt"], "my own line");
        File.WriteAllText(folder["a_prompt.txt"], "jazz");
        Assert.Equal(1, folder.Export(DialectName.SideStep).Failed);
        Assert.EndsWith("my own line", folder.Text("a.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void Lyrics_for_ACE_Step_1_5_are_taken_first_and_one_s_own_export_is_not_taken_for_them()
    {
        using var folder = new DialectFolder();
        folder.Song("a.wav", "pop", "[verse]\nfirst");
        folder.Export(DialectName.AceStep15);
        Assert.Equal("[verse]\nfirst", folder.Text("a.lyrics.txt"));
        File.WriteAllText(folder["a_lyrics.txt"], "[verse]\nsecond");
        folder.Export(DialectName.AceStep15);
        Assert.Equal("[verse]\nsecond", folder.Text("a.lyrics.txt"));

        File.WriteAllText(folder["a.lyrics.txt"], "[Verse 1]\nby hand\n");
        Assert.Equal(1, folder.Export(DialectName.AceStep15).Same);
        folder.Export(DialectName.SideStep);
        Assert.EndsWith("lyrics:\n[Verse 1]\nby hand\n", folder.Text("a.txt"), StringComparison.Ordinal);

        // A song that turns out to have no words must not keep the file that says it has.
        File.Delete(folder["a.lyrics.txt"]);
        folder.Export(DialectName.AceStep15);
        File.WriteAllText(folder["a_lyrics.txt"], "[inst]");
        folder.Export(DialectName.AceStep15);
        Assert.Null(folder.Text("a.lyrics.txt"));
    }

    [Fact]
    public void A_song_without_tags_goes_into_tables_but_not_into_training()
    {
        using var folder = new DialectFolder();
        folder.Song("a.wav");
        Assert.Equal(DialectCodes.NoTags, Assert.Single(folder.Export(DialectName.AceStep15Json).Songs).Code);
        Assert.False(File.Exists(folder["dataset.json"]));
        Assert.Equal(1, folder.Export(DialectName.Csv).Written);
        Assert.StartsWith("File,", folder.Text("songs.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_dialect_cannot_say_fails_that_song_with_the_reason()
    {
        using var folder = new DialectFolder();
        folder.Song("a.wav", "pop", "he sang </LYRICS> loudly");
        folder.Song("b.wav", "pop", "words");
        var result = folder.Export(DialectName.AiToolkit);
        Assert.Equal((1, 1), (result.Written, result.Failed));
        Assert.Contains("</LYRICS>", result.Songs[0].Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_folder_gets_the_same_folders_below()
    {
        using var folder = new DialectFolder();
        folder.Song("x/a.wav", "pop");
        folder.Song("a.flac", "rock");
        var output = Path.Combine(folder.Root, "out");
        folder.Export(DialectName.Musubi, output);
        Assert.Contains("\"pop\"", File.ReadAllText(Path.Combine(output, "x", "a.json")), StringComparison.Ordinal);
        Assert.Contains("\"rock\"", File.ReadAllText(Path.Combine(output, "a.json")), StringComparison.Ordinal);
        Assert.Null(folder.Text("a.json"));
        var named = Path.Combine(folder.Root, "elsewhere", "my table.csv");
        Assert.Equal(named, Assert.Single(folder.Export(DialectName.Csv, named).Files));
        Assert.Equal(DialectCodes.Place, Assert.Throws<AceDataException>(() => folder.Export(DialectName.V1)).Code);
    }

    [Fact]
    public void Without_its_library_an_export_leaves_what_it_does_not_know()
    {
        using var folder = new DialectFolder();
        folder.Song("a.wav", "pop");
        folder.Export(DialectName.SideStep);
        Directory.Delete(Path.Combine(folder.Root, ".acedata"), recursive: true);
        Assert.Equal(1, folder.Export(DialectName.SideStep).Same);
        File.WriteAllText(folder["a_prompt.txt"], "rock");
        Assert.Equal(1, folder.Export(DialectName.SideStep).Failed);
    }
}
