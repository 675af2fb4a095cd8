using System.Buffers.Binary;
using System.Text;
using AceData.Testing;

namespace AceData.Audio.Tests.Decoding;

/// <summary>Makes the files of <see cref="BadAudioTests"/> by name.</summary>
internal static class BadAudioFiles
{
    public static string Make(string name, TempDir folder, FfmpegFixture songs)
    {
        var path = folder["song.mp3"];
        static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
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
            "APE, ID3 and Lyrics3 stacked" => [.. Id3([("TIT2", [3, .. Text("From ID3")])]), .. songs.Bytes("song.mp3"), .. Text("LYRICSBEGININD0000210LYR00005la la000025LYRICS200"), .. Ape("Title", "From APE"), .. Text("TAGFrom ID3v1".PadRight(128))],
            "unsupported codec" => WavFile.Raw(RandomBytes(20_000), 0x1234, 1, 22050, 16),
            "protected m4p" => Encrypted(songs.Bytes("song.m4a"), "drms"),
            "encrypted m4a" => Encrypted(songs.Bytes("song.m4a"), "enca"),
            "m4a that says it lasts for ages" => Endless(songs.Bytes("song.m4a")),
            "wav with odd channel masks" => Extensible(tone, 0xFFFF_FFFE),
            "mono" => WavFile.Pcm16(tone),
            "352.8 kHz" => WavFile.Pcm16(Signals.Sine(440, 11, 352800), 352800),
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
            path = name.Split(" named ") is [_, var extension] ? folder["song." + extension] : path;
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
            case "RF64":
                path = folder["song.wav"];
                songs.Ffmpeg(["-i", songs.Folder["song.wav"], "-rf64", "always", path]);
                break;
            case "W64":
                path = folder["song.wav"];
                songs.Ffmpeg(["-i", songs.Folder["song.wav"], "-f", "w64", path]);
                break;
            case "growing while read":
                Grow(path, songs.Bytes("song.mp3"));
                break;
            default:
                throw new ArgumentException(name);
        }

        return path;
    }

    /// <summary>Writes one half now and the other bit by bit while the file is read.</summary>
    private static void Grow(string path, byte[] bytes)
    {
        var half = bytes.Length / 2;
        File.WriteAllBytes(path, bytes[..half]);
        _ = Task.Run(async () =>
        {
            foreach (var block in bytes[half..].Chunk(8192))
            {
                try
                {
                    await File.AppendAllBytesAsync(path, block);
                }
                catch (IOException)
                {
                    return;
                }

                await Task.Delay(10);
            }
        });
    }

    /// <summary>An m4a with another name of its codec and sound that nobody has the key of.</summary>
    private static byte[] Encrypted(byte[] bytes, string codec)
    {
        var sound = bytes.AsSpan().IndexOf("mdat"u8) + 4;
        var headers = bytes.AsSpan().LastIndexOf("moov"u8);
        new Random(3).NextBytes(bytes.AsSpan(sound..(headers - 4)));
        Encoding.ASCII.GetBytes(codec).CopyTo(bytes, bytes.AsSpan().LastIndexOf("mp4a"u8));
        return bytes;
    }

    /// <summary>An m4a whose headers count 2^32 − 1 units of one second.</summary>
    private static byte[] Endless(byte[] bytes)
    {
        foreach (var box in new[] { "mvhd", "mdhd" })
        {
            var at = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(box));
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(at + 16), 1);
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(at + 20), uint.MaxValue);
        }

        return bytes;
    }

    private static byte[] Extensible(float[] samples, uint channelMask)
    {
        var plain = WavFile.Pcm16(samples);
        byte[] format = [.. plain[12..16], 40, 0, 0, 0, 0xFE, 0xFF, .. plain[22..36], 22, 0, 16, 0, .. BitConverter.GetBytes(channelMask), 1, 0, 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];
        return [.. plain[..12], .. format, .. plain[36..]];
    }

    private static byte[] Ape(string name, string value)
    {
        byte[] item = [.. BitConverter.GetBytes(value.Length), 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(name), 0, .. Encoding.ASCII.GetBytes(value)];
        return [.. item, .. "APETAGEX"u8, .. BitConverter.GetBytes(2000), .. BitConverter.GetBytes(item.Length + 32), 1, 0, 0, 0, 0, 0, 0, 0, .. new byte[8]];
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
