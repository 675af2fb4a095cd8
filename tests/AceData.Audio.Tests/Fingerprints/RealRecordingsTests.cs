using System.Collections.Concurrent;
using System.Globalization;
using AceData.Audio.Fingerprints;
using AceData.Audio.Tests.Decoding;
using AceData.Testing;

namespace AceData.Audio.Tests.Fingerprints;

[Trait("Category", "Long")]
public class RealRecordingsTests(FfmpegFixture ffmpeg, ITestOutputHelper output)
{
    private const double Same = 0.2;

    private static readonly (string Name, string Arguments)[] Versions =
    [
        ("64.mp3", "-b:a 64k"),
        ("128.mp3", "-b:a 128k"),
        ("320.mp3", "-b:a 320k"),
        ("v.ogg", "-c:a libvorbis -q:a 2"),
        ("v.opus", "-c:a libopus -b:a 64k"),
        ("a.m4a", "-c:a aac -b:a 96k -ar 48000 -ac 1"),
        ("louder.flac", "-af volume=3dB"),
        ("quieter.flac", "-af volume=-3dB"),
        ("front.flac", "-af atrim=start=0.5"),
        ("front.mp3", "-af atrim=start=0.28 -b:a 64k"),
        ("back.flac", "-af areverse,atrim=start=0.5,areverse"),
    ];

    [Fact]
    public async Task Real_songs_are_known_again_in_every_version_and_never_taken_for_one_another()
    {
        if (SharedFiles.Find("audio") is not { } folder)
        {
            Assert.Skip("There are no shared songs to listen to.");
            return;
        }

        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".ogg" or ".mp3").Order(StringComparer.Ordinal).ToList();
        var prints = new ConcurrentDictionary<string, SoundFingerprint>(StringComparer.Ordinal);
        var differences = new ConcurrentBag<(string What, double Difference, bool Like)>();
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken }, async (file, _) =>
        {
            using var made = TempDir.InMemory();
            ffmpeg.Ffmpeg(["-i", file, "-map_metadata", "-1", .. Versions.SelectMany(version => (string[])["-map", "0:a", .. version.Arguments.Split(' '), made[version.Name]])]);
            if (await ReadAsync(file) is { Seconds: >= 4 } original)
            {
                prints[Path.GetFileName(file)] = original;
                foreach (var version in Versions)
                {
                    var again = await ReadAsync(made[version.Name]);
                    differences.Add(($"{Path.GetFileName(file)} {version.Name}", again is null ? 1 : original.DifferenceFrom(again), again is not null && original.IsLike(again)));
                }
            }
        });

        var (names, likes, least) = (prints.Keys.Order(StringComparer.Ordinal).ToList(), 0, ("", "", 1.0));
        for (var i = 0; i < names.Count; i++)
        {
            for (var j = i + 1; j < names.Count; j++)
            {
                likes += prints[names[i]].IsLike(prints[names[j]]) ? 1 : 0;
                var difference = prints[names[i]].DifferenceFrom(prints[names[j]]);
                least = difference < least.Item3 ? (names[i], names[j], difference) : least;
            }
        }

        foreach (var version in Versions)
        {
            var all = differences.Where(one => one.What.EndsWith(' ' + version.Name, StringComparison.Ordinal)).Select(one => one.Difference).Order().ToList();
            Say($"{version.Name,-14} median {all[all.Count / 2]:0.000}, greatest {all[^1]:0.000}");
        }

        foreach (var (what, difference, like) in differences.Where(one => one.Difference > Same || !one.Like).OrderBy(one => one.What, StringComparer.Ordinal))
        {
            Say($"not found: {what} {difference:0.000} {like}");
        }

        var found = differences.Count(one => one.Difference <= Same && one.Like);
        Say($"{found} of {differences.Count} versions of {names.Count} recordings found; {likes} of {names.Count * (names.Count - 1) / 2} other pairs compared; the nearest {least.Item1}, {least.Item2}: {least.Item3:0.000}");
        Assert.InRange((double)found / differences.Count, 0.99, 1);
        Assert.InRange(least.Item3, Same + 0.05, 1);
    }

    private void Say(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private async Task<SoundFingerprint?> ReadAsync(string path)
    {
        var (decoder, listener) = (ffmpeg.Decoder, new FingerprintListener());
        var probe = await decoder.ProbeAsync(path, TestContext.Current.CancellationToken);
        await decoder.StreamAsync(path, probe, null, FingerprintListener.SampleRate, listener.Push, TestContext.Current.CancellationToken);
        return SoundFingerprint.FromBytes(listener.Finish());
    }
}
