using AceData.Datasets.Checking;

namespace AceData.Tests.Datasets.Checking;

public class LooseTextTests
{
    private const string Prompt = "pop, 93 bpm, sad";

    [Theory]
    [InlineData("Karissa_Fishin.hq.ogg", "Karissa_Fishin_lyrics.txt", "Karissa_Fishin.hq_lyrics.txt")]
    [InlineData("Salt Letters.wav", "Salt Leters_lyrics.txt", "Salt Letters_lyrics.txt")]
    [InlineData("Salt.wav", "Salt (live).lyrics.txt", "Salt.lyrics.txt")]
    public void A_text_that_no_song_has_by_its_name_is_said_of_the_song_it_is_likely_meant_for(string song, string text, string name)
    {
        using var folder = new CheckFolder();
        folder.Song(song, Prompt, null, CheckFolder.Measured());
        folder.Song("Quite Another One.wav", Prompt, null, CheckFolder.Measured());
        File.WriteAllText(folder[text], CheckFolder.Lyrics);

        var finding = Assert.Single(folder.Check().Findings, finding => finding.Code == "TEXT-ALONE");

        Assert.Equal((folder[song], CheckWeight.Notes), (finding.File, finding.Weight));
        Assert.Equal($"'{text}' lies beside it, and no song has that name. If it is meant for this one, rename it to '{name}'.", finding.Text);
    }

    [Fact]
    public void Texts_that_no_song_is_near_are_named_together()
    {
        using var folder = new CheckFolder();
        folder.Song("Salt Letters.wav", Prompt, CheckFolder.Lyrics, CheckFolder.Measured());
        File.WriteAllText(folder["Salt Letters 2_lyrics.txt"], CheckFolder.Lyrics);
        File.WriteAllText(folder["gone_prompt.txt"], Prompt);

        var finding = Assert.Single(folder.Check().Findings, finding => finding.Code == "TEXT-ALONE");

        Assert.Null(finding.File);
        Assert.Contains("'gone_prompt.txt', 'Salt Letters 2_lyrics.txt'.", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_of_songs_and_texts_beside_one_song_that_was_named_are_nobodys_mistake()
    {
        using var folder = new CheckFolder();
        var song = folder.Song("a.wav", Prompt, CheckFolder.Lyrics, CheckFolder.Measured());
        folder.Song("empty.wav", Prompt, CheckFolder.Lyrics, content: []);
        File.WriteAllText(folder["a.lyrics.txt"], CheckFolder.Lyrics);
        File.WriteAllText(folder["notes.txt"], "to do");
        Assert.DoesNotContain(folder.Check().Findings, finding => finding.Code == "TEXT-ALONE");

        File.WriteAllText(folder["b_lyrics.txt"], CheckFolder.Lyrics);
        Assert.Contains(folder.Check().Findings, finding => finding.Code == "TEXT-ALONE");
        Assert.DoesNotContain(folder.Check(new CheckDatasetRequest { Inputs = [song] }).Findings, finding => finding.Code == "TEXT-ALONE");
    }
}
