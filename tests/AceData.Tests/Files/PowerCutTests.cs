using AceData.Files;
using AceData.Testing;

namespace AceData.Tests.Files;

public class PowerCutTests
{
    private static readonly byte[] New = [.. Enumerable.Range(0, 3000).Select(i => (byte)('a' + (i % 26)))];
    private static readonly byte[] Old = [.. Enumerable.Range(0, 1500).Select(i => (byte)('A' + (i % 26)))];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_power_cut_at_any_moment_leaves_the_old_file_or_the_new_one_and_after_saved_only_the_new_one(bool hasOld)
    {
        using var folder = new TempDir();
        var before = hasOld ? Old : null;
        var (log, states) = (Record(folder, before), 0);

        for (var done = 0; done <= log.Count; done++)
        {
            foreach (var state in CrashStates.Of(log, done, folder["song_prompt.txt"], before))
            {
                states++;
                var isOld = before is null ? state is null : state is not null && state.SequenceEqual(before);
                Assert.True(isOld || (state is not null && state.SequenceEqual(New)), $"torn after {done} operations");
                Assert.False(isOld && done == log.Count, "lost after it was called saved");
            }
        }

        Assert.InRange(states, 7, 200);
    }

    [Fact]
    public void Without_fsync_the_same_check_finds_torn_files()
    {
        using var folder = new TempDir();
        var log = Record(folder, Old).Where(operation => operation.Call != "sync").ToArray();

        var states = Enumerable.Range(0, log.Length + 1).SelectMany(done => CrashStates.Of(log, done, folder["song_prompt.txt"], Old));

        Assert.Contains(states, state => state is null || (!state.SequenceEqual(Old) && !state.SequenceEqual(New)));
    }

    [Fact]
    public void Without_fsync_of_the_folder_the_same_check_finds_lost_saves()
    {
        using var folder = new TempDir();
        var log = Record(folder, Old).Where(operation => operation.Call != "sync folder").ToArray();

        Assert.Contains(CrashStates.Of(log, log.Length, folder["song_prompt.txt"], Old), state => state!.SequenceEqual(Old));
    }

    [Fact]
    public void Of_many_files_each_is_the_old_or_the_new_one_at_any_moment_and_all_are_new_once_their_folders_are_synced()
    {
        using var folder = new TempDir();
        string[] paths = [folder["a_prompt.txt"], folder["b_prompt.txt"]];
        var recorder = new RecordingFileOps(FileSystem.Ops);
        var file = new AtomicFile(recorder);
        foreach (var path in paths)
        {
            File.WriteAllBytes(path, Old);
            Assert.False(file.Write(new AtomicWrite { Path = path, Content = New, IsOneOfMany = true }).IsDurable);
        }

        var written = recorder.Log.Count;
        Assert.DoesNotContain(recorder.Log, operation => operation.Call == "sync folder");
        file.SyncFolders(paths);

        Assert.Equal([new DiskOperation("sync folder", folder.Path)], recorder.Log[written..]);
        foreach (var path in paths)
        {
            // The log of this file alone, as the other one's changes nothing in it.
            var log = recorder.Log.Where(operation => operation.Call == "sync folder" || operation.To == path || BelongsTo(path, operation, recorder.Log)).ToList();
            for (var done = 0; done <= log.Count; done++)
            {
                foreach (var state in CrashStates.Of(log, done, path, Old))
                {
                    Assert.True(state is not null && (state.SequenceEqual(Old) || state.SequenceEqual(New)), $"torn after {done} operations");
                    Assert.False(done == log.Count && state.SequenceEqual(Old), "lost after the folders were synced");
                }
            }
        }
    }

    private static bool BelongsTo(string path, DiskOperation operation, List<DiskOperation> log) => log.Any(rename => rename.To == path && rename.Path == operation.Path);

    private static List<DiskOperation> Record(TempDir folder, byte[]? before)
    {
        var path = folder["song_prompt.txt"];
        if (before is not null)
        {
            File.WriteAllBytes(path, before);
        }

        var recorder = new RecordingFileOps(FileSystem.Ops);
        Assert.True(new AtomicFile(recorder).Write(new AtomicWrite { Path = path, Content = New }).IsDurable);
        return recorder.Log;
    }
}
