using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AceData.Files;
using AceData.Samples;
using AceData.Testing;
using AceData.Tests.Files;

namespace AceData.Tests.Samples;

/// <summary>DUR-08: a real program, killed while it writes training samples. What has its final name can be read wholly and is one of the two samples that it may be.</summary>
public partial class SampleKillTests(ITestOutputHelper output)
{
    private const string TempName = ".acedata-0123456789abcdef.tmp";
    private const string Calls = "openat,write,pread64,fsync,rename,renameat2,unlink,flock,close,fchmod,fchown,statx,access,ftruncate";
    private const int Old = 100;
    private const int New = 500;
    private const int MostOfOneCall = 12;
    private static readonly ConcurrentDictionary<int, string> Made = new();

    [Fact]
    public void Killed_a_few_times_at_random_every_sample_is_whole() => KillAtRandom(3);

    [Fact]
    [Trait("Category", "Long")]
    public void Killed_200_times_at_random_every_sample_is_whole() => KillAtRandom(200);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Category", "Long")]
    public async Task Killed_at_every_kind_of_call_a_sample_is_whole_or_not_there(bool hasOld)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && WriterProgram.Has("strace"), "strace is not installed (apt-get install strace).");
        var (kills, replaced) = (0, 0);
        var points = await PointsAsync(hasOld);
        foreach (var (call, number) in points)
        {
            using var folder = await FolderAsync(hasOld);

            var (status, _) = Strace(folder, "-o", "/dev/null", "-e", string.Create(CultureInfo.InvariantCulture, $"inject={call}:signal=KILL:when={number}"));

            kills += status == 137 ? 1 : 0;
            replaced += RequireWhole(folder, hasOld, $"{call} {number}") ? 1 : 0;
        }

        output.WriteLine($"DUR-08 kill at every kind of call, {(hasOld ? "over an earlier sample" : "first sample")}: {points.Count} points, {kills} kills, {replaced} after the new one was in place, 0 that cannot be read");
        Assert.InRange(kills, 10, points.Count);
    }

    private void KillAtRandom(int kills)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Uses SIGKILL.");
        var seed = Environment.TickCount;
        var random = new Random(seed);
        using var folder = new TempDir();
        var (written, litter) = (0, 0);
        for (var kill = 0; kill < kills; kill++)
        {
            var (first, told, took) = (kill % 2 == 0 ? Old : New, random.Next(2, 5), TimeSpan.Zero);
            var before = TrainingSet.Files(folder.Path);
            using (var process = WriterProgram.Start(WriterProgram.Path, "samples", folder.Path, "40", $"{first}", TempName))
            {
                Assert.Equal("started", process.StandardOutput.ReadLine());
                for (var i = 0; i < told; i++)
                {
                    var watch = Stopwatch.StartNew();
                    Assert.Equal("done", process.StandardOutput.ReadLine());
                    took = watch.Elapsed;
                }

                // Somewhere in the next sample, however busy the machine is.
                Thread.Sleep(took * (1.1 * random.NextDouble()));
                process.Kill();
                process.WaitForExit();
            }

            var present = TrainingSet.Files(folder.Path);
            Assert.Empty(before.Except(present));
            foreach (var path in present)
            {
                // What was told as written is the new one; of others nobody knows.
                var number = int.Parse(Path.GetFileNameWithoutExtension(path), CultureInfo.InvariantCulture);
                Assert.Contains(Shown(path), number < told ? [Shown(first + number)] : new[] { Shown(Old + number), Shown(New + number) });
                written++;
            }

            litter += TempFiles.Sweep(Litter.In(folder.Path), DateTime.MaxValue);
            Assert.Empty(Litter.In(folder.Path));
        }

        // Kills that all fall between two files would show nothing.
        Assert.True(litter > 0 || kills < 50, $"{kills} kills, none of them while a file was open (seed {seed})");
        output.WriteLine($"DUR-08 random kills: {kills}, {written} samples read wholly after them, 0 that cannot be read, {litter} temporary files swept (seed {seed})");
    }

    private static async Task<TempDir> FolderAsync(bool hasOld)
    {
        var folder = new TempDir();
        if (hasOld)
        {
            await TrainingSampleWriter.WriteAsync(folder["00.hdf5"], SampleMaker.Make(Old), TestContext.Current.CancellationToken);
        }

        return folder;
    }

    /// <returns>True when the new sample is in its place.</returns>
    private static bool RequireWhole(TempDir folder, bool hasOld, string about)
    {
        var shown = File.Exists(folder["00.hdf5"]) ? Shown(folder["00.hdf5"]) : null;
        Assert.True(shown == Shown(New) || shown == (hasOld ? Shown(Old) : null), $"{about}: neither the old one nor the new one");
        Assert.Equal(shown is null ? [] : [folder["00.hdf5"]], TrainingSet.Files(folder.Path));
        return shown == Shown(New);
    }

    private static string Shown(string path)
    {
        using var sample = new TrainingSampleReader(path);
        return SampleMaker.Shown(sample.ReadAll(CancellationToken.None));
    }

    // Asked thousands of times for the same eighty.
    private static string Shown(int seed) => Made.GetOrAdd(seed, made => SampleMaker.Shown(SampleMaker.Make(made)));

    private static async Task<List<(string Call, int Number)>> PointsAsync(bool hasOld)
    {
        using var folder = await FolderAsync(hasOld);
        using var logs = new TempDir();
        var (status, printed) = Strace(folder, "-o", logs["log"]);
        Assert.SkipUnless(status == 0, $"This system does not allow strace: {printed}");
        var points = new List<(string, int)>();
        foreach (var call in File.ReadLines(logs["log"], Encoding.Latin1).Select(line => CallName().Match(line).Groups[1].Value).Where(name => name.Length > 0).CountBy(name => name))
        {
            // Of many only some, spread over the run, and the last one.
            var numbers = call.Value <= MostOfOneCall ? Enumerable.Range(1, call.Value) : Enumerable.Range(1, MostOfOneCall).Select(i => i * call.Value / MostOfOneCall);
            points.AddRange(numbers.Select(number => (call.Key, number)));
        }

        return points;
    }

    private static (int Status, string Output) Strace(TempDir folder, params string[] options) => WriterProgram.Run(
        "strace",
        ["-f", "-qq", "-e", $"trace={Calls}", "-P", folder.Path, "-P", folder["00.hdf5"], "-P", folder[TempName], .. options, WriterProgram.Path, "samples", folder.Path, "1", $"{New}", TempName]);

    [GeneratedRegex(@"^\d+\s+([a-z0-9]+)\(", RegexOptions.NonBacktracking)]
    private static partial Regex CallName();
}
