using System.Text;
using AceData.Testing;

namespace AceData.Audio.Tests.Decoding;

/// <summary>Damaged, lying and hostile files: each ends as said, none hangs, and each message names the cause.</summary>
public class BadAudioTests(FfmpegFixture songs) : IClassFixture<FfmpegFixture>
{
    private const string Ok = "ok";

    private static readonly string[] ToDo = ["again", "leave it out", "unpack it", "play it", "git lfs pull"];

    public static TheoryData<string, string> Cases => new()
    {
        // Containers and bytes.
        { "zero bytes", "AUDIO-EMPTY" },
        { "one byte", "AUDIO-BAD" },
        { "100 bytes of an mp3", "AUDIO-BAD" },
        { "half an mp3", "ok+AUDIO-DAMAGED" },
        { "half a flac", "ok+AUDIO-DAMAGED" },
        { "half an ogg", Ok },
        { "half an m4a", "AUDIO-BAD" },
        { "random 20 KB", "AUDIO-BAD" },
        { "20 KB zeros", "AUDIO-BAD" },
        { "every 97th byte flipped", "any" },
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
        { "mp3, junk, mp3", "any" },
        { "20 MB cover art", Ok },
        { "1000 ID3 frames and a 10 MB comment", Ok },
        { "two audio streams", Ok },
        { "video only", "AUDIO-BAD" },
        { "chained ogg", "any" },
        { "no Xing header", Ok },

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
        { "wav with endless data length", "any" },
        { "wav with 0 channels", "AUDIO-BAD" },
        { "wav with 65535 channels", "AUDIO-BAD" },
        { "wav at 0 Hz", "AUDIO-BAD" },
        { "wav at 4000000000 Hz", "AUDIO-BAD" },
        { "wav at 1 Hz", "AUDIO-BAD" },
        { "wav with 0 bits", "AUDIO-BAD" },
        { "wav of one sample", "any" },
        { "wav with RIFF size 0", Ok },

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
        { "768 kHz", Ok },
        { "8 bit", Ok },
        { "24 bit", Ok },
        { "64-bit float", Ok },
        { "0.05 s", "any" },
        { "2.99 s", "ok+AUDIO-SHORT" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_bad_file_ends_as_it_should(string name, string expected)
    {
        using var folder = new TempDir();
        var path = Make(name, folder);
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

        if (expected != "any")
        {
            Assert.True(
                expected.Split('|').Any(one => one.Split('+').All(part => outcome.Split('+').Contains(part))),
                $"{name}: expected {expected}, was {outcome}");
        }
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
        var path = Make(name, folder);

        var refused = await Assert.ThrowsAsync<AceDataException>(() => songs.Analyzer.AnalyzeAsync(path, TestContext.Current.CancellationToken));

        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Contains(ToDo, word => refused.Message.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private string Make(string name, TempDir folder)
    {
        var path = folder["song.mp3"];
        byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
        byte[] Half(string song) => songs.Bytes(song)[..(songs.Bytes(song).Length / 2)];
        var tone = Signals.Sine(440, 12);
        var secret = folder["secret.wav"];
        if (name.StartsWith("HLS", StringComparison.Ordinal) || name.StartsWith("ffconcat", StringComparison.Ordinal) || name.StartsWith("m3u8", StringComparison.Ordinal))
        {
            File.WriteAllBytes(secret, WavFile.Pcm16(tone));
        }

        byte[]? bytes = name switch
        {
            "zero bytes" => [],
            "one byte" => [0xFF],
            "100 bytes of an mp3" => songs.Bytes("song.mp3")[..100],
            "half an mp3" => Half("song.mp3"),
            "half a flac" => Half("song.flac"),
            "half an ogg" => Half("song.ogg"),
            "half an m4a" => Half("song.m4a"),
            "random 20 KB" => RandomBytes(20_000),
            "20 KB zeros" => new byte[20_000],
            "every 97th byte flipped" => Flipped(songs.Bytes("song.mp3")),
            "wav named mp3" => songs.Bytes("song.wav"),
            "mp3 named wav" => songs.Bytes("song.mp3"),
            "html named mp3" => Text("<!DOCTYPE html><html><head><title>404 Not Found</title></head><body>Not Found</body></html>"),
            "html named flac" or "html named m4a" => Text("<html><body>Not Found</body></html>"),
            "random 20 KB named flac" => RandomBytes(20_000),
            "git-lfs pointer" => Text("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n"),
            "text named mp3" => Text("la la la\n"),
            "png named mp3" => [0x89, .. Text("PNG\r\n\x1a\n"), .. new byte[200]],
            "zip named mp3" => [.. Text("PK\x03\x04"), .. new byte[300]],
            "exe named mp3" => [.. Text("MZ"), .. new byte[500]],
            "pdf named mp3" => Text("%PDF-1.4\n1 0 obj\n<<>>\nendobj\n"),
            "ID3 of 256 MB in a small file" => [.. Text("ID3"), 4, 0, 0, 0x7F, 0x7F, 0x7F, 0x7F, .. new byte[2000]],
            "mp3, junk, mp3" => [.. songs.Bytes("song.mp3"), .. RandomBytes(2000), .. songs.Bytes("song.mp3")],
            "20 MB cover art" => [.. Id3([("APIC", [0, .. Text("image/png"), 0, 3, 0, .. new byte[20 << 20]])]), .. songs.Bytes("song.mp3")],
            "1000 ID3 frames and a 10 MB comment" => [.. Id3([.. Enumerable.Range(0, 1000).Select(i => ("TXXX", (byte[])[3, .. Text($"name{i}"), 0, .. Text($"value{i}")])), ("TIT2", [1, 0xFF, 0xFE, 0x00, 0xD8]), ("COMM", [3, .. Text("eng"), 0, .. Enumerable.Repeat((byte)'x', 10 << 20)])]), .. songs.Bytes("song.mp3")],
            "chained ogg" => [.. songs.Bytes("song.ogg"), .. songs.Bytes("song.ogg")],
            "HLS with an absolute path" => Text($"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n{secret}\n#EXT-X-ENDLIST\n"),
            "HLS to etc passwd" => Text("#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n/etc/passwd\n#EXT-X-ENDLIST\n"),
            "HLS to http" => Text("#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nhttp://127.0.0.1:9/x.ts\n#EXT-X-ENDLIST\n"),
            "ffconcat absolute" => Text($"ffconcat version 1.0\nfile {secret}\n"),
            "ffconcat relative" => Text("ffconcat version 1.0\nfile secret.wav\n"),
            "SDP" => Text("v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n"),
            "ASX" => Text("<asx version=\"3.0\"><entry><ref href=\"http://127.0.0.1:9/a.wma\"/></entry></asx>"),
            "DASH" => Text("<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\"><Period><AdaptationSet><Representation><BaseURL>http://127.0.0.1:9/</BaseURL></Representation></AdaptationSet></Period></MPD>"),
            "XML with an entity" => Text("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"),
            "m3u8 text" => Text("#EXTM3U\nsecret.wav\n"),
            "wav header only" => WavFile.Raw([], 1, 1, 22050, 16),
            "wav with endless data length" => WavFile.Raw(songs.Bytes("song.wav")[44..], 1, 1, 22050, 16, dataLength: 0xFFFFFFFF),
            "wav with 0 channels" => WavFile.Raw(new byte[20_000], 1, 0, 22050, 16),
            "wav with 65535 channels" => WavFile.Raw(new byte[20_000], 1, 65535, 22050, 16),
            "wav at 0 Hz" => WavFile.Raw(new byte[20_000], 1, 1, 0, 16),
            "wav at 4000000000 Hz" => WavFile.Raw(new byte[20_000], 1, 1, 4_000_000_000, 16),
            "wav at 1 Hz" => WavFile.Raw(new byte[2000], 1, 1, 1, 16),
            "wav with 0 bits" => WavFile.Raw(new byte[20_000], 1, 1, 22050, 0),
            "wav of one sample" => WavFile.Pcm16([0.5f]),
            "wav with RIFF size 0" => WavFile.Raw(songs.Bytes("song.wav")[44..], 1, 1, 22050, 16, riffLength: 0),
            "silence" => WavFile.Pcm16(Signals.Silence(30)),
            "digital zero 99 percent" => WavFile.Pcm16([.. Signals.Sine(440, 0.3), .. Signals.Silence(30)]),
            "constant offset" => WavFile.Samples32([.. Enumerable.Repeat(0.6f, 22050 * 12)]),
            "full-scale square" => WavFile.Samples32([.. Signals.Sine(220, 12).Select(x => x >= 0 ? 1f : -1f)]),
            "denormals" => WavFile.Samples32([.. Enumerable.Repeat(1e-40f, 22050 * 12)]),
            "NaN" => WavFile.Samples32([.. tone[..22050], float.NaN, .. tone]),
            "infinity" => WavFile.Samples32([.. tone[..22050], float.PositiveInfinity, .. tone]),
            "1e30" => WavFile.Samples32([.. tone.Select(x => x * 1e30f)]),
            "a click of one sample" => WavFile.Pcm16([.. Signals.Silence(6), 1f, .. Signals.Silence(6)]),
            "white noise" => WavFile.Pcm16(Signals.Noise(12)),
            "8 channels" => WavFile.Pcm16([.. tone[..(22050 * 11)].SelectMany(x => Enumerable.Repeat(x, 8))], channels: 8),
            "32 channels" => WavFile.Pcm16([.. tone[..(22050 * 11)].SelectMany(x => Enumerable.Repeat(x, 32))], channels: 32),
            "192 kHz" => WavFile.Pcm16(Signals.Sine(440, 11, 192000), 192000),
            "768 kHz" => WavFile.Pcm16(Signals.Sine(440, 11, 768000), 768000),
            "8 bit" => WavFile.Raw([.. tone.Select(x => (byte)(128 + (x * 127)))], 1, 1, 22050, 8),
            "24 bit" => WavFile.Raw([.. tone.SelectMany(x => BitConverter.GetBytes((int)(x * 8_388_607))[..3])], 1, 1, 22050, 24),
            "64-bit float" => WavFile.Raw([.. tone.SelectMany(x => BitConverter.GetBytes((double)x))], 3, 1, 22050, 64),
            "0.05 s" => WavFile.Pcm16(Signals.Sine(440, 0.05)),
            "2.99 s" => WavFile.Pcm16(Signals.Sine(440, 2.99)),
            _ => null,
        };
        if (bytes is not null)
        {
            path = folder["song." + (name.Split(" named ") is [_, var extension] ? extension : "mp3")];
            File.WriteAllBytes(path, bytes);
            return path;
        }

        switch (name)
        {
            case "two audio streams":
                path = folder["song.m4a"];
                songs.Ffmpeg(["-i", songs.Folder["song.wav"], "-i", songs.Folder["song.wav"], "-map", "0:a", "-map", "1:a", "-c:a", "aac", path]);
                break;
            case "video only":
                path = folder["song.m4a"];
                songs.Ffmpeg(["-f", "lavfi", "-i", "color=size=64x64:duration=2", "-c:v", "mpeg4", "-f", "mp4", path]);
                break;
            case "no Xing header":
                songs.Ffmpeg(["-i", songs.Folder["song.wav"], "-c:a", "libmp3lame", "-q:a", "5", "-write_xing", "0", "-id3v2_version", "0", path]);
                break;
            default:
                throw new ArgumentException(name);
        }

        return path;
    }

    private static byte[] RandomBytes(int length)
    {
        var bytes = new byte[length];
        new Random(5).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Flipped(byte[] bytes)
    {
        for (var i = 200; i < bytes.Length; i += 97)
        {
            bytes[i] ^= 0xFF;
        }

        return bytes;
    }

    private static byte[] Id3(IReadOnlyList<(string Name, byte[] Body)> frames)
    {
        using var body = new MemoryStream();
        foreach (var (name, content) in frames)
        {
            body.Write(Encoding.ASCII.GetBytes(name));
            body.Write(SyncSafe(content.Length));
            body.Write([0, 0]);
            body.Write(content);
        }

        return [.. "ID3"u8, 4, 0, 0, .. SyncSafe((int)body.Length), .. body.ToArray()];
    }

    private static byte[] SyncSafe(int length) => [(byte)(length >> 21 & 0x7F), (byte)(length >> 14 & 0x7F), (byte)(length >> 7 & 0x7F), (byte)(length & 0x7F)];
}
