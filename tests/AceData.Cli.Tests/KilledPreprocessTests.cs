using System.Diagnostics;

namespace AceData.Cli.Tests;

/// <summary>
/// The real program, killed without warning while it makes samples: every file with the name of a sample can be read to its end, nothing that was finished is lost, and the same
/// command goes on with the rest.
/// </summary>
public class KilledPreprocessTests(ITestOutputHelper output)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    [Fact]
    public Task Killed_a_few_times_at_random_every_sample_is_whole() => KillAsync(songs: 4, kills: 3);

    [Fact]
    [Trait("Category", "Long")]
    public Task Killed_100_times_at_random_every_sample_of_60_songs_is_whole() => KillAsync(songs: 60, kills: 100);

    [Fact]
    public async Task Killed_while_texts_are_renewed_a_sample_has_the_old_ones_or_the_new_ones()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Uses SIGKILL.");
        const int songs = 3;
        using var folder = await PreprocessSongFolder.MakeAsync(songs);
        Assert.Equal(0, (await AceDataProgram.RunAsync(folder.Path, folder.Arguments)).Exit);
        var old = Enumerable.Range(0, songs).Select(folder.PromptTokens).ToList();
        await folder.WriteSetAsync(songs, "techno");
        var renewed = Enumerable.Range(0, songs).Select(song => folder.TokensOf($"techno, {100 + song} bpm")).ToList();
        Assert.All(old.Zip(renewed), both => Assert.NotEqual(both.First, both.Second));

        using (var process = AceDataProgram.Start(folder.Path, [.. folder.Arguments, "--events", "json"]))
        {
            await UntilAsync(process, line => line.Contains("\"renewed\"", StringComparison.Ordinal));
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(songs, folder.RequireWhole("killed while renewing"));
        Assert.All(Enumerable.Range(0, songs), song => Assert.Contains(folder.PromptTokens(song), new[] { old[song], renewed[song] }));
        var next = await AceDataProgram.RunAsync(folder.Path, folder.Arguments);
        Assert.True(next.Exit == 0, next.Error);
        Assert.Equal(["00.hdf5", "01.hdf5", "02.hdf5"], folder.Names());
        Assert.Equal(renewed, Enumerable.Range(0, songs).Select(folder.PromptTokens));
    }

    private async Task KillAsync(int songs, int kills)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Uses SIGKILL.");
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var (done, finished, litter, restarts) = (0, 0, 0, 0);
        var folder = await PreprocessSongFolder.MakeAsync(songs);
        try
        {
            while (done < kills)
            {
                var about = $"kill {done + 1} of seed {seed}";
                using (var process = AceDataProgram.Start(folder.Path, [.. folder.Arguments, "--events", "json"]))
                {
                    // So many steps of this run are seen, and a part of the next one is in hand, however long steps take here.
                    var (steps, watch, took) = (random.Next(1, 8), Stopwatch.StartNew(), TimeSpan.Zero);
                    var isEnded = !await UntilAsync(process, line =>
                    {
                        if (!line.Contains("\"progress\"", StringComparison.Ordinal))
                        {
                            return false;
                        }

                        (took, steps) = (watch.Elapsed, steps - 1);
                        watch.Restart();
                        return steps <= 0;
                    });
                    if (!isEnded)
                    {
                        var wait = (took < LongestWait ? took : LongestWait) * (1.1 * random.NextDouble());
                        await Task.WhenAny(process.WaitForExitAsync(TestContext.Current.CancellationToken), Task.Delay(wait, TestContext.Current.CancellationToken));
                        done += process.HasExited ? 0 : 1;
                    }

                    process.Kill();
                    await process.WaitForExitAsync(TestContext.Current.CancellationToken);
                }

                litter += folder.Names().Count(name => !name.EndsWith(".hdf5", StringComparison.Ordinal)) + Directory.GetFiles(WorkOf(folder), ".acedata-*.tmp").Length;
                var whole = folder.RequireWhole(about);
                var kept = whole + Directory.GetFiles(WorkOf(folder)).Length;
                Assert.True(whole >= finished && kept > 0, $"{about}: {whole} samples after {finished}");
                finished = whole;
                if (whole == songs && done < kills)
                {
                    // All are made: from the start once more.
                    folder.Dispose();
                    (folder, finished, restarts) = (await PreprocessSongFolder.MakeAsync(songs), 0, restarts + 1);
                }
            }

            var next = await AceDataProgram.RunAsync(folder.Path, folder.Arguments);
            Assert.True(next.Exit == 0, next.Error);
            Assert.Equal(songs, folder.RequireWhole($"after {done} kills of seed {seed}"));
            Assert.Equal(Enumerable.Range(0, songs).Select(i => $"{i:00}.hdf5"), folder.Names());
            Assert.Empty(Directory.GetFiles(WorkOf(folder)));
            output.WriteLine($"DUR-08, DUR-13 random kills of preprocess: {done}, {songs} songs, {restarts} times from the start, {litter} files left and swept, 0 samples that cannot be read, seed {seed}");
        }
        finally
        {
            folder.Dispose();
        }
    }

    private static string WorkOf(PreprocessSongFolder folder) => Directory.GetDirectories(folder[".acedata/cache/preprocess"]).Single();

    /// <summary>Reads lines until one is the last that is wanted.</summary>
    /// <returns>False when the program ended before.</returns>
    private static async Task<bool> UntilAsync(Process process, Func<string, bool> isLast)
    {
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (isLast(line))
            {
                return true;
            }
        }

        return false;
    }
}
