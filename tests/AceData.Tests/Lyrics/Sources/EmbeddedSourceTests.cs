using System.Text.Json;
using AceData.Audio.Decoding;
using AceData.Lyrics;
using AceData.Lyrics.Identity;
using AceData.Lyrics.Sources;
using AceData.Testing;

namespace AceData.Tests.Lyrics.Sources;

public class EmbeddedSourceTests
{
    private const string Long = "[Verse 1]\nÜber die Brücke\nZeile zwei";
    private static readonly string Tagged = Checkout.File("tests/AceData.Tests/Fixtures/lyrics/tagged");
    private static readonly AudioDecoder Decoder = new(FfmpegLocator.Find());

    /// <summary>What a person should get of each file: the texts, best first, by bars.</summary>
    public static TheoryData<string, string> Files { get; } = new()
    {
        { "a.flac", "[Verse 1]\nÜber die Brücke|unsynced text|[00:01.00]x" },
        { "a.m4a", "[Verse 1]\nÜber" },
        { "a.ogg", "[Verse 1]\nÜber|sp" },
        { "a.opus", "[Verse 1]\nÜber" },
        { "a.wma", "wmtext|text" },
        { "a.wv", "text" },
        { "ape_mp3.mp3", Long },
        { "base.mp3", "" },
        { "lyrics3.mp3", "Line one\nLine two" },
        { "sylt_v23.mp3", "[00:01.00]Line one\n[00:02.50]Line two" },
        { "sylt_v24_utf8.mp3", "[00:01.00]Line one\n[00:02.50]Line two" },
        { "txxx_LYRICS.mp3", Long },
        { "txxx_UNSYNCEDLYRICS.mp3", Long },
        { "txxx_USLT.mp3", Long },
        { "ult_v22.mp3", Long },
        { "uslt_cr.mp3", "a\nb\n\nc" },
        { "uslt_crlf.mp3", "a\nb\n\nc" },
        { "uslt_latin1.mp3", "Über" },
        { "uslt_lrc_inside.mp3", "[00:01.00]Line one\n[00:02.50]Line two" },
        { "uslt_v23_XXX.mp3", Long },
        { "uslt_v23_desc.mp3", Long },
        { "uslt_v23_eng_utf16.mp3", Long },
        { "uslt_v23_nul_lang.mp3", Long },
        { "uslt_v23_two.mp3", "deutscher text|english text" },
        { "uslt_v23_two_same.mp3", "second|first" },
        { "uslt_v24_deu_utf8.mp3", Long },
        { "w_ffmpeg.mp3", "[Verse 1]\nÜber" },
        { "w_ffmpeg_eng.mp3", "[Verse 1]\nÜber" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Lyrics_come_out_of_every_kind_of_tag(string name, string texts)
    {
        var answer = await AskAsync(Path.Combine(Tagged, name));

        Assert.Equal(texts, string.Join('|', answer.Found.Select(found => found.Text)));
        Assert.Equal(texts.Length == 0 ? LyricsCause.NotFound : null, answer.Cause);
        Assert.All(answer.Found, found => Assert.True(found.BelongsToFile));
    }

    [Fact]
    public async Task Each_file_shows_with_ffprobe_what_was_noted_of_it()
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Tagged, "expected_ffprobe.json")));

        // WavPack is no format of ours; its APE tag is read nevertheless.
        foreach (var file in expected.RootElement.EnumerateObject().Where(file => AudioFormats.IsAudio(file.Name)))
        {
            var wanted = file.Value.GetProperty("format").EnumerateObject().Concat(file.Value.GetProperty("stream").EnumerateObject())
                .Select(tag => new EmbeddedText(tag.Name, tag.Value.GetString()!));

            var probe = await Decoder.ProbeAsync(Path.Combine(Tagged, file.Name), TestContext.Current.CancellationToken);

            Assert.Equal(wanted, probe.Lyrics);
        }
    }

    [Theory]
    [InlineData("uslt_v23_two.mp3", "deu,eng")]
    [InlineData("uslt_v24_deu_utf8.mp3", "deu")]
    [InlineData("uslt_v23_XXX.mp3", "")]
    [InlineData("uslt_v23_nul_lang.mp3", "")]
    [InlineData("sylt_v23.mp3", "eng")]
    public async Task The_language_is_the_one_of_the_tag(string name, string languages)
    {
        var answer = await AskAsync(Path.Combine(Tagged, name));

        Assert.Equal(languages, string.Join(',', answer.Found.Select(found => found.Language)));
    }

    [Fact]
    public async Task A_file_that_is_gone_or_no_song_is_an_answer_and_no_fault()
    {
        using var folder = new TempDir();
        File.WriteAllText(folder["no.ogg"], "this is no song");

        var gone = await AskAsync(folder["gone.flac"]);
        var broken = await AskAsync(folder["no.ogg"]);

        Assert.Equal((LyricsCause.Unreadable, LyricsCause.Unreadable), (gone.Cause!.Value, broken.Cause!.Value));
        Assert.NotEmpty(gone.Detail!);
        Assert.NotEmpty(broken.Detail!);
    }

    [Fact]
    public async Task A_saved_failure_message_in_a_tag_is_nothing()
    {
        using var folder = new TempDir();
        File.WriteAllBytes(folder["song.mp3"], [.. Id3Bytes.Tag(3, ("USLT", [0, .. "eng\0Lyrics not found"u8])), .. new byte[64]]);

        Assert.Empty((await AskAsync(folder["song.mp3"])).Found);
    }

    private static Task<SourceAnswer> AskAsync(string path) =>
        new EmbeddedSource(Decoder).AskAsync(new LyricsQuestion(path, new SongIdentity()), TestContext.Current.CancellationToken);
}
