using System.Diagnostics;
using System.Text;
using AceData.Files;
using AceData.Library;
using AceData.Lyrics;
using AceData.Lyrics.Identity;
using AceData.Lyrics.Sources;
using AceData.Testing;

namespace AceData.Tests.Lyrics.Sources;

public class SideCarSourceTests
{
    private const string Words = "Paper boats on Harbour Street\nSailing under tired feet\nHold the line\nHold the line";

    [Fact]
    public async Task The_files_beside_a_song_are_found_in_their_order()
    {
        using var folder = new TempDir();
        Directory.CreateDirectory(folder["lyrics"]);
        File.WriteAllText(folder["lyrics/song.txt"], Words + "4");
        File.WriteAllText(folder["song.txt"], Words + "3");
        File.WriteAllText(folder["song.lrc"], "[00:01.00]two");
        File.WriteAllText(folder["song.lyrics.txt"], Words + "1");
        File.WriteAllText(folder["song_lyrics.txt"], "not asked");
        File.WriteAllText(folder["song_prompt.txt"], Words);
        File.WriteAllText(folder["song.caption.txt"], Words);
        File.WriteAllText(folder["other.txt"], Words);

        var answer = await AskAsync(folder["song.mp3"]);

        Assert.Equal(["1", "o", "3", "4"], answer.Found.Select(found => found.Text[^1..]));
        Assert.Equal(folder["song.lyrics.txt"], answer.Found[0].Address);
        Assert.True(answer.Found.All(found => found is { Source: "side-car", BelongsToFile: true }));
        Assert.Null(answer.Cause);
    }

    [Theory]
    [InlineData("acestep15_legacy.txt", SideCarTextKind.Lyrics, "[Verse 1]", null)]
    [InlineData("acestep_prompt_NOT_lyrics.txt", SideCarTextKind.Prompt, "dream pop", null)]
    [InlineData("enhanced.lrc", SideCarTextKind.Lrc, "[ti:Nordwind]", null)]
    [InlineData("failure_marker_lyrics.txt", SideCarTextKind.FailureMarker, "", null)]
    [InlineData("instrumental.lrc", SideCarTextKind.Lrc, "[ar:Halden Orbit]", "Halden Orbit")]
    [InlineData("latin1.txt", SideCarTextKind.Lyrics, "[Strophe 1]\nÜber die Brücke läuft der Fluß", null)]
    [InlineData("methmx_header_lyrics.txt", SideCarTextKind.Lyrics, "Artist: Iris Vale", "Iris Vale")]
    [InlineData("plain.lrc", SideCarTextKind.Lrc, "[ti:Don't Wake", "Iris Vale & The Mooncasters")]
    [InlineData("sidestep_keyvalue_NOT_lyrics.txt", SideCarTextKind.Lyrics, "[Verse 1]\nPaper boats on Harbour Street", null)]
    [InlineData("utf16.txt", SideCarTextKind.Lyrics, "[Verse 1]\nPaper boats", null)]
    public void A_text_is_what_a_person_says_it_is(string name, SideCarTextKind kind, string begin, string? artist)
    {
        var text = SideCarText.Classify(TextBytes.Decode(File.ReadAllBytes(Checkout.File($"tests/AceData.Tests/Fixtures/lyrics/sidecars/{name}")))!);

        Assert.Equal((kind, artist, name == "instrumental.lrc"), (text.Kind, text.Artist, text.IsInstrumental));
        Assert.StartsWith(begin, text.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text.Text);
    }

    [Theory]
    [InlineData("⚠️ Lyrics not found")]
    [InlineData("Lyrics not found")]
    [InlineData("lyrics not found\n")]
    [InlineData("❌ No lyrics found for Iris Vale - Night Ferry")]
    [InlineData("\uFEFFLyrics not found.")]
    public void A_saved_failure_message_counts_as_no_lyrics(string text) =>
        Assert.Equal(SideCarTextKind.FailureMarker, SideCarText.Classify(text).Kind);

    [Theory]
    [InlineData("Not found in any map\nNot found on any chart\nStill we go\nStill we go")]
    [InlineData("[Verse]\nLyrics not found\nI looked all over town")]
    public void A_song_that_sings_of_not_finding_is_a_song(string text) =>
        Assert.Equal(SideCarTextKind.Lyrics, SideCarText.Classify(text).Kind);

    [Theory]
    [InlineData("[Instrumental]")]
    [InlineData("[inst]\n")]
    [InlineData("Instrumental")]
    [InlineData("[ar:X]\n[au: instrumental]")]
    public void A_text_that_says_there_are_no_words_is_an_instrumental(string text)
    {
        Assert.True(SideCarText.Classify(text).IsInstrumental);
        Assert.False(SideCarText.Classify(text + "\n[00:01.00]but then he sings\n[Verse]\nla").IsInstrumental);
    }

    [Fact]
    public async Task Bad_files_are_named_with_a_reason_and_harm_nothing_else()
    {
        using var folder = new TempDir();
        File.WriteAllBytes(folder["binary.txt"], [0x7F, 0x45, 0x4C, 0x46, 0, 0, 1, 2]);
        File.WriteAllText(folder["huge.txt"], new string('x', 5 << 20));
        File.WriteAllText(folder["empty.txt"], "");
        File.WriteAllText(folder["spaces.txt"], " \n\t\r\n\uFEFF");
        File.WriteAllText(folder["signs.txt"], "…\n---\n***\n!!!\n");
        Directory.CreateDirectory(folder["folder.txt"]);
        File.WriteAllBytes(folder["half.txt"], [0xFF, 0xFE, 0x00, 0xD8, 0x41]);
        File.WriteAllText(folder["broken.lrc"], "[00:7x.00]Hold\n[99999:99]the\n[00:01.00]line");

        Assert.Contains("not text", (await AskAsync(folder["binary.mp3"])).Detail, StringComparison.Ordinal);
        Assert.Contains("1 MB", (await AskAsync(folder["huge.mp3"])).Detail, StringComparison.Ordinal);
        Assert.Contains("folder", (await AskAsync(folder["folder.mp3"])).Detail, StringComparison.Ordinal);
        Assert.Equal(LyricsCause.Unreadable, (await AskAsync(folder["half.mp3"])).Cause);
        foreach (var (name, why) in new[] { ("empty", "it is empty"), ("spaces", "it is empty"), ("signs", "") })
        {
            var refused = await AskAsync(folder[name + ".mp3"]);
            Assert.Equal((0, LyricsCause.NotFound), (refused.Found.Count, refused.Cause));
            Assert.Contains($"'{name}.txt' lies beside it but was not taken: {why}", refused.Detail, StringComparison.Ordinal);
        }

        Assert.Single((await AskAsync(folder["broken.mp3"])).Found);

        File.WriteAllText(folder["huge.lrc"], "[00:01.00]fine");
        var answer = await AskAsync(folder["huge.mp3"]);
        Assert.Single(answer.Found);
        Assert.NotNull(answer.Detail);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("iso-8859-1", false)]
    public void A_text_is_read_in_the_encoding_it_was_saved_in(string encoding, bool hasMark)
    {
        const string Text = "Über die Brücke läuft der Fluß\nund weiter";
        var bytes = Encoding.GetEncoding(encoding).GetBytes(Text);

        Assert.Equal(Text, TextBytes.Decode(hasMark ? [.. Encoding.GetEncoding(encoding).GetPreamble(), .. bytes] : bytes));
    }

    [Fact]
    public void Typographic_signs_of_Windows_are_read() =>
        Assert.Equal("“you’re” … €ŽŸ", TextBytes.Decode([0x93, .. "you"u8, 0x92, .. "re"u8, 0x94, 0x20, 0x85, 0x20, 0x80, 0x8E, 0x9F]));

    [Fact]
    public async Task A_file_that_names_its_song_says_so()
    {
        using var folder = new TempDir();
        File.Copy(Checkout.File("tests/AceData.Tests/Fixtures/lyrics/sidecars/plain.lrc"), folder["song.lrc"]);

        var found = Assert.Single((await AskAsync(folder["song.mp3"])).Found);

        Assert.Equal(("Don't Wake the Lighthouse", "Iris Vale & The Mooncasters"), (found.Title, Assert.Single(found.Artists)));
    }

    [Fact]
    public async Task A_pipe_behind_a_link_is_not_waited_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Made with the shell of Unix.");
        using var folder = new TempDir();
        using (var sh = Process.Start(new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", $"cd '{folder.Path}' && mkfifo pipe && ln -s pipe song.txt && ln -s loop.txt loop.txt" } })!)
        {
            Assert.True(sh.WaitForExit(10_000));
        }

        Assert.Contains("pipe", (await AskAsync(folder["song.mp3"]).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)).Detail, StringComparison.Ordinal);
        Assert.Empty((await AskAsync(folder["loop.mp3"])).Found);
    }

    [Fact]
    public void Any_bytes_are_text_or_not_and_classified_without_a_fault()
    {
        var random = new Random(5);
        string[] bits = ["[00:01.00]", "[", "]", "\n", "bpm: 92", "lyrics:", "[Verse]", "a, b, c", "Artist: ", "\r", "[ar:", "\u2028", "x", "[au: instrumental]", "é", "\0", "Lyrics not found"];
        for (var i = 0; i < 2000; i++)
        {
            var bytes = new byte[random.Next(40)];
            random.NextBytes(bytes);
            SideCarText.Classify(TextBytes.Decode(bytes) ?? "");
            SideCarText.Classify(TextBytes.DecodeUnmarked(bytes));
            SideCarText.Classify(string.Concat(Enumerable.Range(0, random.Next(20)).Select(_ => bits[random.Next(bits.Length)])));
        }

    }

    [Theory]
    [InlineData("caption: hip hop, dark\nlyrics:\n[Verse]\nI walk alone\n\n[Chorus]\nCarry it\nkey: C minor\nsignature: 4/4\nbpm: 93\n", "[Verse]\nI walk alone\n\n[Chorus]\nCarry it")]
    [InlineData("caption: hip hop, dark\nlyrics: I walk alone\nall night long\n", "I walk alone\nall night long")]
    [InlineData("bpm: 93\nkeyscale: C minor\nLyrics:\nI walk alone\n\ntags: hip hop, dark\ncaption: a song", "I walk alone")]
    public void The_words_of_a_file_of_keys_end_at_the_next_key(string text, string words) =>
        Assert.Equal((SideCarTextKind.Lyrics, words), (SideCarText.Classify(text).Kind, SideCarText.Classify(text).Text));

    [Fact]
    public async Task The_file_that_the_run_writes_is_no_source()
    {
        using var folder = new TempDir();
        File.WriteAllText(folder["song.lyrics.txt"], "[Verse]\n" + Words);
        var question = new LyricsQuestion(folder["song.mp3"], new SongIdentity());

        Assert.Equal(SourceAnswer.Nothing, await new SideCarSource(SideCarKind.Lyrics15).AskAsync(question, TestContext.Current.CancellationToken));
        Assert.Single((await new SideCarSource(SideCarKind.Lyrics).AskAsync(question, TestContext.Current.CancellationToken)).Found);
    }

    [Fact]
    public async Task What_an_earlier_run_wrote_keeps_where_it_came_from()
    {
        using var folder = new TempDir();
        File.WriteAllText(folder["song.lyrics.txt"], "[Verse]\n" + Words);
        var origin = new LyricsOrigin { Source = "genius", Address = "https://example.invalid/1" };
        var version = FileVersion.Of(File.ReadAllBytes(folder["song.lyrics.txt"]));
        var source = new SideCarSource(SideCarKind.Lyrics, (_, kind, seen) => kind == SideCarKind.Lyrics15 && seen == version ? origin : null);

        var found = Assert.Single((await source.AskAsync(new LyricsQuestion(folder["song.mp3"], new SongIdentity()), TestContext.Current.CancellationToken)).Found);

        Assert.Same(origin, found.WrittenFrom);
    }

    private static Task<SourceAnswer> AskAsync(string path) =>
        new SideCarSource().AskAsync(new LyricsQuestion(path, new SongIdentity()), TestContext.Current.CancellationToken);
}
