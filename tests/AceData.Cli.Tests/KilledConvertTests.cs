using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using AceData.Audio;
using AceData.Datasets;
using AceData.Testing;

namespace AceData.Cli.Tests;

/// <summary>
/// The real program, killed without warning while it writes a data set: the earlier one stays whole, a first one is whole or not there,
/// and nothing half written is ever taken for a data set.
/// </summary>
public partial class KilledConvertTests(ITestOutputHelper output)
{
    private const int Songs = 30;
    private const int Lines = 2000;
    private const string Calls = "mkdir,rename,renameat,renameat2,fsync,fdatasync,unlink,unlinkat,rmdir,flock,ftruncate,pwrite64,write";
    private const int MostOfOneCall = 8;
    private static readonly string[] Arguments = ["convert", "songs", "--output-name", "sets/one"];

    [Fact]
    public Task Killed_a_few_times_at_random_the_data_set_is_whole() => KillAtRandomAsync(2);

    [Fact]
    [Trait("Category", "Long")]
    public Task Killed_100_times_at_random_the_data_set_is_whole() => KillAtRandomAsync(100);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Category", "Long")]
    public async Task Killed_at_every_kind_of_call_the_data_set_is_whole(bool hasOld)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/strace"), "strace is not installed: apt-get install strace");
        var points = await PointsAsync(hasOld);
        var (kills, replaced) = (0, 0);
        foreach (var (call, number) in points)
        {
            using var folder = await PrepareAsync(hasOld);
            using var process = Strace(folder, "-e", $"trace={call}", "-e", string.Create(CultureInfo.InvariantCulture, $"inject={call}:signal=KILL:when={number}"), "-o", "/dev/null");
            kills += (await EndAsync(process)).Exit == 137 ? 1 : 0;
            replaced += RequireWhole(folder, hasOld, $"{call} {number}") ? 1 : 0;
            await RequireNextCompletesAsync(folder, $"{call} {number}");
        }

        output.WriteLine($"DUR-07 kill at every kind of call, {(hasOld ? "over an earlier data set" : "first data set")}: {points.Count} points, {kills} kills, {replaced} after the new one was in place, 0 partial data sets");
        Assert.InRange(kills, 10, points.Count);
    }

    private async Task KillAtRandomAsync(int kills)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Uses SIGKILL.");
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var (done, late, replaced, litter) = (0, 0, 0, 0);
        var whole = TimeSpan.Zero;
        while (done < kills && late < 3 * kills)
        {
            var hasOld = random.Next(3) > 0;
            using var folder = await PrepareAsync(hasOld);
            if (whole == TimeSpan.Zero)
            {
                using var clean = await PrepareAsync(hasOld);
                var started = Stopwatch.StartNew();
                Assert.Equal(0, (await AceDataProgram.RunAsync(clean.Path, Arguments)).Exit);
                whole = started.Elapsed;
            }

            using (var process = AceDataProgram.Start(folder.Path, Arguments))
            {
                process.StandardInput.Close();
                var ended = AceDataProgram.EndAsync(process);

                if (done % 2 == 0)
                {
                    await Task.WhenAny(ended, Task.Delay(whole * (0.4 + (0.7 * random.NextDouble())), TestContext.Current.CancellationToken));
                }
                else
                {
                    // Most of the time is the start of the program: every other kill comes while it writes.
                    while (!ended.IsCompleted && Left(folder) == 0)
                    {
                        await Task.Yield();
                    }

                    await Task.WhenAny(ended, Task.Delay(random.Next(30), TestContext.Current.CancellationToken));
                }

                if (process.HasExited)
                {
                    late++;
                    whole *= 0.95;
                }
                else
                {
                    done++;
                }

                process.Kill();
                await ended;
            }

            litter += Left(folder);
            replaced += RequireWhole(folder, hasOld, $"kill {done} of seed {seed}") ? 1 : 0;
            await RequireNextCompletesAsync(folder, $"kill {done} of seed {seed}");
        }

        output.WriteLine($"DUR-07 random kills of convert: {done} ({late} more came too late and do not count), {replaced} after the new one was in place, {litter} folders left and swept, 0 partial data sets, seed {seed}");
        Assert.Equal(kills, done);
    }

    private static int Left(TempDir folder) => Directory.Exists(folder["sets"]) ? Directory.GetFileSystemEntries(folder["sets"], ".acedata-*").Length : 0;

    /// <summary>Songs whose texts are newer than their data set, where there is one.</summary>
    private static async Task<TempDir> PrepareAsync(bool hasOld)
    {
        var folder = new TempDir();
        Directory.CreateDirectory(folder["songs"]);
        for (var i = 0; i < Songs; i++)
        {
            File.WriteAllBytes(folder[$"songs/{i:00}.wav"], WavFile.Pcm16(new float[80]));
            File.WriteAllText(folder[$"songs/{i:00}_prompt.txt"], $"new {i}, 100 bpm");
            File.WriteAllText(folder[$"songs/{i:00}_lyrics.txt"], string.Concat(Enumerable.Repeat($"new line {i}\n", Lines)));
        }

        if (hasOld)
        {
            // By the writer itself: the program has its turn in every next run.
            await DataSetWriter.WriteAsync(folder["sets/one"], Enumerable.Range(0, Songs).Select(i => new DataSetRow
            {
                Key = $"{i:00}",
                FileName = $"songs/{i:00}.wav",
                Tags = [$"old {i}", "100 bpm"],
                Lyrics = string.Join('\n', Enumerable.Repeat($"old line {i}", Lines)),
            }), TestContext.Current.CancellationToken);
        }

        return folder;
    }

    /// <summary>Every folder that is taken for a data set is the whole old one or the whole new one.</summary>
    /// <returns>True when the new one is in its place.</returns>
    private static bool RequireWhole(TempDir folder, bool hasOld, string about)
    {
        // As whoever uses it does first: what a writer that was killed between two names left is put right.
        var main = Look(folder["sets/one"]);
        Assert.True(main is "new" || main == (hasOld ? "old" : null), $"{about}: {main ?? "no data set"}");
        foreach (var other in Directory.Exists(folder["sets"]) ? Directory.GetDirectories(folder["sets"]) : [])
        {
            Assert.True(Look(other) is null or "old" or "new", $"{about}: {Path.GetFileName(other)} is {Look(other)}");
        }

        return main == "new";
    }

    private static string? Look(string folder)
    {
        try
        {
            var rows = DataSetReader.Read(folder).ToList();
            var word = rows[0].Tags[0].Split(' ')[0];
            var isWhole = rows.Count == Songs && rows.Index().All(row =>
                row.Item.FileName == $"songs/{row.Index:00}.wav" && row.Item.Tags.SequenceEqual([$"{word} {row.Index}", "100 bpm"]) && row.Item.Lyrics == string.Join('\n', Enumerable.Repeat($"{word} line {row.Index}", Lines)));
            return isWhole ? word : $"a part of {rows.Count} songs";
        }
        catch (AceDataException)
        {
            return null;
        }
    }

    private static async Task RequireNextCompletesAsync(TempDir folder, string about)
    {
        // A run sweeps what is older than itself, and Linux tells when a process began in hundredths of a second, rounded down.
        await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        var next = await AceDataProgram.RunAsync(folder.Path, Arguments);
        Assert.True(next.Exit == 0, $"{about}: {next.Error}");
        Assert.Equal("new", Look(folder["sets/one"]));
        var left = Directory.GetFileSystemEntries(folder["sets"]).Where(path => path != folder["sets/one"]).Select(path => $"{path} of {File.GetLastWriteTimeUtc(path):O}{(Directory.Exists(path) ? ", a folder with " + string.Join(", ", Directory.GetFileSystemEntries(path).Select(Path.GetFileName)) : "")}");
        Assert.True(!left.Any(), $"{about}: the next run left {string.Join("; ", left)}");
    }

    // Each call that a run makes, by its number in the thread that makes most of them; of many only some, evenly spread, and the last ones.
    private static async Task<List<(string Call, int Number)>> PointsAsync(bool hasOld)
    {
        using var folder = await PrepareAsync(hasOld);
        using var logs = new TempDir();
        using var process = Strace(folder, "-e", $"trace={Calls}", "-o", logs["trace"]);
        var run = await EndAsync(process);
        Assert.SkipUnless(run.Exit == 0, $"This system does not allow strace: {run.Error}");
        var points = new List<(string, int)>();
        foreach (var call in File.ReadLines(logs["trace"]).Select(line => Call().Match(line)).Where(match => match.Success).GroupBy(match => match.Groups["call"].Value))
        {
            var most = call.CountBy(match => match.Groups["thread"].Value).Max(pair => pair.Value);
            var numbers = most <= MostOfOneCall ? Enumerable.Range(1, most) : Enumerable.Range(1, MostOfOneCall).Select(i => i * most / MostOfOneCall);
            points.AddRange(numbers.Select(number => (call.Key, number)));
        }

        return points;
    }

    private static Process Strace(TempDir folder, params string[] options)
    {
        var start = new ProcessStartInfo("/usr/bin/strace", ["-f", "-qq", .. options, AceDataProgram.Path, .. Arguments])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!; // not null: a program of its own was started
        process.StandardInput.Close();
        return process;
    }

    private static Task<AceDataProgram.Run> EndAsync(Process process) => AceDataProgram.EndAsync(process);

    [GeneratedRegex(@"^(?<thread>\d+)\s+(?<call>[a-z0-9]+)\(", RegexOptions.NonBacktracking)]
    private static partial Regex Call();
}
