using System.Diagnostics;
using System.Security.Cryptography;
using AceData.Models;
using AceData.Testing;
using AceData.Testing.Networks;

namespace AceData.Cli.Tests;

/// <summary>DUR-06: the real program, killed while it downloads a model.</summary>
public class KilledDownloadTests(ITestOutputHelper output)
{
    private const int Mebibyte = 1 << 20;
    private const string Name = "diffusion_pytorch_model.safetensors";

    [Fact]
    public async Task A_download_that_was_killed_in_the_middle_goes_on_where_it_was()
    {
        using var folder = new TempDir();
        await using var hub = new FakeHub();
        var bytes = RandomNumberGenerator.GetBytes(2_500_000);
        var path = ModelPart.Vocoder.Repository + "/" + ModelPart.Vocoder.Folder + "/";
        hub.Files[path + "config.json"] = "{}"u8.ToArray();
        hub.Files[path + Name] = bytes;
        hub.Fault = request => request.Method == "GET" && request.Path.EndsWith(Name, StringComparison.Ordinal) ? new FakeHubFault { CutAfter = 1_500_000, Stalls = true } : null;
        string[] arguments = ["models", "get", ModelPart.Vocoder.Name, "--ignore-caches", "--hub", hub.Address, "--models", folder["models"]];
        var partial = Path.Combine(folder["models"], ".downloads", ModelPart.Vocoder.Name, Name + ".part");

        using (var process = AceDataProgram.Start(folder.Path, arguments))
        {
            while (!(new FileInfo(partial) is { Exists: true, Length: 1_500_000 }))
            {
                Assert.False(process.HasExited);
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        hub.Fault = _ => null;
        var listed = await AceDataProgram.RunAsync(folder.Path, "models", "list", "--models", folder["models"]);
        Assert.Contains("1.5 MB downloaded", listed.Output, StringComparison.Ordinal);
        var run = await AceDataProgram.RunAsync(folder.Path, arguments);

        Assert.Equal(0, run.Exit);
        Assert.Equal("bytes=1500000-", hub.Gets(Name).Last().Headers["Range"]);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Path.Combine(folder["models"], ModelPart.Vocoder.Name, Name), TestContext.Current.CancellationToken));
        Assert.Equal(0, (await AceDataProgram.RunAsync(folder.Path, "models", "verify", "--models", folder["models"])).Exit);
    }

    [Fact]
    public Task Killed_at_three_mebibytes_it_goes_on_each_time() => KillAtEachAsync(mebibytes: 4);

    [Fact]
    [Trait("Category", "Long")]
    public Task Killed_at_every_mebibyte_of_64_it_goes_on_each_time() => KillAtEachAsync(mebibytes: 64);

    [Fact]
    public Task Killed_a_few_times_at_random_the_file_is_whole_or_not_there() => KillAtRandomAsync(2);

    [Fact]
    [Trait("Category", "Long")]
    public Task Killed_100_times_at_random_the_file_is_whole_or_not_there() => KillAtRandomAsync(100);

    [Fact]
    public async Task Licences_are_a_question_that_a_script_answers_beforehand()
    {
        using var folder = new TempDir();
        await using var hub = new FakeHub();
        string[] arguments = ["models", "get", "mHuBERT-147", "--ignore-caches", "--hub", hub.Address, "--models", folder["models"]];

        var asked = await AceDataProgram.RunAsync(folder.Path, arguments);
        Assert.Equal(3, asked.Exit);
        Assert.Contains("CC-BY-NC-SA-4.0", asked.Error, StringComparison.Ordinal);
        Assert.Empty(hub.Requests);

        var accepted = await AceDataProgram.RunAsync(folder.Path, [.. arguments, "--accept-licence"]);
        Assert.Equal(1, accepted.Exit);
        Assert.Contains("has no 'config.json' of mHuBERT-147 any more", accepted.Error, StringComparison.Ordinal);
    }

    // One download, killed behind each mebibyte and gone on with: a resume of a resume.
    private async Task KillAtEachAsync(int mebibytes)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Uses SIGKILL.");
        using var folder = new TempDir();
        await using var hub = new FakeHub();
        var (bytes, arguments, partial, placed) = Serve(hub, folder, mebibytes * Mebibyte);
        hub.Fault = request => IsForBytes(request) ? new FakeHubFault { CutAfter = Mebibyte, Stalls = true } : null;
        for (var kill = 1; kill < mebibytes; kill++)
        {
            using var process = AceDataProgram.Start(folder.Path, arguments);
            await UntilAsync(process, () => LengthOf(partial) == kill * Mebibyte);
            await KillAsync(process);
            Assert.False(File.Exists(placed), $"killed at {kill} MiB");
        }

        hub.Fault = _ => null;
        var run = await AceDataProgram.RunAsync(folder.Path, arguments);

        Assert.True(run.Exit == 0, run.Error);
        Assert.True(File.ReadAllBytes(placed).AsSpan().SequenceEqual(bytes));
        Assert.Equal(Enumerable.Range(1, mebibytes - 1).Select(done => $"bytes={done * Mebibyte}-"), hub.Gets(Name).Skip(1).Select(request => request.Headers["Range"]));
        output.WriteLine($"DUR-06 killed behind every MiB of {mebibytes}: {mebibytes - 1} kills, no byte fetched twice, the file whole");
    }

    private async Task KillAtRandomAsync(int kills)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Uses SIGKILL.");
        var seed = Environment.TickCount;
        var random = new Random(seed);
        using var folder = new TempDir();
        await using var hub = new FakeHub();
        var (bytes, arguments, partial, placed) = Serve(hub, folder, 64 * Mebibyte);
        var (done, early, finished) = (0, 0, 0);
        while (done < kills)
        {
            // Some end before the first byte, some while bytes come, some while the file gets its name.
            var (limit, isCut) = (random.Next(12 * Mebibyte), random.Next(4) > 0);
            hub.Fault = request => IsForBytes(request) && isCut ? new FakeHubFault { CutAfter = limit, Stalls = true } : null;
            using (var process = AceDataProgram.Start(folder.Path, arguments))
            {
                var before = LengthOf(partial);
                if (random.Next(4) > 0)
                {
                    await UntilAsync(process, () => LengthOf(partial) != before || process.HasExited);
                }

                await Task.WhenAny(process.WaitForExitAsync(TestContext.Current.CancellationToken), Task.Delay(random.Next(120), TestContext.Current.CancellationToken));
                done += process.HasExited ? 0 : 1;
                early += LengthOf(partial) == before ? 1 : 0;
                await KillAsync(process);
            }

            if (File.Exists(placed))
            {
                Assert.True(File.ReadAllBytes(placed).AsSpan().SequenceEqual(bytes), $"kill {done} of seed {seed}: a file that is not the announced one");
                finished++;
                Directory.Delete(folder["models"], recursive: true);
            }
        }

        hub.Fault = _ => null;
        var run = await AceDataProgram.RunAsync(folder.Path, arguments);
        Assert.True(run.Exit == 0, run.Error);
        Assert.True(File.ReadAllBytes(placed).AsSpan().SequenceEqual(bytes), $"seed {seed}");
        Assert.Equal(0, (await AceDataProgram.RunAsync(folder.Path, "models", "verify", "--models", folder["models"])).Exit);
        output.WriteLine($"DUR-06 random kills: {done}, {early} before a byte came, {finished} downloads finished among them, 0 wrong files, seed {seed}");
    }

    private static (byte[] Bytes, string[] Arguments, string Partial, string Placed) Serve(FakeHub hub, TempDir folder, int length)
    {
        var path = ModelPart.Vocoder.Repository + "/" + ModelPart.Vocoder.Folder + "/";
        var bytes = RandomNumberGenerator.GetBytes(length);
        hub.Files[path + "config.json"] = "{}"u8.ToArray();
        hub.Files[path + Name] = bytes;
        return (
            bytes,
            ["models", "get", ModelPart.Vocoder.Name, "--ignore-caches", "--hub", hub.Address, "--models", folder["models"]],
            Path.Combine(folder["models"], ".downloads", ModelPart.Vocoder.Name, Name + ".part"),
            Path.Combine(folder["models"], ModelPart.Vocoder.Name, Name));
    }

    private static bool IsForBytes(FakeHubRequest request) => request.Method == "GET" && request.Path.EndsWith(Name, StringComparison.Ordinal);

    private static long LengthOf(string path) => new FileInfo(path) is { Exists: true, Length: var length } ? length : 0;

    private static async Task UntilAsync(Process process, Func<bool> isSo)
    {
        while (!isSo())
        {
            Assert.False(process.HasExited, "The program ended by itself.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    private static async Task KillAsync(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
