using AceData.Audio;
using AceData.Files;
using AceData.Testing;

namespace AceData.Tests.Files;

public sealed class AtomicFileStreamingTests : IDisposable
{
    private readonly TempDir _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_is_there_once_it_is_whole()
    {
        var path = _folder["copy.ogg"];

        await AtomicFile.Default.WriteStreamAsync(path, async write =>
        {
            write("first "u8);
            await Task.Yield();
            Assert.False(File.Exists(path));
            write("second"u8);
        });

        Assert.Equal("first second", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Whoever_fails_to_fill_it_leaves_the_old_file()
    {
        File.WriteAllText(_folder["copy.ogg"], "old");

        await Assert.ThrowsAsync<InvalidOperationException>(() => AtomicFile.Default.WriteStreamAsync(_folder["copy.ogg"], write =>
        {
            write("half"u8);
            throw new InvalidOperationException("stopped");
        }));
        var empty = await Assert.ThrowsAsync<AceDataException>(() => AtomicFile.Default.WriteStreamAsync(_folder["copy.ogg"], _ => Task.CompletedTask));

        Assert.Equal(FileCodes.ResultEmpty, empty.Code);
        Assert.Equal("old", File.ReadAllText(_folder["copy.ogg"]));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Whichever_call_fails_the_file_is_the_old_one_or_the_new_one_and_nothing_is_left()
    {
        var failed = 0;
        for (var call = 1; call <= 12; call++)
        {
            File.WriteAllText(_folder["copy.ogg"], "old");
            var ops = new FaultingFileOps(FileSystem.Ops, call, everAfter: false, FileFault.DiskFull);
            var isNew = true;
            try
            {
                await new AtomicFile(ops).WriteStreamAsync(_folder["copy.ogg"], write =>
                {
                    write("new"u8);
                    write(" content"u8);
                    return Task.CompletedTask;
                });
            }
            catch (AceDataException exception)
            {
                Assert.Equal(FileCodes.DiskFull, exception.Code);
                isNew = false;
            }

            failed += ops.Failed.Count;
            Assert.Equal(isNew ? "new content" : "old", File.ReadAllText(_folder["copy.ogg"]));
            Assert.Single(Directory.GetFiles(_folder.Path));
        }

        Assert.InRange(failed, 8, 12);
    }

    [Fact]
    public async Task Of_two_files_that_want_one_name_at_once_both_are_kept()
    {
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        var one = AddAsync("one", first.Task);
        var two = AddAsync("two", second.Task);
        Assert.Empty(Directory.GetFiles(_folder.Path, "song*"));
        second.SetResult();
        Assert.Equal(_folder["song.mp3"], await two);
        first.SetResult();
        Assert.Equal(_folder["song (2).mp3"], await one);

        Assert.Equal(("two", "one"), (File.ReadAllText(_folder["song.mp3"]), File.ReadAllText(_folder["song (2).mp3"])));
        Assert.Null(await AddAsync("one", Task.CompletedTask));
        Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);
    }

    [Fact]
    public async Task Whichever_call_fails_while_a_file_is_added_the_one_that_was_there_stays_and_nothing_is_left()
    {
        var failed = 0;
        for (var call = 1; call <= 12; call++)
        {
            File.WriteAllText(_folder["song.mp3"], "old");
            File.Delete(_folder["song (2).mp3"]);
            var ops = new FaultingFileOps(FileSystem.Ops, call, everAfter: false, FileFault.DiskFull);
            string? added = null;
            try
            {
                added = await AddAsync("new", Task.CompletedTask, new AtomicFile(ops));
            }
            catch (AceDataException exception)
            {
                Assert.Equal(FileCodes.DiskFull, exception.Code);
            }

            failed += ops.Failed.Count;
            Assert.Equal("old", File.ReadAllText(_folder["song.mp3"]));
            Assert.Equal(added is null ? 1 : 2, Directory.GetFiles(_folder.Path).Length);
        }

        Assert.InRange(failed, 5, 12);
    }

    private Task<string?> AddAsync(string content, Task until, AtomicFile? file = null) => (file ?? AtomicFile.Default).AddStreamAsync(
        number => _folder[number == 1 ? "song.mp3" : $"song ({number}).mp3"],
        async write =>
        {
            await until;
            write(System.Text.Encoding.UTF8.GetBytes(content));
        },
        path => File.ReadAllText(path) == content);
}
