using System.Text.Json;
using AceData.Testing;

namespace AceData.Cli.Tests;

public class LyricsCommandTests
{
    private const string Words = "[Verse 1]\nThe kettle sings a second line\nand steam has written on the glass\n\n[Chorus]\nStay until the tea is cold\nstay until the trains have passed\n";

    [Fact]
    public async Task Every_one_of_the_six_outcomes_is_told_and_only_sure_texts_are_written()
    {
        using var folder = Songs(
            "Iris Vale & The Mooncasters - Don't Wake the Lighthouse",
            "Halden Orbit - Perihelion (Interlude)",
            "Mara Quill - Paper Boats",
            "Nobody Known - Nothing Here",
            "mine",
            "Zed Barred - Closed Door");
        File.WriteAllText(folder["mine_lyrics.txt"], "my own words\n");
        await using var hosts = new FakeLyricsHosts(Checkout.File("tests/AceData.Tests/Fixtures/lyrics"));
        hosts.Answer("genius", "/Zed-barred-closed-door-lyrics", exchange => exchange.SendAsync(403, "<html><head><title>Just a moment...</title></head></html>"));
        hosts.Answer("genius", "/Mara-quill-paper-boats-lyrics", exchange => exchange.SendAsync(404, "<html></html>"));
        hosts.Answer("lrclib", "/api/get", exchange => exchange.Request.Query["track_name"] == "Paper Boats"
            ? exchange.SendJsonAsync(Record("Paper Boats (Live at Pier 9)", "Mara Quill"))
            : exchange.SendJsonAsync("{\"message\":\"Failed to find specified track\",\"name\":\"TrackNotFound\",\"statusCode\":404}", 404));

        var run = await AceDataProgram.RunAsync(
            folder.Path,
            "lyrics", ".", "--accept-genius-terms", "--genius-address", hosts.Genius, "--genius-api-address", hosts.GeniusApi, "--lrclib-address", hosts.Lrclib, "--workers", "1", "--json");

        var songs = Lines(run.Output).SkipLast(1).ToDictionary(line => Path.GetFileNameWithoutExtension(line.GetProperty("file").GetString()!), line => line.GetProperty("status").GetString());
        Assert.Equal("found", songs["Iris Vale & The Mooncasters - Don't Wake the Lighthouse"]);
        Assert.Equal("instrumental", songs["Halden Orbit - Perihelion (Interlude)"]);
        Assert.Equal("uncertain", songs["Mara Quill - Paper Boats"]);
        Assert.Equal("not_found", songs["Nobody Known - Nothing Here"]);
        Assert.Equal("kept", songs["mine"]);
        Assert.Equal("blocked", songs["Zed Barred - Closed Door"]);
        Assert.Equal(1, run.Exit);
        Assert.Equal("my own words\n", File.ReadAllText(folder["mine_lyrics.txt"]));
        Assert.Equal("[inst]\n", File.ReadAllText(folder["Halden Orbit - Perihelion (Interlude)_lyrics.txt"]));
        Assert.Equal(
            File.ReadAllText(Checkout.File("tests/AceData.Tests/Fixtures/lyrics/expected/genius_song_en_full.v1.txt")),
            File.ReadAllText(folder["Iris Vale & The Mooncasters - Don't Wake the Lighthouse_lyrics.txt"]));
        Assert.False(File.Exists(folder["Mara Quill - Paper Boats_lyrics.txt"]));
        Assert.False(File.Exists(folder["Nobody Known - Nothing Here_lyrics.txt"]));
        using var report = JsonDocument.Parse(File.ReadAllText(folder[".acedata/lyrics_report.json"]));
        Assert.Equal(6, report.RootElement.GetProperty("songs").GetArrayLength());

        var shown = await AceDataProgram.RunAsync(folder.Path, "lyrics", "show", "Mara Quill - Paper Boats.wav");
        Assert.Contains("Suggestion:", shown.Output, StringComparison.Ordinal);
        Assert.Contains("Live at Pier 9", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offline_files_beside_the_song_are_found_cleaned_and_kept_the_second_time()
    {
        using var folder = Songs("a", "b", "c");
        File.WriteAllText(folder["a.lrc"], "\uFEFF[ti:Tea]\n[00:01.00]The kettle sings a second line\n[00:03.50]and steam has written on the glass\n[00:06.00]Stay until the tea is cold\n[00:08.00]stay until the trains have passed\n");
        File.WriteAllText(folder["b_prompt.txt"], "ambient, 80 bpm, instrumental");

        var run = await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--offline", "--json");

        Assert.Equal(0, run.Exit);
        Assert.Equal(["found", "instrumental", "not_found"], Statuses(run.Output));
        Assert.Equal("[verse]\nThe kettle sings a second line\nand steam has written on the glass\nStay until the tea is cold\nstay until the trains have passed\n", File.ReadAllText(folder["a_lyrics.txt"]));
        Assert.Equal("[inst]\n", File.ReadAllText(folder["b_lyrics.txt"]));
        Assert.False(File.Exists(folder["c_lyrics.txt"]));

        var again = await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--offline", "--json");
        Assert.Equal(["kept", "kept", "not_found"], Statuses(again.Output));
    }

    // Songs are told as they are finished, and several are worked on at once.
    private static IEnumerable<string?> Statuses(string output) =>
        Lines(output).SkipLast(1).OrderBy(line => line.GetProperty("file").GetString(), StringComparer.Ordinal).Select(line => line.GetProperty("status").GetString());

    [Fact]
    public async Task Without_an_accepted_notice_Genius_is_not_asked_and_the_run_says_so()
    {
        using var folder = Songs("Iris Vale - Nowhere");
        await using var hosts = new FakeLyricsHosts(Checkout.File("tests/AceData.Tests/Fixtures/lyrics"));
        var run = await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--genius-address", hosts.Genius, "--lrclib-address", hosts.Lrclib);

        Assert.Contains("--accept-genius-terms", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(hosts.Requests, request => request.Host == "genius");
        Assert.Contains(hosts.Requests, request => request.Host == "lrclib");

        await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--accept-genius-terms", "--no-lrclib", "--genius-address", hosts.Genius);
        var asked = hosts.Requests.Count(request => request.Host == "genius");
        Assert.True(asked > 0);
        File.Move(folder["Iris Vale - Nowhere.wav"], folder["Iris Vale - Elsewhere.wav"]);
        await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--no-lrclib", "--genius-address", hosts.Genius);
        Assert.True(hosts.Requests.Count(request => request.Host == "genius") > asked, "the accepted notice is remembered");
    }

    [Fact]
    public async Task Replacing_asks_keeps_the_old_text_and_never_takes_a_persons()
    {
        using var folder = Songs("a", "b");
        File.WriteAllText(folder["a.txt"], Words);
        await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--offline");
        File.WriteAllText(folder["b_lyrics.txt"], "by hand\n");
        File.WriteAllText(folder["a.txt"], Words.Replace("kettle", "fiddle", StringComparison.Ordinal));
        File.WriteAllText(folder["b.txt"], Words);

        var asked = await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--offline", "--replace");
        Assert.Equal(3, asked.Exit);
        Assert.Contains("ASK-REPLACE", asked.Error, StringComparison.Ordinal);

        var run = await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--offline", "--replace", "--yes", "--json");
        Assert.Equal(0, run.Exit);
        Assert.Contains("fiddle", File.ReadAllText(folder["a_lyrics.txt"]), StringComparison.Ordinal);
        Assert.Equal("by hand\n", File.ReadAllText(folder["b_lyrics.txt"]));
        var shown = await AceDataProgram.RunAsync(folder.Path, "lyrics", "show", "b.wav");
        Assert.Contains("Suggestion:", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_text_counts_as_missing_and_cleaning_takes_it_away()
    {
        using var folder = Songs("a");
        File.WriteAllText(folder["a_lyrics.txt"], "⚠️ Lyrics not found");
        var run = await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--offline", "--json");
        Assert.Equal("not_found", Lines(run.Output).First().GetProperty("status").GetString());
        Assert.True(File.Exists(folder["a_lyrics.txt"]));

        var dry = await AceDataProgram.RunAsync(folder.Path, "lyrics", "clean", "a_lyrics.txt", "--json");
        Assert.Equal("would_remove", Lines(dry.Output).Single().GetProperty("outcome").GetString());
        Assert.True(File.Exists(folder["a_lyrics.txt"]));

        var done = await AceDataProgram.RunAsync(folder.Path, "lyrics", "clean", "a_lyrics.txt", "--write", "--json");
        Assert.Equal("removed", Lines(done.Output).Single().GetProperty("outcome").GetString());
        Assert.False(File.Exists(folder["a_lyrics.txt"]));
    }

    [Fact]
    public async Task Cleaning_shows_the_difference_and_changes_nothing_until_told()
    {
        using var folder = Songs("a");
        var before = Words.Replace("[Verse 1]", "[Verse 1: Anna]", StringComparison.Ordinal) + "12Embed\n";
        File.WriteAllText(folder["a_lyrics.txt"], before);

        var dry = await AceDataProgram.RunAsync(folder.Path, "lyrics", "clean", ".");
        Assert.Contains("-[Verse 1: Anna]", dry.Output, StringComparison.Ordinal);
        Assert.Contains("+[verse]", dry.Output, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(folder["a_lyrics.txt"]));

        await AceDataProgram.RunAsync(folder.Path, "lyrics", "clean", ".", "--write");
        var cleaned = File.ReadAllText(folder["a_lyrics.txt"]);
        Assert.StartsWith("[verse]\n", cleaned, StringComparison.Ordinal);
        Assert.DoesNotContain("Embed", cleaned, StringComparison.Ordinal);

        var again = await AceDataProgram.RunAsync(folder.Path, "lyrics", "clean", ".", "--write", "--json");
        Assert.Equal("clean", Lines(again.Output).Single().GetProperty("outcome").GetString());
        Assert.Equal(cleaned, File.ReadAllText(folder["a_lyrics.txt"]));
    }

    [Fact]
    public async Task A_person_says_which_song_it_is_or_that_it_has_no_words()
    {
        using var folder = Songs("track", "hum");
        var none = await AceDataProgram.RunAsync(folder.Path, "lyrics", "hum.wav", "--instrumental");
        Assert.Equal(0, none.Exit);
        Assert.Equal("[inst]\n", File.ReadAllText(folder["hum_lyrics.txt"]));

        await using var hosts = new FakeLyricsHosts(Checkout.File("tests/AceData.Tests/Fixtures/lyrics"));
        hosts.Answer("lrclib", "/api/get", exchange => exchange.SendJsonAsync(Record("Nachtbus", "Jaro Nebelkind")));
        var said = await AceDataProgram.RunAsync(folder.Path, "lyrics", "track.wav", "--artist", "Jaro Nebelkind", "--title", "Nachtbus", "--lrclib-address", hosts.Lrclib, "--json");
        var line = Lines(said.Output).First();
        Assert.Equal("Jaro Nebelkind – Nachtbus", line.GetProperty("searched_as").GetString());
        Assert.Equal("found", line.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_search_by_hand_shows_what_there_is_and_writes_nothing()
    {
        using var folder = Songs();
        await using var hosts = new FakeLyricsHosts(Checkout.File("tests/AceData.Tests/Fixtures/lyrics"));
        var run = await AceDataProgram.RunAsync(folder.Path, "lyrics", "search", "Jaro Nebelkind", "Nachtbus", "--lrclib-address", hosts.Lrclib);
        Assert.Equal(0, run.Exit);
        Assert.Contains("Nachtbus", run.Output, StringComparison.Ordinal);
        Assert.Contains("write it", run.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path, "*.txt"));
    }

    [Fact]
    public async Task The_samples_show_what_offline_finds()
    {
        using var folder = new TempDir();
        foreach (var sample in Directory.GetFiles(Checkout.File("samples")).Where(file => !file.EndsWith(".txt", StringComparison.Ordinal)))
        {
            File.Copy(sample, folder[Path.GetFileName(sample)]);
        }

        var run = await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--offline", "--json");

        Assert.Equal(0, run.Exit);
        var songs = Lines(run.Output).SkipLast(1).ToDictionary(line => Path.GetFileName(line.GetProperty("file").GetString()!), line => line.GetProperty("status").GetString());
        Assert.Equal("found", songs["night_bus_93_acedata.mp3"]);
        Assert.Equal("instrumental", songs["sunrise_drive.ogg"]);
        Assert.Equal("not_found", songs["harbour_waltz.m4a"]);
        Assert.StartsWith("[verse]\nLast bus", File.ReadAllText(folder["night_bus_93_acedata_lyrics.txt"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_writes_while_the_network_is_asked_stays()
    {
        using var folder = Songs("Mara Quill - Paper Boats");
        var mine = folder["Mara Quill - Paper Boats_lyrics.txt"];
        await using var hosts = new FakeLyricsHosts(Checkout.File("tests/AceData.Tests/Fixtures/lyrics"));
        hosts.Answer("lrclib", "/api/get", async exchange =>
        {
            await File.WriteAllTextAsync(mine, "typed meanwhile\n", exchange.Over);
            await exchange.SendJsonAsync(Record("Paper Boats", "Mara Quill"));
        });

        var run = await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--lrclib-address", hosts.Lrclib, "--json");

        Assert.Equal(0, run.Exit);
        Assert.Equal("kept", Lines(run.Output).First().GetProperty("status").GetString());
        Assert.Equal("typed meanwhile\n", File.ReadAllText(mine));
    }

    [Fact]
    public async Task Without_ffmpeg_names_and_side_cars_still_serve()
    {
        using var folder = Songs("a");
        File.WriteAllText(folder["a.txt"], Words);
        Directory.CreateDirectory(folder[".acedata"]);
        File.WriteAllText(folder[".acedata/settings.json"], "{\"ffmpeg_folder\": \"/nowhere\"}");

        var run = await AceDataProgram.RunAsync(folder.Path, "lyrics", ".", "--offline", "--json");

        Assert.Equal(0, run.Exit);
        Assert.Equal("found", Lines(run.Output).First().GetProperty("status").GetString());
    }

    private static string Record(string title, string artist) => JsonSerializer.Serialize(new
    {
        id = 77,
        trackName = title,
        artistName = artist,
        instrumental = false,
        plainLyrics = "Paper on the river bends\nfold the corners, let it run\nnothing that we send comes back\nnothing under such a sun\n",
    });

    private static IEnumerable<JsonElement> Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement);

    private static TempDir Songs(params string[] names)
    {
        var folder = new TempDir();
        foreach (var name in names)
        {
            File.WriteAllBytes(folder[name + ".wav"], WavFile.Pcm16(new float[8000 * 2], 8000));
        }

        return folder;
    }
}
