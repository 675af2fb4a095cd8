using AceData.Audio;
using AceData.Datasets;
using AceData.Files;
using AceData.Testing;

namespace AceData.Tests.Files;

public class AtomicFolderTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Fact]
    public async Task A_folder_appears_whole_and_leaves_nothing_beside_it()
    {
        using var folder = new TempDir();

        await WriteAsync(new AtomicFolder(FileSystem.Ops), folder["set"], "new");

        Assert.Equal(["one.txt new", "two.txt new"], ContentOf(folder["set"]));
        Assert.Equal(["set"], Names(folder.Path));
    }

    [Fact]
    public async Task A_folder_of_the_same_kind_is_replaced()
    {
        using var folder = new TempDir();
        await WriteAsync(new AtomicFolder(FileSystem.Ops), folder["set"], "old");
        File.WriteAllText(Path.Combine(folder["set"], "three.txt"), "old");

        await WriteAsync(new AtomicFolder(FileSystem.Ops), folder["set"], "new");

        Assert.Equal(["one.txt new", "two.txt new"], ContentOf(folder["set"]));
        Assert.Equal(["set"], Names(folder.Path));
    }

    [Fact]
    public async Task A_folder_that_holds_anything_else_is_never_touched()
    {
        using var folder = new TempDir();
        Directory.CreateDirectory(folder["music"]);
        File.WriteAllText(Path.Combine(folder["music"], "my song.flac"), "sound");

        var refusal = await Assert.ThrowsAsync<AceDataException>(() => WriteAsync(new AtomicFolder(FileSystem.Ops), folder["music"], "new"));

        Assert.Equal(FileCodes.FolderOccupied, refusal.Code);
        Assert.Contains("my song.flac", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["my song.flac sound"], ContentOf(folder["music"]));
        Assert.Equal(["music"], Names(folder.Path));
    }

    [Fact]
    public async Task A_file_of_that_name_is_never_touched()
    {
        using var folder = new TempDir();
        File.WriteAllText(folder["set"], "text");

        Assert.Equal(FileCodes.FolderOccupied, (await Assert.ThrowsAsync<AceDataException>(() => WriteAsync(new AtomicFolder(FileSystem.Ops), folder["set"], "new"))).Code);

        Assert.Equal("text", File.ReadAllText(folder["set"]));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Whatever_call_fails_the_folder_is_the_old_one_or_the_new_one(bool hasOld, bool canSwap)
    {
        var tries = 0;
        foreach (var everAfter in new[] { false, true })
        {
            for (var call = 1; ; call++)
            {
                using var folder = new TempDir();
                if (hasOld)
                {
                    await WriteAsync(new AtomicFolder(FileSystem.Ops), folder["set"], "old");
                }

                var faulting = new FaultingFileOps(canSwap ? FileSystem.Ops : new WithoutSwap(FileSystem.Ops), call, everAfter, FileFault.DiskFull);
                var isDone = await TryAsync(() => WriteAsync(new AtomicFolder(faulting), folder["set"], "new"));
                if (faulting.Failed.Count == 0)
                {
                    break;
                }

                tries++;
                if (!canSwap)
                {
                    // Between its two renames there is no folder for a moment; whoever comes next brings the old one back.
                    new AtomicFolder(FileSystem.Ops).Recover(folder["set"]);
                }

                var content = Look(folder["set"]);
                Assert.True(content is "one.txt new|two.txt new" || content == (hasOld ? "one.txt old|two.txt old" : null), $"call {call} ({string.Join(", ", faulting.Failed)}): {content}");
                Assert.True(!isDone || content is "one.txt new|two.txt new", $"call {call}: lost");

                // The next run works, and leaves nothing beside the folder.
                await WriteAsync(new AtomicFolder(FileSystem.Ops), folder["set"], "last");
                Assert.Equal("one.txt last|two.txt last", Look(folder["set"]));
            }
        }

        Assert.InRange(tries, 20, 400);
    }

    [Fact]
    public async Task A_writer_that_was_killed_between_two_renames_loses_nothing()
    {
        using var folder = new TempDir();
        await WriteAsync(new AtomicFolder(FileSystem.Ops), folder["set"], "old");
        var killed = new FaultingFileOps(new WithoutSwap(FileSystem.Ops), int.MaxValue, false, FileFault.Other);
        var folders = new AtomicFolder(new KilledAfterFirstMove(killed));
        await TryAsync(() => WriteAsync(folders, folder["set"], "new"));
        Assert.Null(Look(folder["set"]));

        new AtomicFolder(FileSystem.Ops).Recover(folder["set"]);

        Assert.Equal("one.txt old|two.txt old", Look(folder["set"]));
    }

    [Fact]
    public async Task A_reader_between_two_renames_reads_the_old_folder_and_leaves_the_writer_its_way()
    {
        using var folder = new TempDir();
        await DataSetWriter.WriteAsync(folder["set"], [Row("old")], Stop);
        var read = new List<string>();
        var writer = new AtomicFolder(new LookedAtAfterFirstMove(FileSystem.Ops, () => read.AddRange(DataSetReader.Read(folder["set"]).Select(row => row.Key))));

        await DataSetWriter.WriteAsync(writer, folder["set"], [Row("new")], Stop);

        Assert.Equal(["old"], read);
        Assert.Equal(["new"], DataSetReader.Read(folder["set"]).Select(row => row.Key));
        Assert.Equal(["set"], Names(folder.Path));
    }

    private static DataSetRow Row(string key) => new() { Key = key, FileName = key + ".wav", Tags = ["rock"], Lyrics = "la" };

    private static async Task<bool> TryAsync(Func<Task> write)
    {
        try
        {
            await write();
            return true;
        }
        catch (AceDataException)
        {
            return false;
        }
    }

    private static Task WriteAsync(AtomicFolder folders, string folder, string text) => folders.WriteAsync(folder, name => name.EndsWith(".txt", StringComparison.Ordinal), async (temp, files) =>
    {
        await Task.Yield();
        Stop.ThrowIfCancellationRequested();
        foreach (var name in new[] { "one.txt", "two.txt" })
        {
            files.Write(new AtomicWrite { Path = Path.Combine(temp, name), Content = TextFile.Encode(text) });
        }
    });

    private static string? Look(string folder) => Directory.Exists(folder) ? string.Join('|', ContentOf(folder)) : null;

    private static IEnumerable<string> ContentOf(string folder) => Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(file => $"{Path.GetFileName(file)} {File.ReadAllText(file)}");

    private static IEnumerable<string> Names(string folder) => Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
}
