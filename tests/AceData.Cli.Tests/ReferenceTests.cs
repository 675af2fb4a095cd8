using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using AceData.Audio.Decoding;
using AceData.Testing;

namespace AceData.Cli.Tests;

/// <summary>Files that point at other files: seen by the system's own eyes, nothing else is opened and nobody is called.</summary>
public class ReferenceTests
{
    private const string SoundElsewhere = "an m4a whose sound lies in another file";
    private const string CoverElsewhere = "an mp3 whose cover is a link";

    private static readonly (string Extension, string Text)[] Files =
    [
        (".mp3", "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n{secret}\n#EXT-X-ENDLIST\n"),
        (".mp3", "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n{http}\n#EXT-X-ENDLIST\n"),
        (".m4a", "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXT-X-KEY:METHOD=AES-128,URI=\"{secret}\"\n#EXTINF:10,\nsecret.wav\n#EXT-X-ENDLIST\n"),
        (".aac", "#EXTM3U\nsecret.wav\n"),
        (".wav", "ffconcat version 1.0\nfile {secret}\n"),
        (".flac", "ffconcat version 1.0\nfile secret.wav\n"),
        (".ogg", "file 'secret.wav'\nfile '{secret}'\n"),
        (".flac", "REM GENRE Pop\nFILE \"secret.wav\" WAVE\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n"),
        (".mp3", "[playlist]\nFile1={secret}\nFile2={http}\nNumberOfEntries=2\nVersion=2\n"),
        (".wma", "<asx version=\"3.0\"><entry><ref href=\"{http}\"/></entry><entry><ref href=\"{secret}\"/></entry></asx>"),
        (".opus", "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n"),
        (".m4a", "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\"><Period><AdaptationSet><Representation><BaseURL>{http}</BaseURL></Representation></AdaptationSet></Period></MPD>"),
        (".aiff", "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file://{secret}\">]><x>&e;</x>"),
        (".mp3", "RTSPtextrtsp://127.0.0.1:9/x\n{http}\n"),
        (".m4a", SoundElsewhere),
        (".mp3", CoverElsewhere),
    ];

    [Fact]
    public async Task What_points_elsewhere_opens_no_other_file_and_no_connection()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/strace"), "strace is not installed: apt-get install strace");
        using var folder = new TempDir();
        Directory.CreateDirectory(folder["songs"]);
        File.WriteAllBytes(folder["songs/secret.wav"], WavFile.Pcm16(Signals.Sine(440, 12)));
        var songs = Files.Select((file, i) => (Path: folder[$"songs/{i}{file.Extension}"], file.Text)).ToList();
        foreach (var (path, text) in songs)
        {
            File.WriteAllBytes(path, text switch
            {
                SoundElsewhere => WithSoundIn(folder["songs/secret.wav"], folder),
                CoverElsewhere => WithLinkedCover(folder),
                _ => Encoding.UTF8.GetBytes(text.Replace("{secret}", folder["songs/secret.wav"], StringComparison.Ordinal).Replace("{http}", "http://127.0.0.1:9/x.ts", StringComparison.Ordinal)),
            });
        }

        using var process = Process.Start(new ProcessStartInfo(
            "/usr/bin/strace",
            ["-f", "-qq", "-s", "4096", "-e", "trace=open,openat,openat2,connect", "-o", folder["trace"], AceDataProgram.Path, "analyze", .. songs.Select(song => song.Path), "--json"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.StandardInput.Close();
        var run = await AceDataProgram.EndAsync(process);

        Assert.Equal(songs.Count, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        var calls = File.ReadAllLines(folder["trace"]);
        Assert.All(songs, song => Assert.Contains(calls, call => call.Contains(song.Path, StringComparison.Ordinal)));
        Assert.DoesNotContain(calls, call => call.Contains("secret", StringComparison.Ordinal));
        Assert.DoesNotContain(calls, call => call.Contains("connect(", StringComparison.Ordinal) && call.Contains("AF_INET", StringComparison.Ordinal));
    }

    /// <summary>An m4a whose data reference names a file instead of itself.</summary>
    private static byte[] WithSoundIn(string elsewhere, TempDir folder)
    {
        var bytes = Make(folder, "made.m4a", "-c:a", "aac").ToList();
        byte[] location = Encoding.UTF8.GetBytes("file://" + elsewhere + "\0");
        var entry = bytes.ToArray().AsSpan().LastIndexOf("url "u8);

        // The flag "in this very file" goes, a place comes, and every box around it grows.
        bytes[entry + 7] = 0;
        bytes.InsertRange(entry + 8, location);
        var grown = bytes.ToArray();
        foreach (var box in new[] { "url ", "dref", "dinf", "minf", "mdia", "trak", "moov" })
        {
            var size = grown.AsSpan(grown.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(box)) - 4);
            BinaryPrimitives.WriteInt32BigEndian(size, BinaryPrimitives.ReadInt32BigEndian(size) + location.Length);
        }

        return grown;
    }

    /// <summary>An mp3 whose picture frame holds an address (media type <c>--&gt;</c>) and that has link frames.</summary>
    private static byte[] WithLinkedCover(TempDir folder)
    {
        byte[] picture = [0, .. "-->"u8, 0, 3, 0, .. Encoding.ASCII.GetBytes("http://127.0.0.1:9/cover.png")];
        byte[] link = [.. Encoding.ASCII.GetBytes("http://127.0.0.1:9/song")];
        byte[] frames = [.. Frame("APIC", picture), .. Frame("WOAF", link)];
        return [.. "ID3"u8, 3, 0, 0, 0, 0, (byte)(frames.Length >> 7), (byte)(frames.Length & 0x7F), .. frames, .. Make(folder, "made.mp3", "-c:a", "libmp3lame", "-id3v2_version", "0")];

        static byte[] Frame(string id, byte[] body) => [.. Encoding.ASCII.GetBytes(id), 0, 0, (byte)(body.Length >> 8), (byte)body.Length, 0, 0, .. body];
    }

    private static byte[] Make(TempDir folder, string name, params string[] arguments)
    {
        using var ffmpeg = Process.Start(new ProcessStartInfo(FfmpegLocator.Find().Ffmpeg, ["-nostdin", "-v", "error", "-y", "-i", folder["songs/secret.wav"], .. arguments, folder[name]]))!;
        ffmpeg.WaitForExit();
        Assert.Equal(0, ffmpeg.ExitCode);
        return File.ReadAllBytes(folder[name]);
    }
}
