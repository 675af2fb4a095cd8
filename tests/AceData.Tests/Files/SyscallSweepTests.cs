using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AceData.Files;
using AceData.Testing;

namespace AceData.Tests.Files;

/// <summary>
/// The real program under strace: killed at every system call of a save, and every call failed with every error.
/// After each try the file is the old one or the new one, and after "saved" the new one.
/// </summary>
public partial class SyscallSweepTests(ITestOutputHelper output)
{
    private const string TempName = ".acedata-0123456789abcdef.tmp";
    private const string Calls = "openat,open,write,pwrite64,fsync,fdatasync,rename,renameat2,link,unlink,unlinkat,flock,close,fchmod,fchown,statx,access,ftruncate";
    private static readonly string[] Errors = ["ENOSPC", "EIO", "EDQUOT", "EACCES", "EROFS", "EMFILE", "EXDEV", "EBUSY"];

    [Theory]
    [InlineData("rename", 1)]
    [InlineData("fsync", 1)]
    [InlineData("write", 1)]
    public void Killed_in_the_middle_of_a_save_the_file_is_whole(string call, int number)
    {
        RequireStrace();
        using var folder = new TempDir();

        Try(folder, hasOld: true, call, $"signal=KILL:when={number}", out var isKilled);

        Assert.True(isKilled);
    }

    [Fact]
    public void A_disk_whose_fsync_fails_is_not_called_saved()
    {
        RequireStrace();
        using var folder = new TempDir();

        Assert.Equal(FileCodes.DiskBroken, Try(folder, hasOld: true, "fsync", "error=EIO:when=1", out _).Trim());
        Assert.Equal("NOT-DURABLE", Try(folder, hasOld: true, "fsync", "error=EIO:when=2", out _).Trim());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Category", "Long")]
    public void Killed_at_every_system_call_the_file_is_whole(bool hasOld)
    {
        RequireStrace();
        var kills = 0;
        foreach (var call in CallsOfOneSave(hasOld))
        {
            for (var number = 1; ; number++)
            {
                using var folder = new TempDir();
                Try(folder, hasOld, call, string.Create(CultureInfo.InvariantCulture, $"signal=KILL:when={number}"), out var isKilled);
                if (!isKilled)
                {
                    break;
                }

                kills++;
            }
        }

        output.WriteLine($"DUR-01 kill at every call, {(hasOld ? "over an old file" : "new file")}: {kills} kills, 0 torn, 0 lost");
        Assert.InRange(kills, 10, 100);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Category", "Long")]
    public void Every_call_failing_with_every_error_once_and_ever_after_loses_nothing(bool hasOld)
    {
        RequireStrace();
        var tries = 0;
        foreach (var call in CallsOfOneSave(hasOld))
        {
            foreach (var error in Errors)
            {
                foreach (var everAfter in new[] { "", "+" })
                {
                    for (var number = 1; number <= CountOf(call, hasOld); number++)
                    {
                        using var folder = new TempDir();
                        Try(folder, hasOld, call, string.Create(CultureInfo.InvariantCulture, $"error={error}:when={number}{everAfter}"), out _);
                        tries++;
                    }
                }
            }
        }

        output.WriteLine($"DUR-01 errors at every call, {(hasOld ? "over an old file" : "new file")}: {tries} tries, 0 torn, 0 lost");
        Assert.InRange(tries, 100, 2000);
    }

    [Fact]
    [Trait("Category", "Long")]
    public void A_kill_then_an_error_in_the_next_start_then_a_clean_start_lose_nothing_50_times()
    {
        RequireStrace();
        const int seed = 20260726;
        var random = new Random(seed);
        var calls = CallsOfOneSave(hasOld: true);
        for (var i = 0; i < 50; i++)
        {
            using var folder = new TempDir();
            var path = folder["song_prompt.txt"];
            File.WriteAllText(path, "old text");
            foreach (var injection in new[] { "signal=KILL:when=1", $"error={Errors[random.Next(Errors.Length)]}:when=1+" })
            {
                WriterProgram.Run(
                    "strace", "-f", "-qq", "-o", "/dev/null", "-e", $"trace={Calls}", "-P", folder.Path, "-P", path, "-P", folder[TempName],
                    "-e", $"inject={calls[random.Next(calls.Length)]}:{injection}", WriterProgram.Path, "save", path, TempName, "new text");
                Assert.Contains(File.ReadAllText(path), new[] { "old text", "new text" });
            }

            TempFiles.Sweep(Litter.In(folder.Path), DateTime.MaxValue);
            Assert.Equal(0, WriterProgram.Run(WriterProgram.Path, "save", path, TempName, "last text").Status);
            Assert.Equal("last text", File.ReadAllText(path));
            Assert.Empty(Litter.In(folder.Path));
        }

        output.WriteLine($"DUR-16: 50 kills, each followed by a start with errors and a clean one, 0 torn, 0 lost (seed {seed})");
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Killed_200_times_at_random_the_file_is_whole_and_the_next_start_leaves_no_litter()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Uses SIGKILL.");
        const int seed = 20260725;
        var random = new Random(seed);
        using var folder = new TempDir();
        var path = folder["song_prompt.txt"];
        string one = new('a', 20_000), two = new('b', 9_000);
        var litter = 0;
        for (var i = 0; i < 200; i++)
        {
            using (var process = WriterProgram.Start(WriterProgram.Path, "loop", path, one, two))
            {
                Assert.Equal("started", process.StandardOutput.ReadLine());
                if (i == 0)
                {
                    // On a busy PC every kill could come before the first save.
                    SpinWait.SpinUntil(() => File.Exists(path), TimeSpan.FromSeconds(30));
                }

                Thread.Sleep(random.Next(60));
                process.Kill();
                process.WaitForExit();
            }

            if (File.Exists(path))
            {
                Assert.Contains(File.ReadAllText(path), new[] { one, two });
            }

            litter += TempFiles.Sweep(Litter.In(folder.Path), DateTime.MaxValue);
            Assert.Empty(Litter.In(folder.Path));
        }

        output.WriteLine($"DUR-01 random kills: 200, 0 torn; {litter} temp files swept (seed {seed})");
        Assert.True(File.Exists(path));
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Two_processes_with_eight_threads_save_a_thousand_times_and_one_text_stays_whole()
    {
        using var folder = new TempDir();
        var path = folder["song_prompt.txt"];
        using var a = WriterProgram.Start(WriterProgram.Path, "hammer", path, "1000", "8", "abc ");
        using var b = WriterProgram.Start(WriterProgram.Path, "hammer", path, "1000", "8", "defg ");
        var reads = 0;
        while (!(a.HasExited && b.HasExited))
        {
            if (File.Exists(path))
            {
                Assert.Matches("^((abc )+|(defg )+)$", File.ReadAllText(path));
                reads++;
            }
        }

        Assert.Equal(0, a.ExitCode + b.ExitCode);
        Assert.Matches("^((abc )+|(defg )+)$", File.ReadAllText(path));
        Assert.Empty(Litter.In(folder.Path));
        output.WriteLine($"DUR-19: 2 processes x 8 threads x 1,000 saves, {reads} reads meanwhile, 0 mixed");
    }

    // Runs one save with one injection and checks what it left.
    private static string Try(TempDir folder, bool hasOld, string call, string injection, out bool isKilled)
    {
        const string old = "old text", wanted = "hip hop, 93 bpm, minor key";
        var path = folder["song_prompt.txt"];
        File.Delete(path);
        if (hasOld)
        {
            File.WriteAllText(path, old);
        }

        var (status, printed) = WriterProgram.Run(
            "strace", "-f", "-qq", "-o", "/dev/null", "-e", $"trace={Calls}", "-P", folder.Path, "-P", path, "-P", folder[TempName],
            "-e", $"inject={call}:{injection}", WriterProgram.Path, "save", path, TempName, wanted);

        isKilled = status == 137;
        var content = File.Exists(path) ? File.ReadAllText(path) : null;
        var what = $"{call} {injection}: status {status} {printed}";
        Assert.True(content == wanted || content == (hasOld ? old : null), $"torn: {what}");
        Assert.True(isKilled || status is 0 or 1, $"crashed: {what}");
        Assert.True(status != 0 || content == wanted, $"lost: {what}");

        TempFiles.Sweep(Litter.In(folder.Path), DateTime.MaxValue);
        Assert.Empty(Litter.In(folder.Path));
        return printed;
    }

    private static string[] CallsOfOneSave(bool hasOld) => [.. Trace(hasOld).Distinct()];

    private static int CountOf(string call, bool hasOld) => Trace(hasOld).Count(traced => traced == call);

    private static string[] Trace(bool hasOld)
    {
        using var folder = new TempDir();
        var path = folder["song_prompt.txt"];
        if (hasOld)
        {
            File.WriteAllText(path, "old text");
        }

        using var logs = new TempDir();
        var (status, printed) = WriterProgram.Run(
            "strace", "-f", "-qq", "-o", logs["log"], "-e", $"trace={Calls}", "-P", folder.Path, "-P", path, "-P", folder[TempName],
            WriterProgram.Path, "save", path, TempName, "new");
        Assert.True(status == 0, printed);
        return [.. File.ReadLines(logs["log"], Encoding.Latin1).Select(line => CallName().Match(line).Groups[1].Value).Where(name => name.Length > 0)];
    }

    private static void RequireStrace()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "strace is a tool of Linux.");
        Assert.SkipUnless(WriterProgram.Has("strace"), "strace is not installed (apt-get install strace).");
        using var folder = new TempDir();
        Assert.SkipUnless(WriterProgram.Run("strace", "-o", folder["log"], "true").Status == 0, "This system does not allow strace.");
    }

    [GeneratedRegex(@"^\d+\s+([a-z0-9]+)\(", RegexOptions.NonBacktracking)]
    private static partial Regex CallName();
}
