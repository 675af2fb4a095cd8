using System.Text;
using System.Text.Json;
using AceData.Audio.Analysis;
using AceData.Audio.Decoding;
using AceData.Testing;
using AceData.Testing.Fuzzing;

namespace AceData.Audio.Tests.Fuzzing;

/// <summary>What strangers' bytes reach in this project: ffmpeg with whole files, and what ffprobe says of them.</summary>
internal static class AudioTargets
{
    private static readonly (string Extension, string[] Arguments)[] Formats =
    [
        ("mp3", ["-c:a", "libmp3lame", "-b:a", "64k", "-metadata", "title=A Title"]), ("mp3", ["-c:a", "libmp3lame", "-q:a", "5", "-write_xing", "0", "-id3v2_version", "0"]), ("wav", []),
        ("wav", ["-c:a", "pcm_s24le"]), ("flac", ["-metadata", "genre=Rock"]), ("ogg", ["-c:a", "libvorbis"]), ("opus", ["-c:a", "libopus"]), ("m4a", ["-c:a", "aac"]), ("m4a", ["-c:a", "alac"]),
        ("aac", ["-c:a", "aac"]), ("wma", ["-c:a", "wmav2"]), ("aiff", []),
    ];

    public static IReadOnlyList<FuzzTarget> All { get; } = [Probe(), Containers()];

    private static FuzzTarget Probe() => new(
        "ffprobe json",
        [.. new[]
        {
            """{"streams":[{"codec_type":"audio","codec_name":"mp3","sample_rate":"44100","channels":2,"duration":"10.5","tags":{"TBPM":"93"}}],"format":{"format_name":"mp3","duration":"10.5","tags":{"title":"A Title","genre":"Hip-Hop","TKEY":"Am"}}}""",
            """{"streams":[{"codec_type":"video"},{"codec_type":"audio","channels":1}],"format":{}}""",
        }.Select(Encoding.UTF8.GetBytes)],
        ["\"streams\":", "\"tags\":", "\"duration\":", "N/A", "\"sample_rate\":", "audio", "lyrics-eng", "TBPM", "999999999999"],
        bytes =>
        {
            try
            {
                var probe = ProbeJson.Parse(bytes, string.Empty);
                Assert.True(probe is null or { SampleRate: >= 0, Channels: >= 0 });
                Assert.True(probe?.DurationSeconds is null or > 0 and < double.PositiveInfinity);
                Assert.True(probe?.Tags.BeatsPerMinute is null or >= 20 and <= 400);
                Assert.All(probe?.Tags.All ?? new Dictionary<string, string>(), tag => Assert.False(tag.Value.Length > 1001 || tag.Value.Any(char.IsControl)));
                return probe is not null;
            }
            catch (JsonException)
            {
                return false;
            }
        });

    private static FuzzTarget Containers()
    {
        var songs = Songs();
        var analyzer = new SongAnalyzer(new AudioDecoder(FfmpegLocator.Find()));
        return new FuzzTarget("audio containers", [.. songs.Select(song => song.Bytes)], ["ID3", "RIFF", "data", "fmt ", "OggS", "fLaC", "moov", "mdat", "ftyp", "APETAGEX", "LAME", "Xing", "dref", "url ", "#EXTM3U\nsecret.wav\n", "ffconcat version 1.0\nfile secret.wav\n"], bytes =>
        {
            using var folder = TempDir.InMemory();
            var path = folder["song." + songs[bytes.Length % songs.Count].Extension];
            File.WriteAllBytes(path, bytes);
            try
            {
                var analysis = analyzer.AnalyzeAsync(path, CancellationToken.None).GetAwaiter().GetResult();
                Assert.True(double.IsFinite(analysis.DurationSeconds) && analysis.DurationSeconds > 0);
                Assert.All(analysis.Levels.SumsOfSquares, sum => Assert.True(float.IsFinite(sum)));
                Assert.True(analysis.Tempo is null or { BeatsPerMinute: > 20 and < 400 });
                return true;
            }
            catch (AceDataException refused)
            {
                Assert.True(refused.Message.Length > 20 && !refused.Message.Contains(folder.Path, StringComparison.Ordinal), refused.Message);
                return false;
            }
            finally
            {
                Assert.Equal(bytes, File.ReadAllBytes(path));
                Assert.Single(Directory.GetFileSystemEntries(folder.Path));
            }
        })
        {
            AtLeast = 2000,
        };
    }

    private static List<(string Extension, byte[] Bytes)> Songs()
    {
        using var folder = new TempDir();
        var maker = new Decoding.FfmpegFixture();
        File.WriteAllBytes(folder["song.wav"], WavFile.Pcm16(Signals.Loop(120, 1.5, [57, 53], minor: false)));
        return [.. Formats.Select((format, i) =>
        {
            var path = folder[$"{i}.{format.Extension}"];
            maker.Ffmpeg(["-i", folder["song.wav"], .. format.Arguments, path]);
            return (format.Extension, File.ReadAllBytes(path));
        })];
    }
}
