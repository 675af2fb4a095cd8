using AceData.Testing;

namespace AceData.Audio.Tests.Decoding;

/// <summary>Damaged, lying and hostile files: each ends as said, none hangs, and each message names the cause.</summary>
public class BadAudioTests(FfmpegFixture songs)
{
    private const string Ok = "ok";

    private static readonly string[] ToDo = ["again", "leave it out", "unpack it", "play it", "git lfs pull"];

    public static TheoryData<string, string> Cases => new()
    {
        // Containers and bytes.
        { "zero bytes", "AUDIO-EMPTY" },
        { "one byte", "AUDIO-BAD" },
        { "100 bytes of an mp3", "AUDIO-BAD" },
        { "half an mp3", "ok+AUDIO-DAMAGED+AUDIO-SHORT" },
        { "half a flac", "ok+AUDIO-DAMAGED+AUDIO-SHORT" },
        { "half an ogg", "ok+AUDIO-SHORT" },
        { "half an m4a", "AUDIO-BAD" },
        { "random 20 KB", "AUDIO-BAD" },
        { "20 KB zeros", "AUDIO-BAD" },
        { "every 97th byte flipped", "ok+AUDIO-DAMAGED+AUDIO-CLIPPED" },
        { "wav named mp3", Ok },
        { "mp3 named wav", Ok },
        { "html named mp3", "AUDIO-BAD" },
        { "git-lfs pointer", "AUDIO-BAD" },
        { "text named mp3", "AUDIO-BAD" },
        { "png named mp3", "AUDIO-BAD" },
        { "zip named mp3", "AUDIO-BAD" },
        { "exe named mp3", "AUDIO-BAD" },
        { "pdf named mp3", "AUDIO-BAD" },
        { "ID3 of 256 MB in a small file", "AUDIO-BAD" },
        { "mp3, junk, mp3", "ok+AUDIO-CORRUPT" },
        { "20 MB cover art", Ok },
        { "1000 ID3 frames and a 10 MB comment", Ok },
        { "APE, ID3 and Lyrics3 stacked", "ok+AUDIO-CORRUPT" },
        { "two audio streams", Ok },
        { "video only", "AUDIO-BAD" },
        { "chained ogg", "ok+AUDIO-DAMAGED" },
        { "no Xing header", Ok },
        { "protected m4p", "AUDIO-BAD" },
        { "encrypted m4a", "AUDIO-BAD" },
        { "unsupported codec", "AUDIO-BAD" },
        { "growing while read", "ok|ok+AUDIO-SHORT|ok+AUDIO-DAMAGED|ok+AUDIO-DAMAGED+AUDIO-SHORT" },

        // Playlists dressed as audio.
        { "HLS with an absolute path", "AUDIO-PLAYLIST" },
        { "HLS to etc passwd", "AUDIO-PLAYLIST" },
        { "HLS to http", "AUDIO-PLAYLIST" },
        { "ffconcat absolute", "AUDIO-PLAYLIST" },
        { "ffconcat relative", "AUDIO-PLAYLIST" },
        { "SDP", "AUDIO-PLAYLIST" },
        { "ASX", "AUDIO-PLAYLIST" },
        { "DASH", "AUDIO-PLAYLIST" },
        { "XML with an entity", "AUDIO-BAD" },
        { "m3u8 text", "AUDIO-PLAYLIST" },

        // Headers that lie.
        { "wav header only", "AUDIO-BAD" },
        { "wav with endless data length", Ok },
        { "wav with 0 channels", "AUDIO-BAD" },
        { "wav with 65535 channels", "AUDIO-BAD" },
        { "wav at 0 Hz", "AUDIO-BAD" },
        { "wav at 4000000000 Hz", "AUDIO-BAD" },
        { "wav at 1 Hz", "AUDIO-BAD" },
        { "wav with 0 bits", "AUDIO-BAD" },
        { "wav of one sample", "ok+AUDIO-SHORT+AUDIO-SILENT" },
        { "wav with RIFF size 0", Ok },
        { "RF64", Ok },
        { "W64", Ok },
        { "wav with odd channel masks", Ok },
        { "m4a that says it lasts for ages", "ok+AUDIO-DAMAGED+AUDIO-SHORT" },

        // Signals.
        { "silence", "ok+AUDIO-SILENT" },
        { "digital zero 99 percent", "ok+AUDIO-SILENT" },
        { "constant offset", "ok+AUDIO-SILENT" },
        { "full-scale square", "ok+AUDIO-CLIPPED" },
        { "denormals", "ok+AUDIO-SILENT" },
        { "NaN", "AUDIO-NONFINITE" },
        { "infinity", "AUDIO-NONFINITE" },
        { "1e30", "AUDIO-BAD" },
        { "a click of one sample", "ok+AUDIO-SILENT" },
        { "white noise", Ok },

        // Shapes.
        { "8 channels", Ok },
        { "32 channels", Ok },
        { "192 kHz", Ok },
        { "352.8 kHz", Ok },
        { "768 kHz", Ok },
        { "mono", Ok },
        { "8 bit", Ok },
        { "24 bit", Ok },
        { "64-bit float", Ok },
        { "0.05 s", "ok+AUDIO-SHORT" },
        { "2.99 s", "ok+AUDIO-SHORT" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_bad_file_ends_as_it_should(string name, string expected)
    {
        using var folder = new TempDir();
        var path = BadAudioFiles.Make(name, folder, songs);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(60));

        string outcome;
        try
        {
            var analysis = await songs.Analyzer.AnalyzeAsync(path, deadline.Token);
            outcome = string.Join('+', analysis.Warnings.Select(w => w.Code).Prepend(Ok));
            Assert.True(double.IsFinite(analysis.DurationSeconds) && analysis.DurationSeconds > 0);
            Assert.All(analysis.Levels.SumsOfSquares, sum => Assert.True(float.IsFinite(sum)));
            if (expected.Contains("SILENT", StringComparison.Ordinal))
            {
                Assert.Null(analysis.Tempo);
                Assert.True(analysis.IsSilent);
            }
        }
        catch (AceDataException refused)
        {
            outcome = refused.Code;
            Assert.DoesNotContain("0 channels", refused.Message, StringComparison.Ordinal);
            Assert.True(refused.Message.Length > 20 && !refused.Message.Contains(folder.Path, StringComparison.Ordinal), refused.Message);
        }

        Assert.True(expected.Split('|').Contains(outcome), $"{name}: expected {expected}, was {outcome}");
    }

    [Theory]
    [InlineData("zero bytes", "empty")]
    [InlineData("one byte", "only 1 byte,")]
    [InlineData("100 bytes of an mp3", "broke off")]
    [InlineData("half an m4a", "breaks off before its end")]
    [InlineData("random 20 KB", "damaged")]
    [InlineData("20 KB zeros", "nothing but zeros")]
    [InlineData("html named mp3", "web page")]
    [InlineData("html named flac", "web page")]
    [InlineData("html named m4a", "web page")]
    [InlineData("random 20 KB named flac", "how its sound is stored")]
    [InlineData("git-lfs pointer", "git lfs pull")]
    [InlineData("text named mp3", "a text")]
    [InlineData("png named mp3", "picture")]
    [InlineData("zip named mp3", "zip archive")]
    [InlineData("exe named mp3", "a program")]
    [InlineData("pdf named mp3", "PDF")]
    [InlineData("HLS to etc passwd", "playlist")]
    [InlineData("wav header only", "too few for a song")]
    [InlineData("wav at 1 Hz", "1 samples per second")]
    public async Task The_reason_is_the_right_one_and_says_what_to_do(string name, string words)
    {
        using var folder = new TempDir();
        var path = BadAudioFiles.Make(name, folder, songs);

        var refused = await Assert.ThrowsAsync<AceDataException>(() => songs.Analyzer.AnalyzeAsync(path, TestContext.Current.CancellationToken));

        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Contains(ToDo, word => refused.Message.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
