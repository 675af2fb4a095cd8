using System.Text;
using AceData.Testing;

namespace AceData.Cli.Tests;

/// <summary>What <c>lyrics</c>, <c>clean</c>, <c>show</c> and <c>search</c> say.</summary>
public class LyricsWordsTests
{
    private const string Lrc = "[00:01.00]The kettle sings a second line\n[00:03.50]and steam has written on the glass\n[00:06.00]Stay until the tea is cold\n[00:08.00]stay until the trains have passed\n";

    [Fact]
    public async Task Sources_are_named_in_words_each_song_is_told_once_and_kept_ones_name_their_file()
    {
        using var folder = LyricsFolder.Of("a");
        File.WriteAllText(folder["a.lrc"], Lrc);

        var first = await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--offline");
        Assert.Contains("the file 'a.lrc'", first.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("a.wav", first.Error, StringComparison.Ordinal);
        Assert.EndsWith("lyrics_report.json.", first.Error.TrimEnd(), StringComparison.Ordinal);

        var second = await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--offline");
        Assert.Contains("kept   │ the file 'a.lrc'", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("side-car", second.Output, StringComparison.Ordinal);

        var shown = await AceDataProgram.RunAsync(folder.Path, "lyrics", "show", "a.wav");
        Assert.Contains("From the file 'a.lrc'", shown.Output, StringComparison.Ordinal);
        Assert.Contains("time stamps (4)", shown.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("A11", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_beside_the_song_that_is_not_taken_is_named_with_the_reason()
    {
        using var folder = LyricsFolder.Of("caption", "empty", "failure", "junk", "tags");
        File.WriteAllText(folder["caption.txt"], "The kettle sings\nand steam has written\nStay until the tea\n");
        File.WriteAllText(folder["empty.txt"], " \n");
        File.WriteAllText(folder["failure.txt"], "Lyrics not found");
        File.WriteAllText(folder["junk.txt"], "[verse]\n12Embed\n");
        File.WriteAllText(folder["tags.txt"], "pop, 93 bpm, minor key, dark");

        var run = await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--offline", "--json");

        var why = run.Lines().SkipLast(1).ToDictionary(line => Path.GetFileNameWithoutExtension(line.Text("file")!), line => line.Text("detail"));
        Assert.Equal("'caption.txt' lies beside it but was not taken: it has only 3 lines and no header such as [verse], so it may be a caption. If it is lyrics, put [verse] above them", why["caption"]);
        Assert.Contains("'empty.txt' lies beside it but was not taken: it is empty", why["empty"], StringComparison.Ordinal);
        Assert.Contains("failure message", why["failure"], StringComparison.Ordinal);
        Assert.Contains("'junk.txt'", why["junk"], StringComparison.Ordinal);
        Assert.Contains("looks like a line of tags", why["tags"], StringComparison.Ordinal);

        // The advice works.
        File.WriteAllText(folder["caption.txt"], "[verse]\n" + File.ReadAllText(folder["caption.txt"]));
        var taken = await AceDataProgram.RunAsync(folder.Path, "lyrics", "caption.wav", "--offline", "--json");
        Assert.Equal("found", taken.Lines()[0].Text("status"));
    }

    [Fact]
    public async Task A_host_that_could_not_be_asked_is_not_among_those_that_do_not_know_the_song()
    {
        using var folder = LyricsFolder.Of("Nowhere");
        await using var hosts = new FakeLyricsHosts(Checkout.File("tests/AceData.Tests/Fixtures/lyrics"));

        var run = await AceDataProgram.RunAsync(
            folder.Path, "lyrics", ".", "--accept-genius-terms", "--genius-address", hosts.Genius, "--genius-api-address", hosts.GeniusApi, "--lrclib-address", hosts.Lrclib, "--json");

        Assert.DoesNotContain(hosts.Requests, request => request.Host == "genius");
        Assert.Equal("Genius was not asked: without a token it takes an artist to guess the address of a page; not known to LRCLIB", run.Lines()[0].Text("detail"));
    }

    [Fact]
    public async Task Cleaning_of_one_word_does_not_contradict_itself()
    {
        using var folder = LyricsFolder.Of("a");
        File.WriteAllText(folder["a_lyrics.txt"], "La\n");
        var dry = await AceDataProgram.RunAsync(folder.Path, "lyrics", "clean", ".");
        Assert.Contains("would change", dry.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing is written", dry.Output, StringComparison.Ordinal);
        Assert.Contains("Lyrics file: 1 would change.", dry.Error, StringComparison.Ordinal);

        var done = await AceDataProgram.RunAsync(folder.Path, "lyrics", "clean", ".", "--write");
        Assert.Contains("acedata restore a_lyrics.txt", done.Output, StringComparison.Ordinal);
        Assert.Equal("[verse]\nLa\n", File.ReadAllText(folder["a_lyrics.txt"]));
    }

    [Fact]
    public async Task Cleaning_names_what_no_rule_names_the_encoding_and_the_form_of_tags()
    {
        using var folder = LyricsFolder.Of("latin", "wide", "tags");
        File.WriteAllBytes(folder["latin_lyrics.txt"], Encoding.Latin1.GetBytes("[verse]\nGrüße aus Köln\nund noch eine Zeile\n"));
        File.WriteAllBytes(folder["wide_lyrics.txt"], [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("[verse]\nGrüße aus Köln\nund noch eine Zeile\n")]);
        File.WriteAllText(folder["tags_lyrics.txt"], "[Verse]\nHello you\nand you\n");

        var run = await AceDataProgram.RunAsync(folder.Path, "lyrics", "clean", ".");

        Assert.Contains("in Windows-1252 (Latin-1); it becomes UTF-8", run.Output, StringComparison.Ordinal);
        Assert.Contains("in UTF-16; it becomes UTF-8", run.Output, StringComparison.Ordinal);
        Assert.Contains("The section tags become those of ACE-Step 1.", run.Output, StringComparison.Ordinal);

        var shown = await AceDataProgram.RunAsync(folder.Path, "lyrics", "show", "latin.wav");
        Assert.Contains("Note: Cleaning would change it. See what: acedata lyrics clean latin_lyrics.txt", shown.Output, StringComparison.Ordinal);
        Assert.Contains("Grüße", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_bad_name_does_not_stop_the_cleaning_of_the_others_and_each_is_named_with_its_reason()
    {
        using var folder = LyricsFolder.Of("Song", "other");
        File.Move(folder["Song.wav"], folder["Song.WAV"]);
        File.WriteAllText(folder["Song_lyrics.txt"], "[verse]\nHello you\nand you\n12Embed\n");
        File.WriteAllText(folder["alone_lyrics.txt"], "words\n");
        File.WriteAllText(folder["notes.txt"], "words\n");

        var run = await AceDataProgram.RunAsync(folder.Path, "lyrics", "clean", "gone_lyrics.txt", "other_lyrics.txt", "alone_lyrics.txt", "notes.txt", "Song_lyrics.txt", "--json");

        Assert.Equal(1, run.Exit);
        var files = run.Lines().ToDictionary(line => Path.GetFileName(line.Text("file")!), line => line.Text("error") ?? line.Text("outcome"));
        Assert.Contains("not there", files["gone_lyrics.txt"], StringComparison.Ordinal);
        Assert.Contains("not there", files["other_lyrics.txt"], StringComparison.Ordinal);
        Assert.Contains("beside no song", files["alone_lyrics.txt"], StringComparison.Ordinal);
        Assert.Contains("neither a song nor the text of one", files["notes.txt"], StringComparison.Ordinal);
        Assert.Equal("would_change", files["Song_lyrics.txt"]);
    }

    [Fact]
    public async Task Show_says_why_a_text_is_none()
    {
        using var folder = LyricsFolder.Of("failure", "binary");
        File.WriteAllText(folder["failure_lyrics.txt"], "Lyrics not found");
        File.WriteAllBytes(folder["binary_lyrics.txt"], [1, 2, 0, 4, 0, 6, 7, 1]);
        File.WriteAllText(folder["notes.txt"], "words\n");

        var failure = await AceDataProgram.RunAsync(folder.Path, "lyrics", "show", "failure.wav");
        Assert.Contains("written by another tool", failure.Output, StringComparison.Ordinal);
        Assert.Contains("acedata lyrics clean failure_lyrics.txt --write", failure.Output, StringComparison.Ordinal);

        var binary = await AceDataProgram.RunAsync(folder.Path, "lyrics", "show", "binary.wav");
        Assert.Equal(1, binary.Exit);
        Assert.Contains("Note: It is not the text of a song", binary.Output, StringComparison.Ordinal);

        var notes = await AceDataProgram.RunAsync(folder.Path, "lyrics", "show", "notes.txt");
        Assert.Equal(2, notes.Exit);
        Assert.Contains($"'{folder["notes.txt"]}': It is neither a song", notes.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_that_nobody_answered_is_no_search_that_found_nothing()
    {
        using var folder = new TempDir();
        var lost = await AceDataProgram.RunAsync(folder.Path, "lyrics", "search", "Iris Vale", "Nowhere", "--lrclib-address", "http://127.0.0.1:9");
        Assert.Equal(1, lost.Exit);
        Assert.Contains("Nobody gave an answer", lost.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("finished", lost.Error, StringComparison.Ordinal);

        var nobody = await AceDataProgram.RunAsync(folder.Path, "lyrics", "search", "Iris Vale", "Nowhere", "--no-lrclib");
        Assert.Equal(2, nobody.Exit);
        Assert.Contains("There is nobody to ask", nobody.Error, StringComparison.Ordinal);

        await using var hosts = new FakeLyricsHosts(Checkout.File("tests/AceData.Tests/Fixtures/lyrics"));
        var none = await AceDataProgram.RunAsync(folder.Path, "lyrics", "search", "Nobody Known", "Nothing Here", "--lrclib-address", hosts.Lrclib, "--json");
        Assert.Equal(0, none.Exit);
        Assert.Equal(0, none.Lines()[^1].GetProperty("found").GetInt32());
        Assert.True(none.Lines()[^1].GetProperty("asked")[0].GetProperty("has_answered").GetBoolean());
    }
}
