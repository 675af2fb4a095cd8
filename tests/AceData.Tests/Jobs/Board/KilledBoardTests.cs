using System.Diagnostics;
using AceData.Jobs.Board;
using AceData.Requests;
using AceData.Testing;
using AceData.Testing.Job;

namespace AceData.Tests.Jobs.Board;

/// <summary>JOB-06, 09: a program that is killed takes its jobs with it and leaves a folder that can be opened.</summary>
public class KilledBoardTests
{
    private static readonly string[][] Modes =
    [
        TestBoard.Long,
        ["started 3", "item a written", "progress 1 3", "spawn 603", "sleep 60000"],
        ["sleep 60000"],
        ["started 3", "item a written", "progress 1 3", "lines 100000 1000"],
    ];

    [Fact]
    public Task The_children_of_a_killed_program_end_and_its_jobs_are_interrupted() => KillAsync(rounds: 2);

    [Fact]
    [Trait("Category", "Long")]
    public Task The_children_of_a_killed_program_end_and_its_jobs_are_interrupted_50_times() => KillAsync(rounds: 50);

    [Fact]
    [Trait("Category", "Long")]
    public async Task A_child_that_does_not_notice_is_ended_before_something_new_starts()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Windows ends the children itself.");
        using var folder = TempDir.InMemory();
        using (var host = await HostAsync(folder, ["ignore-stop", "started 3", "item a written", "sleep 60000"]))
        {
            await UntilAsync(() => Directory.GetFiles(folder[".acedata/jobs"], "log.txt", SearchOption.AllDirectories).Any(log => File.ReadAllText(log).Contains("a: written", StringComparison.Ordinal)), 10);
            host.Kill();
            await host.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await using var test = new TestBoard(folder);
        var interrupted = Assert.Single(test.Board.Jobs());
        var id = test.Board.Continue(interrupted.Id, Guid.NewGuid()).Id!.Value;
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.Equal(JobState.Starting, test.Board.Find(id)!.State);
        Assert.Equal(1, MarkedProcesses.Count(interrupted.Id.ToString("N")));

        await test.UntilAsync(id, job => job.State == JobState.Running, seconds: 16);
        Assert.Equal(0, MarkedProcesses.Count(interrupted.Id.ToString("N")));
        test.Board.ForceStop(id);
    }

    [Fact]
    public async Task Only_one_program_opens_a_folder_and_the_other_says_which()
    {
        using var folder = TempDir.InMemory();
        using var holder = Start("hold", folder.Path, "60000");
        Assert.Equal("held", await holder.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));

        var refused = Assert.Throws<InstanceRunningException>(() => InstanceLock.Take(AceData.Settings.DataRoot.Resolve(folder.Path, folder.Path), TimeProvider.System));

        Assert.Equal(holder.Id, refused.Holder!.Pid);
        Assert.Equal("http://127.0.0.1:7860/", refused.Holder.Address!.ToString());
        Assert.Contains($"process {holder.Id}", refused.Message, StringComparison.Ordinal);
        holder.Kill();
        await holder.WaitForExitAsync(TestContext.Current.CancellationToken);
        InstanceLock.Take(AceData.Settings.DataRoot.Resolve(folder.Path, folder.Path), TimeProvider.System).Dispose();
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task A_killed_program_never_leaves_a_stale_lock()
    {
        using var folder = TempDir.InMemory();
        for (var round = 0; round < 100; round++)
        {
            using var holder = Start("hold", folder.Path, "60000");
            Assert.Equal("held", await holder.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
            holder.Kill();
            await holder.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    private static async Task KillAsync(int rounds)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Looks into /proc.");
        using var folder = TempDir.InMemory();
        for (var round = 0; round < rounds; round++)
        {
            var acts = Modes[round % Modes.Length];
            using (var host = await HostAsync(folder, acts))
            {
                await UntilAsync(() => Marked(folder) > 0, 10);
                await Task.Delay(round * 37 % 400, TestContext.Current.CancellationToken);
                host.Kill();
                await host.WaitForExitAsync(TestContext.Current.CancellationToken);
            }

            await UntilAsync(() => Marked(folder) == 0 || acts.Any(act => act.StartsWith("spawn", StringComparison.Ordinal)), 10);
            await using var test = new TestBoard(folder);
            var job = test.Board.Jobs()[0];
            Assert.Equal((JobState.Interrupted, "JOB-INTERRUPTED", true), (job.State, job.ErrorCode, job.CanContinue));
            Assert.Equal(round + 1, job.Number);
            Assert.Equal(acts, RequestJson.Parse<ActRequest>(test.Board.ReadRequest(job.Id), "request").Acts);
            await UntilAsync(() => Marked(folder) == 0, 16);
        }
    }

    private static async Task<Process> HostAsync(TempDir folder, string[] acts)
    {
        var request = folder[$"request {Guid.NewGuid():N}.json"];
        AceData.Files.AtomicFile.Default.Write(new AceData.Files.AtomicWrite { Path = request, Content = AceData.Files.TextFile.Encode(RequestJson.Format(new ActRequest { Acts = acts })) });
        var host = Start("host", folder.Path, request);
        Assert.Equal("open", await host.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        return host;
    }

    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo(TestBoard.Program.Path, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;

    private static int Marked(TempDir folder) =>
        Directory.GetDirectories(folder[".acedata/jobs"]).Sum(job => MarkedProcesses.Count(Path.GetFileName(job)));

    private static async Task UntilAsync(Func<bool> condition, double seconds)
    {
        var since = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(since.Elapsed.TotalSeconds < seconds, "Waited too long.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
