using System.Text;
using AceData.Audio;
using AceData.Files;
using AceData.Testing;

namespace AceData.Tests.Files;

public class AtomicFileTests
{
    private static readonly byte[] Old = "old text"u8.ToArray();
    private static readonly byte[] New = Encoding.UTF8.GetBytes(new string('n', 5000));

    public static TheoryData<string, bool, bool> Faults { get; } = new(
        from fault in Enum.GetNames<FileFault>()
        from everAfter in new[] { false, true }
        from hasOld in new[] { false, true }
        select (fault, everAfter, hasOld));

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_failing_call_loses_nothing_says_why_and_leaves_no_litter(string faultName, bool everAfter, bool hasOld)
    {
        var fault = Enum.Parse<FileFault>(faultName);
        for (var failAt = 1; ; failAt++)
        {
            using var folder = new TempDir();
            var path = folder["song_prompt.txt"];
            var stamp = new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);
            if (hasOld)
            {
                File.WriteAllBytes(path, Old);
                File.SetLastWriteTimeUtc(path, stamp);
            }

            var ops = new FaultingFileOps(FileSystem.Ops, failAt, everAfter, fault);
            var expected = hasOld ? FileVersion.Of(Old) : FileVersion.Missing;
            bool saved;
            try
            {
                saved = new AtomicFile(ops).Write(new AtomicWrite { Path = path, Content = New, Expected = expected }).IsDurable;
            }
            catch (AceDataException e)
            {
                saved = false;
                Assert.Contains("was not saved", e.Message, StringComparison.Ordinal);
                Assert.NotEmpty(ops.Failed);
                Assert.Equal(hasOld, File.Exists(path));
                if (hasOld)
                {
                    Assert.Equal(Old, File.ReadAllBytes(path));
                    Assert.Equal(stamp, File.GetLastWriteTimeUtc(path));
                }
            }

            if (File.Exists(path))
            {
                Assert.Contains(File.ReadAllBytes(path), new[] { Old, New });
            }

            if (saved)
            {
                Assert.Equal(New, File.ReadAllBytes(path));
            }

            // Where even deleting fails, the next start sweeps. Other tests start programs, which hold a copy of our
            // lock for the moment between their fork and their exec.
            Assert.True(SpinWait.SpinUntil(
                () =>
                {
                    TempFiles.Sweep(Litter.In(folder.Path), DateTime.MaxValue);
                    return Litter.In(folder.Path).Count == 0;
                },
                TimeSpan.FromSeconds(5)));
            if (ops.Failed.Count == 0)
            {
                Assert.True(saved);
                Assert.InRange(failAt, 8, 20);
                return;
            }
        }
    }

    [Fact]
    public void A_failed_fsync_is_never_called_saved()
    {
        using var folder = new TempDir();
        var recorder = new RecordingFileOps(FileSystem.Ops);
        new AtomicFile(recorder).Write(new AtomicWrite { Path = folder["a"], Content = New });
        Assert.Equal(["create", "write", "sync", "rename", "sync folder"], recorder.Log.Select(operation => operation.Call));

        File.WriteAllBytes(folder["b"], Old);
        var failing = new FaultingFileOps(FileSystem.Ops, failAt: 6, everAfter: false, FileFault.DiskBroken);
        var error = Assert.Throws<AceDataException>(() => new AtomicFile(failing).Write(new AtomicWrite { Path = folder["b"], Content = New }));

        Assert.Equal("sync", Assert.Single(failing.Failed));
        Assert.Equal(FileCodes.DiskBroken, error.Code);
    }

    [Fact]
    public void A_file_that_changed_since_it_was_read_is_refused_with_both_versions_200_times()
    {
        using var folder = new TempDir();
        var path = folder["song_prompt.txt"];
        for (var i = 0; i < 200; i++)
        {
            var theirs = Encoding.UTF8.GetBytes($"typed in another window {i}");
            File.WriteAllBytes(path, theirs);
            var expected = i % 2 == 0 ? FileVersion.Missing : FileVersion.Of(Old);

            var refused = Assert.Throws<FileChangedException>(() =>
                AtomicFile.Default.Write(new AtomicWrite { Path = path, Content = New, Expected = expected }));

            Assert.Equal(theirs, refused.Present!.Value.ToArray());
            Assert.Equal(New, refused.Refused.ToArray());
            Assert.Equal(theirs, File.ReadAllBytes(path));
        }

        File.Delete(path);
        Assert.Null(Assert.Throws<FileChangedException>(() =>
            AtomicFile.Default.Write(new AtomicWrite { Path = path, Content = New, Expected = FileVersion.Of(Old) })).Present);
        Assert.Empty(Litter.In(folder.Path));
    }

    [Fact]
    public void A_file_that_appears_at_the_last_moment_is_not_overwritten()
    {
        using var folder = new TempDir();
        var path = folder["song_prompt.txt"];
        var ops = new AppearsBeforeRename(FileSystem.Ops, path, Old);

        Assert.Throws<FileChangedException>(() =>
            new AtomicFile(ops).Write(new AtomicWrite { Path = path, Content = New, Expected = FileVersion.Missing }));

        Assert.Equal(Old, File.ReadAllBytes(path));
        Assert.Empty(Litter.In(folder.Path));
    }

    [Fact]
    public void Eight_threads_leave_one_of_their_texts_whole()
    {
        using var folder = new TempDir();
        var path = folder["song_prompt.txt"];
        var texts = Enumerable.Range(0, 8).Select(i => Encoding.UTF8.GetBytes(new string((char)('a' + i), 100 + (500 * i)))).ToArray();

        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
            AtomicFile.Default.Write(new AtomicWrite { Path = path, Content = texts[i % 8] }));

        Assert.Contains(File.ReadAllBytes(path), texts);
        Assert.Empty(Litter.In(folder.Path));
    }

    [Fact]
    public void An_empty_result_is_never_written()
    {
        using var folder = new TempDir();
        File.WriteAllBytes(folder["a"], Old);

        Assert.Equal(FileCodes.ResultEmpty, Assert.Throws<AceDataException>(() =>
            AtomicFile.Default.Write(new AtomicWrite { Path = folder["a"], Content = ReadOnlyMemory<byte>.Empty })).Code);
        Assert.Equal(Old, File.ReadAllBytes(folder["a"]));
    }

    [Fact]
    public void Links_folders_and_read_only_files_are_refused_and_stay()
    {
        using var folder = new TempDir();
        File.WriteAllBytes(folder["real"], Old);
        File.CreateSymbolicLink(folder["link"], folder["real"]);
        File.CreateSymbolicLink(folder["dangling"], folder["nowhere"]);
        Directory.CreateDirectory(folder["folder"]);
        File.WriteAllBytes(folder["fixed"], Old);
        File.SetAttributes(folder["fixed"], FileAttributes.ReadOnly);

        Assert.Equal(FileCodes.FileIsLink, Refused(folder["link"]));
        Assert.Equal(FileCodes.FileIsLink, Refused(folder["dangling"]));
        Assert.Equal(FileCodes.FileIsNotOne, Refused(folder["folder"]));
        Assert.Equal(FileCodes.FileReadOnly, Refused(folder["fixed"]));
        Assert.Equal(FileCodes.FolderGone, Refused(Path.Combine(folder["gone"], "a")));
        Assert.False(Directory.Exists(folder["gone"]));
        Assert.Equal(Old, File.ReadAllBytes(folder["real"]));
        Assert.Equal(Old, File.ReadAllBytes(folder["fixed"]));
        Assert.False(File.Exists(folder["nowhere"]));
        Assert.Empty(Litter.In(folder.Path));
    }

    [Fact]
    public void Permissions_stay_and_private_files_are_private()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no permission bits.");
        using var folder = new TempDir();
        File.WriteAllBytes(folder["a"], Old);
        File.SetUnixFileMode(folder["a"], (UnixFileMode)0b110_100_001);

        AtomicFile.Default.Write(new AtomicWrite { Path = folder["a"], Content = New });
        AtomicFile.Default.Write(new AtomicWrite { Path = folder["key"], Content = New, IsPrivate = true });

        Assert.Equal((UnixFileMode)0b110_100_001, File.GetUnixFileMode(folder["a"]));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["key"]));
    }

    [Fact]
    public void The_sweep_takes_what_a_killed_run_left_and_leaves_what_is_in_use_or_not_ours()
    {
        using var folder = new TempDir();
        var litter = folder[TempFiles.NewName()];
        var busy = folder[TempFiles.NewName()];
        var young = folder[TempFiles.NewName()];
        File.WriteAllBytes(litter, Old);
        File.WriteAllBytes(folder[".acedata-notours.tmp"], Old);
        using var inUse = FileSystem.Ops.Create(busy, null, isPrivate: false);
        var started = DateTime.UtcNow.AddSeconds(5);
        File.WriteAllBytes(young, Old);
        File.SetLastWriteTimeUtc(young, started.AddSeconds(1));

        Assert.Equal(1, TempFiles.Sweep(Directory.GetFiles(folder.Path), started));

        Assert.Equal(
            new[] { busy, young, folder[".acedata-notours.tmp"] }.Order(StringComparer.Ordinal),
            Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_in_hand_is_open_for_reading_too_without_which_network_disks_give_no_shared_lock()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The calls of Linux.");
        using var folder = new TempDir();
        using var file = FileSystem.Ops.Create(folder["a"], null, isPrivate: false);

        FileSystem.Ops.Write(file, New);

        var read = new byte[New.Length];
        Assert.Equal(New.Length, RandomAccess.Read(file, read, 0));
        Assert.Equal(New, read);
    }

    private static string Refused(string path) =>
        Assert.Throws<AceDataException>(() => AtomicFile.Default.Write(new AtomicWrite { Path = path, Content = New })).Code;
}
