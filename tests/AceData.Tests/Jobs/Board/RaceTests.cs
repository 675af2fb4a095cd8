using System.Collections.Concurrent;
using AceData.Jobs.Board;
using AceData.Testing;

namespace AceData.Tests.Jobs.Board;

/// <summary>JOB-01, 02: many want to start at once. The children are shells, which start in no time.</summary>
public class RaceTests
{
    private const int Threads = 8;

    [Fact]
    public Task Eight_threads_with_one_order_start_one_child() => OneOrderAsync(rounds: 25);

    [Fact]
    [Trait("Category", "Long")]
    public Task Eight_threads_with_one_order_start_one_child_a_thousand_times() => OneOrderAsync(rounds: 1000);

    [Fact]
    public Task Of_two_tabs_that_start_at_once_one_starts_and_one_is_told_who_runs() => TwoTabsAsync(rounds: 10);

    [Fact]
    [Trait("Category", "Long")]
    public Task Of_two_tabs_that_start_at_once_one_starts_and_one_is_told_who_runs_200_times() => TwoTabsAsync(rounds: 200);

    [Fact]
    public Task Stop_races_with_the_start_and_is_never_lost() => StopAsync(rounds: 24);

    [Fact]
    [Trait("Category", "Long")]
    public Task Stop_races_with_the_start_and_is_never_lost_500_times() => StopAsync(rounds: 500);

    private static async Task OneOrderAsync(int rounds)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Shells of Unix.");
        using var folder = TempDir.InMemory();
        var script = $"echo x >> '{folder["children"]}'; {Shell.Good}";
        await using var test = new TestBoard(folder, options => options with { Program = Shell.Running(script) });
        for (var round = 1; round <= rounds; round++)
        {
            var order = TestBoard.Order();
            var answers = await TogetherAsync(_ => test.Board.Start(order));

            Assert.All(answers, answer => Assert.Equal(order.CommandId, answer.Id));
            Assert.Equal(JobState.Done, (await test.EndAsync(order.CommandId)).State);
            Assert.Equal(round, (await File.ReadAllLinesAsync(folder["children"], TestContext.Current.CancellationToken)).Length);
        }
    }

    private static async Task TwoTabsAsync(int rounds)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Shells of Unix.");
        await using var test = new TestBoard(change: options => options with { Program = Shell.Running(Shell.WaitsForStop) });
        for (var round = 1; round <= rounds; round++)
        {
            var answers = await TogetherAsync(i => test.Board.Start(TestBoard.Order() with { Operation = i % 2 == 0 ? TestBoard.Act : TestBoard.Both, WhenBusy = JobWhenBusy.Refuse }));

            var started = Assert.Single(answers, answer => answer.Id is not null).Id!.Value;
            Assert.All(answers.Where(answer => answer.Id is null), answer => Assert.Equal(started, answer.BusyWith!.Id));
            test.Board.Stop(started);
            Assert.Equal(JobState.Stopped, (await test.EndAsync(started)).State);
        }
    }

    private static async Task StopAsync(int rounds)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Looks into /proc.");
        await using var test = new TestBoard(change: options => options with { Program = Shell.Running(Shell.WaitsForStop) });
        for (var round = 0; round < rounds; round++)
        {
            var order = TestBoard.Order();
            var spin = new SpinWait();
            var starting = Task.Run(() => test.Board.Start(order), TestContext.Current.CancellationToken);
            while (test.Board.Find(order.CommandId) is null)
            {
                spin.SpinOnce();
            }

            // Twelve points from the order to the child's first word.
            await Task.Delay(TimeSpan.FromMilliseconds(round % 12 * 0.8), TestContext.Current.CancellationToken);
            while (!test.Board.Stop(order.CommandId))
            {
                spin.SpinOnce();
            }

            await starting;
            var job = await test.UntilAsync(order.CommandId, job => job.IsEnded, seconds: 5);
            Assert.Equal(JobState.Stopped, job.State);
            Assert.Equal(0, MarkedProcesses.Count(order.CommandId.ToString("N")));
        }
    }

    private static async Task<IReadOnlyCollection<JobStartAnswer>> TogetherAsync(Func<int, JobStartAnswer> start)
    {
        using var ready = new Barrier(Threads);
        var answers = new ConcurrentBag<JobStartAnswer>();
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(i => Task.Factory.StartNew(
            () =>
            {
                ready.SignalAndWait();
                answers.Add(start(i));
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
        return answers;
    }
}
