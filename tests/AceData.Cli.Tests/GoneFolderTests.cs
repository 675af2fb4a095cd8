using System.Diagnostics;
using System.Text.Json;
using AceData.Testing;

namespace AceData.Cli.Tests;

/// <summary>FS-05: the folder of the songs, or of what is made of them, is renamed or its disk unmounted during a run. It says which one, once, makes no empty folder in its place, and goes on afterwards.</summary>
public class GoneFolderTests(ITestOutputHelper output)
{
    private const int Songs = 6;

    [Fact]
    public Task A_folder_of_songs_that_is_renamed_ends_the_run_with_its_name() => TagAsync(isMount: false, 1);

    [Fact]
    public Task A_disk_of_songs_that_is_unmounted_ends_the_run_with_its_name() => TagAsync(isMount: true, 1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Category", "Long")]
    public Task Ten_times_the_songs_go_away(bool isMount) => TagAsync(isMount, 10);

    [Fact]
    public Task A_disk_of_samples_that_is_unmounted_ends_the_run_with_its_name() => PreprocessAsync(1);

    [Fact]
    [Trait("Category", "Long")]
    public Task Ten_times_the_samples_go_away() => PreprocessAsync(10);

    private async Task TagAsync(bool isMount, int times)
    {
        for (var i = 0; i < times; i++)
        {
            using var root = new TempDir();
            using var place = Place.Make(isMount);
            for (var song = 0; song < Songs; song++)
            {
                File.WriteAllBytes(Path.Combine(place.Folder, $"{song}.wav"), WavFile.Pcm16(Signals.Loop(100, 3, [57, 53], minor: false)));
            }

            string[] arguments = ["tag", place.Folder, "--engine", "fake", "--workers", "1", "--json"];
            var run = await DisturbedAsync(root.Path, place, [.. arguments[..^1], "--fake-delay", "100", "--events", "json"], line => line.Contains("\"written\"", StringComparison.Ordinal));

            Assert.Equal(1, run.Exit);
            Assert.Contains("FOLDER-GONE", run.Output, StringComparison.Ordinal);
            Assert.Contains(place.Folder, run.Output.Split('\n').Single(line => line.Contains("FOLDER-GONE", StringComparison.Ordinal)), StringComparison.Ordinal);
            Assert.True(place.IsGone, "Something was made where the folder had been.");
            place.Return();
            var written = Directory.GetFiles(place.Folder, "*_prompt.txt").Length;
            Assert.InRange(written, 1, Songs - 1);
            var next = await AceDataProgram.RunAsync(root.Path, arguments);
            Assert.True(next.Exit == 0, next.Error);
            Assert.Equal(Songs - written, JsonDocument.Parse(next.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).RootElement.GetProperty("written").GetInt32());
        }

        output.WriteLine($"FS-05 tag, songs {(isMount ? "unmounted" : "renamed")}: {times} of {times} ended with the name, no ghost, went on");
    }

    private async Task PreprocessAsync(int times)
    {
        using var place = Place.Make(isMount: true);
        for (var i = 0; i < times; i++)
        {
            using var folder = await PreprocessSongFolder.MakeAsync(Songs);
            var set = Path.Combine(place.Folder, $"set{i}");
            string[] arguments = [.. folder.Arguments, "--output_dir", set];

            var run = await DisturbedAsync(folder.Path, place, [.. arguments, "--events", "json"], line => line.Contains("\"progress\"", StringComparison.Ordinal));

            Assert.Equal(1, run.Exit);
            Assert.Contains("FOLDER-GONE", run.Output, StringComparison.Ordinal);
            Assert.Contains(set, run.Output, StringComparison.Ordinal);
            Assert.True(place.IsGone, "Something was made where the disk had been.");
            place.Return();
            var next = await AceDataProgram.RunAsync(folder.Path, arguments);
            Assert.True(next.Exit == 0, next.Error);
            Assert.Equal(Songs, Directory.GetFiles(set, "*.hdf5").Length);
        }

        output.WriteLine($"FS-05 preprocess, samples unmounted: {times} of {times} ended with the name, no ghost, went on");
    }

    private static async Task<AceDataProgram.Run> DisturbedAsync(string folder, Place place, string[] arguments, Func<string, bool> isMoment)
    {
        using var process = AceDataProgram.Start(folder, arguments);
        var told = "";
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            told += line + "\n";
            if (isMoment(line))
            {
                place.Leave();
                break;
            }
        }

        var rest = await AceDataProgram.EndAsync(process);
        return rest with { Output = told + rest.Output };
    }

    /// <summary>A folder that goes away with all that is in it, and comes back.</summary>
    private sealed class Place : IDisposable
    {
        private readonly TempDir _parent = new();
        private readonly bool _isMount;

        private Place(bool isMount)
        {
            _isMount = isMount;
            Directory.CreateDirectory(Folder);
            Directory.CreateDirectory(_parent["kept"]);
        }

        public string Folder => _parent["folder"];

        public bool IsGone => _isMount ? Directory.GetFileSystemEntries(Folder).Length == 0 : !Directory.Exists(Folder);

        public static Place Make(bool isMount)
        {
            Assert.SkipWhen(OperatingSystem.IsWindows(), "A folder in use cannot be renamed there.");
            Assert.SkipWhen(isMount && !(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess), "Mounting a disk needs root.");
            var place = new Place(isMount);
            if (isMount && !place.Mount())
            {
                place.Dispose();
                Assert.Skip("This system allows no mount.");
            }

            return place;
        }

        public void Leave()
        {
            if (_isMount)
            {
                Assert.True(Sh($"umount -l {Folder}"));
            }
            else
            {
                Directory.Move(Folder, _parent["elsewhere"]);
            }
        }

        public void Return()
        {
            if (_isMount)
            {
                Assert.True(Mount());
            }
            else
            {
                Directory.Move(_parent["elsewhere"], Folder);
            }
        }

        public void Dispose()
        {
            if (_isMount)
            {
                Sh($"umount -l {Folder}");
            }

            _parent.Dispose();
        }

        private bool Mount() => Sh($"mount --bind {_parent["kept"]} {Folder}");

        private static bool Sh(string script)
        {
            using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script]) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
    }
}
