using System.Diagnostics;
using AceData.Files;
using AceData.Library;
using AceData.Testing;
using AceData.Tests.Library;

namespace AceData.Tests.Files;

/// <summary>Real full disks, real missing rights, real limits.</summary>
public class BadDiskTests(ITestOutputHelper output)
{
    [Fact]
    [Trait("Category", "Long")]
    public void On_64_ever_fuller_disks_the_old_text_stays_and_after_freeing_space_the_new_one_is_saved() => FullDisk(64);

    [Fact]
    public void On_one_full_disk_the_old_text_stays() => FullDisk(2);

    private void FullDisk(int runs)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Mounting a small disk needs root.");
        using var mount = new TempDir();
        Assert.SkipUnless(Sh($"mount -t tmpfs -o size=648k none {mount.Path}") == 0, "This system allows no mount.");
        try
        {
            var (full, saved) = (0, 0);
            for (var run = 0; run < runs; run++)
            {
                // From "everything fits" down in steps of one page.
                var path = mount["song_prompt.txt"];
                var ballast = mount["ballast"];
                File.WriteAllText(path, "old text");
                File.WriteAllBytes(ballast, new byte[(runs < 64 ? 600 : 380 + (4 * run)) * 1024]);
                var wanted = new string('n', 100_000);

                var (status, printed) = WriterProgram.Run(WriterProgram.Path, "save", path, ".acedata-0123456789abcdef.tmp", wanted);

                var content = File.ReadAllText(path);
                if (status == 0)
                {
                    saved++;
                    Assert.Equal(wanted, content);
                }
                else
                {
                    full++;
                    Assert.Equal(FileCodes.DiskFull, printed.Trim());
                    Assert.Equal("old text", content);
                    File.Delete(ballast);
                    Assert.Equal(0, WriterProgram.Run(WriterProgram.Path, "save", path, ".acedata-0123456789abcdef.tmp", wanted).Status);
                    Assert.Equal(wanted, File.ReadAllText(path));
                }

                Assert.Empty(Litter.In(mount.Path));
                File.Delete(ballast);
                File.Delete(path);
            }

            output.WriteLine($"FS-01: {runs} runs on a real small disk, {full} full, {saved} saved, 0 lost");
            Assert.True(full > 0);
        }
        finally
        {
            Sh($"umount -l {mount.Path}");
        }
    }

    [Fact]
    public void A_read_only_file_folder_or_mount_fails_alone_and_the_rest_is_done()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && WriterProgram.Has("setpriv"), "Runs the program as another user, which needs root and setpriv.");
        using var folder = new TempDir();
        MakeSongs(folder, "good/1.mp3", "good/2.mp3", "fixed/3.mp3", "secret/4.mp3");
        Assert.Equal(0, Sh($"chmod 777 {folder.Path} {folder["good"]}; mkdir -m 777 {folder["state"]}; chmod 555 {folder["fixed"]}; chmod 700 {folder["secret"]}"));

        var (status, printed) = AsNobody("tag", folder.Path, folder["state/.acedata/library.db"], "0");

        Assert.Equal(1, status);
        Assert.Contains("written good/1.mp3", printed, StringComparison.Ordinal);
        Assert.Contains("written good/2.mp3", printed, StringComparison.Ordinal);
        Assert.Contains("failed fixed/3.mp3 " + FileCodes.FileDenied, printed, StringComparison.Ordinal);
        Assert.DoesNotContain("4.mp3", printed, StringComparison.Ordinal);
        Assert.Equal([folder["good/1_prompt.txt"], folder["good/2_prompt.txt"]], Directory.GetFiles(folder.Path, "*_prompt.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal));

        // What may not even be looked at is said, not thrown.
        Assert.Equal((1, FileCodes.FileDenied), Trimmed(AsNobody("scan", folder["secret/sub"])));
        Assert.Equal((1, FileCodes.FileDenied), Trimmed(AsNobody("save", folder["secret/a_prompt.txt"], ".acedata-0123456789abcdef.tmp", "new")));

        // A file that its owner made read-only is neither replaced nor made writable, though the folder would allow it.
        var mode = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        File.WriteAllText(folder["good/5_prompt.txt"], "mine");
        File.SetUnixFileMode(folder["good/5_prompt.txt"], mode);
        Assert.Equal((1, FileCodes.FileReadOnly), Trimmed(AsNobody("save", folder["good/5_prompt.txt"], ".acedata-0123456789abcdef.tmp", "new")));
        Assert.Equal(mode, File.GetUnixFileMode(folder["good/5_prompt.txt"]));

        // Root's file that others may read but not write.
        File.WriteAllText(folder["good/6_prompt.txt"], "mine");
        Assert.Equal((1, FileCodes.FileReadOnly), Trimmed(AsNobody("save", folder["good/6_prompt.txt"], ".acedata-0123456789abcdef.tmp", "new")));

        using var mount = new TempDir();
        if (Sh($"mount -t tmpfs none {mount.Path} && echo old > {mount["a"]} && mount -o remount,ro {mount.Path}") == 0)
        {
            try
            {
                Assert.Equal((1, FileCodes.DiskReadOnly), Trimmed(WriterProgram.Run(WriterProgram.Path, "save", mount["b"], ".acedata-0123456789abcdef.tmp", "new")));
                Assert.Equal(1, WriterProgram.Run(WriterProgram.Path, "save", mount["a"], ".acedata-0123456789abcdef.tmp", "new").Status);
                Assert.Equal("old\n", File.ReadAllText(mount["a"]));
            }
            finally
            {
                Sh($"umount -l {mount.Path}");
            }
        }

        if (Sh($"chattr +i {folder["good/1_prompt.txt"]}") == 0)
        {
            try
            {
                Assert.Equal((1, FileCodes.FileReadOnly), Trimmed(WriterProgram.Run(WriterProgram.Path, "save", folder["good/1_prompt.txt"], ".acedata-0123456789abcdef.tmp", "new")));
            }
            finally
            {
                Sh($"chattr -i {folder["good/1_prompt.txt"]}");
            }
        }
    }

    [Fact]
    public void When_the_library_s_disk_is_full_or_read_only_all_songs_are_tagged_with_one_warning()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Mounting a small disk needs root.");
        using var songs = new TempDir();
        using var mount = new TempDir();
        Assert.SkipUnless(Sh($"mount -t tmpfs -o size=256k none {mount.Path}") == 0, "This system allows no mount.");
        try
        {
            MakeSongs(songs, [.. Enumerable.Range(0, 40).Select(i => $"{i}.mp3")]);
            var warnings = new Warnings();
            using (var library = LibraryDatabase.Open(mount[".acedata/library.db"], TimeProvider.System, warnings))
            {
                var writer = new SideCarWriter(library);
                var origin = new SideCarOrigin { Author = SideCarAuthor.Job, Model = new string('m', 10_000) };
                foreach (var song in SongScanner.Scan([songs.Path], songs.Path, TestContext.Current.CancellationToken).Songs)
                {
                    writer.Write(song, SideCarKind.Prompt, "pop", origin, FileVersion.Missing);
                }
            }

            Assert.Equal(["LIBRARY-FAILED"], warnings.Codes);
            Assert.Equal(40, Directory.GetFiles(songs.Path, "*_prompt.txt").Length);

            Assert.Equal(0, Sh($"mount -o remount,ro {mount.Path}"));
            using (LibraryDatabase.Open(mount[".acedata/library.db"], TimeProvider.System, warnings))
            {
            }

            Assert.Equal(["LIBRARY-FAILED", "LIBRARY-UNAVAILABLE"], warnings.Codes);
        }
        finally
        {
            Sh($"umount -l {mount.Path}");
        }
    }

    [Fact]
    public void One_forbidden_folder_of_fifty_is_reported_and_49_are_done()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && WriterProgram.Has("setpriv"), "Runs the program as another user, which needs root and setpriv.");
        using var folder = new TempDir();
        MakeSongs(folder, [.. Enumerable.Range(0, 50).Select(i => $"{i}/song.mp3")]);
        Assert.Equal(0, Sh($"chmod 755 {folder.Path}; chmod 700 {folder["17"]}"));

        var (_, printed) = AsNobody("scan", folder.Path);

        var lines = printed.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(49, lines.Count(line => line.EndsWith("song.mp3", StringComparison.Ordinal)));
        Assert.Equal("FOLDER-DENIED", lines[^1]);
    }

    [Fact]
    [Trait("Category", "Long")]
    public void With_128_open_files_allowed_1000_songs_are_tagged() => FewOpenFiles(1000);

    [Fact]
    public void With_128_open_files_allowed_songs_are_tagged() => FewOpenFiles(20);

    private void FewOpenFiles(int songs)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such limit.");
        using var folder = new TempDir();
        MakeSongs(folder, [.. Enumerable.Range(0, songs).Select(i => $"{i}.mp3")]);

        // .NET itself keeps two files open for every assembly, about 90 here, so 64 cannot even load SQLite.
        var (status, printed) = WriterProgram.Run("/bin/sh", "-c", $"ulimit -n 128; exec '{WriterProgram.Path}' tag '{folder.Path}' '{folder["s/library.db"]}' 0");

        Assert.True(status == 0, printed);
        Assert.Equal(songs, Directory.GetFiles(folder.Path, "*_prompt.txt").Length);
        output.WriteLine($"FS-07: ulimit -n 128, {songs} songs, all done");
    }

    [Fact]
    public void A_thousand_reads_and_writes_leave_no_file_open()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Counts in /proc.");
        using var folder = TempDir.InMemory();
        for (var i = 0; i < 1000; i++)
        {
            AtomicFile.Default.Write(new AtomicWrite { Path = folder["a"], Content = "text"u8.ToArray(), Expected = i == 0 ? FileVersion.Missing : FileVersion.Of("text"u8) });
            TextFile.Read(folder["a"]);
        }

        Assert.DoesNotContain(Directory.GetFiles("/proc/self/fd"), link => new FileInfo(link).LinkTarget?.StartsWith(folder.Path, StringComparison.Ordinal) == true);
    }

    private static void MakeSongs(TempDir folder, params IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder[name])!);
            File.WriteAllText(folder[name], "not really audio");
        }
    }

    private static (int Status, string Output) AsNobody(params string[] arguments) =>
        WriterProgram.Run("setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", WriterProgram.Path, .. arguments]);

    private static (int Status, string Output) Trimmed((int Status, string Output) result) => (result.Status, result.Output.Trim());

    private static int Sh(string script)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", script }, RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
