using AceData.Testing;

namespace AceData.Cli.Tests;

/// <summary>What a run that looks for lyrics asks, keeps and replaces.</summary>
public class LyricsFlowTests
{
    private const string Words = "[Verse 1]\nThe kettle sings a second line\nand steam has written on the glass\n\n[Chorus]\nStay until the tea is cold\nstay until the trains have passed\n";
    private const string OfOthers = "[ar:Other]\n[ti:Thing]\n[00:01.00]The kettle sings a second line\n[00:03.50]and steam has written on the glass\n[00:06.00]Stay until the tea\n";

    [Fact]
    public async Task A_folder_is_only_marked_as_instrumental_after_a_question_that_names_words_beside_songs()
    {
        using var folder = LyricsFolder.Of("a", "b");
        File.WriteAllText(folder["b.lrc"], OfOthers);

        var asked = await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--instrumental");

        Assert.Equal(3, asked.Exit);
        Assert.Contains("2 songs will be marked as having no words. Beside one of them lie words: b.lrc.", asked.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Genius", asked.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["a_lyrics.txt"]));

        var yes = await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--instrumental", "--accept", "ASK-INSTRUMENTAL", "--json");
        Assert.Equal(["instrumental", "instrumental"], yes.Lines().SkipLast(1).Select(line => line.Text("status")));

        // A mark that was set by mistake goes when words are looked for again.
        File.WriteAllText(folder["a.txt"], Words);
        await AceDataProgram.RunAsync(folder.Path, "lyrics", "a.wav", "--offline", "--replace", "--yes");
        Assert.Contains("kettle", File.ReadAllText(folder["a_lyrics.txt"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_a_person_wrote_are_not_replaced_by_the_instrumental_mark()
    {
        using var folder = LyricsFolder.Of("mine");
        File.WriteAllText(folder["mine_lyrics.txt"], "my own words\n");

        var run = await AceDataProgram.RunAsync(folder.Path, "lyrics", "mine.wav", "--instrumental", "--replace", "--yes", "--json");

        Assert.Equal("my own words\n", File.ReadAllText(folder["mine_lyrics.txt"]));
        Assert.Equal("kept", run.Lines()[0].Text("status"));
        Assert.True(run.Lines()[0].GetProperty("is_suggested").GetBoolean());
        Assert.Equal(0, run.Lines()[^1].GetProperty("found").GetInt32());
    }

    [Fact]
    public async Task A_file_that_is_no_audio_is_called_that_and_not_a_song_without_words()
    {
        using var folder = LyricsFolder.Of("a");
        File.WriteAllText(folder["Iris Vale - Salt Letters.mp3"], "This is a shopping list and no song: milk, bread, candles.\n");

        var run = await AceDataProgram.RunAsync(folder.Path, "lyrics", "Iris Vale - Salt Letters.mp3", "--offline", "--json");

        var line = run.Lines()[0];
        Assert.Equal("unreadable", line.GetProperty("cause").GetString());
        Assert.Contains("text", line.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suggestion_beside_a_persons_text_is_no_find_and_goes_once_the_text_stands_there()
    {
        using var folder = LyricsFolder.Of("a");
        File.WriteAllText(folder["a_lyrics.txt"], "my own words\n");
        File.WriteAllText(folder["a.txt"], Words);
        var run = await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--offline", "--replace", "--yes");
        Assert.Contains("1 kept as it is", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("found", run.Error, StringComparison.Ordinal);
        Assert.Contains("acedata lyrics show a.wav", run.Error, StringComparison.Ordinal);
        Assert.Contains("Suggestion:", (await AceDataProgram.RunAsync(folder.Path, "lyrics", "show", "a.wav")).Output, StringComparison.Ordinal);

        File.Delete(folder["a_lyrics.txt"]);
        await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--offline");
        var shown = await AceDataProgram.RunAsync(folder.Path, "lyrics", "show", "a.wav");
        Assert.Contains("kettle", shown.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Suggestion:", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_uncertain_text_says_what_the_song_is_taken_for_and_what_to_do_and_stays_marked_when_taken()
    {
        using var folder = LyricsFolder.Of("Jaro - Lrc");
        File.WriteAllText(folder["Jaro - Lrc.lrc"], OfOthers);

        var unsure = await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--offline");
        Assert.Contains("taken for 'Jaro – Lrc'; found 'Other – Thing'", unsure.Output, StringComparison.Ordinal);
        Assert.Contains("acedata lyrics show \"Jaro - Lrc.wav\"", unsure.Error, StringComparison.Ordinal);
        Assert.Contains("acedata lyrics \"Jaro - Lrc.wav\" --accept-review", unsure.Error, StringComparison.Ordinal);
        Assert.Contains("acedata lyrics \"Jaro - Lrc.wav\" --artist NAME --title TITLE", unsure.Error, StringComparison.Ordinal);

        var taken = await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--offline", "--accept-review");
        Assert.Contains("taken although it is not sure", taken.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["Jaro - Lrc_lyrics.txt"]));
        Assert.Contains("taken although it was not sure", (await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--offline")).Output, StringComparison.Ordinal);
        Assert.Contains("taken although it was not sure", (await AceDataProgram.RunAsync(folder.Path, "lyrics", "show", ".")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Made_up_lyrics_are_marked_so_and_give_way_to_real_ones()
    {
        using var folder = LyricsFolder.Of("Jaro - Lrc");
        await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--fake");
        var madeUp = File.ReadAllText(folder["Jaro - Lrc_lyrics.txt"]);

        var nothing = await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--offline", "--json");
        Assert.Equal("not_found", nothing.Lines()[0].Text("status"));
        Assert.Contains("made-up words", nothing.Lines()[0].GetProperty("review")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(madeUp, File.ReadAllText(folder["Jaro - Lrc_lyrics.txt"]));

        File.WriteAllText(folder["Jaro - Lrc.txt"], Words);
        await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--offline");
        Assert.Contains("kettle", File.ReadAllText(folder["Jaro - Lrc_lyrics.txt"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_deleted_while_the_network_is_asked_is_written_anew_and_not_called_a_persons()
    {
        using var folder = LyricsFolder.Of("Mara Quill - Paper Boats");
        var file = folder["Mara Quill - Paper Boats_lyrics.txt"];
        await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--instrumental", "--yes");
        await using var hosts = new FakeLyricsHosts(Checkout.File("tests/AceData.Tests/Fixtures/lyrics"));
        hosts.Answer("lrclib", "/api/get", async exchange =>
        {
            File.Delete(file);
            await exchange.SendJsonAsync("""{"id":77,"trackName":"Paper Boats","artistName":"Mara Quill","instrumental":false,"plainLyrics":"Paper on the river bends\nfold the corners, let it run\nnothing that we send comes back\nnothing under such a sun\n"}""");
        });

        var run = await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--replace", "--yes", "--lrclib-address", hosts.Lrclib, "--json");

        Assert.Equal("found", run.Lines()[0].Text("status"));
        Assert.Contains("river", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--artist is empty", "--artist", "", "--title", "")]
    [InlineData("--title is empty", "--artist", "Me", "--title", " ")]
    [InlineData("An artist alone", "--artist", "Me")]
    public async Task An_empty_name_is_refused_as_what_it_is(string expected, params string[] options)
    {
        using var folder = LyricsFolder.Of("a");
        var run = await AceDataProgram.RunAsync(folder.Path, ["lyrics", "a.wav", "--offline", .. options]);
        Assert.Equal(2, run.Exit);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_is_refused_leaves_artist_and_title_as_they_were()
    {
        using var folder = LyricsFolder.Of("Jaro - Lrc");
        File.WriteAllText(folder["Jaro - Lrc.lrc"], OfOthers);
        await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--offline", "--accept-review");

        Assert.Equal(3, (await AceDataProgram.RunAsync(folder.Path, "lyrics", "Jaro - Lrc.wav", "--offline", "--replace", "--artist", "Other", "--title", "Thing")).Exit);

        File.Delete(folder["Jaro - Lrc_lyrics.txt"]);
        var again = await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--offline", "--json");
        Assert.Equal("Jaro – Lrc", again.Lines()[0].Text("searched_as"));
    }

    [Fact]
    public async Task An_artist_may_be_called_Me()
    {
        using var folder = LyricsFolder.Of("a", "b");
        File.WriteAllText(folder["a.lrc"], OfOthers.Replace("Other", "Me", StringComparison.Ordinal));
        File.WriteAllText(folder["b.lrc"], OfOthers.Replace("Other", "!!!", StringComparison.Ordinal));
        Assert.Equal("found", (await AceDataProgram.RunAsync(folder.Path, "lyrics", "a.wav", "--offline", "--artist", "Me", "--title", "Thing", "--json")).Lines()[0].Text("status"));
        Assert.Equal("found", (await AceDataProgram.RunAsync(folder.Path, "lyrics", "b.wav", "--offline", "--artist", "!!!", "--title", "Thing", "--json")).Lines()[0].Text("status"));
    }
}
