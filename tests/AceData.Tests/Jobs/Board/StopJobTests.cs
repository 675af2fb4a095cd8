using AceData.Jobs.Board;

namespace AceData.Tests.Jobs.Board;

/// <summary>JOB-03, 04, 05, 07: a job ends when it is told to, with all that it has started.</summary>
public class StopJobTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(50)]
    [InlineData(100)]
    [InlineData(200)]
    public async Task Stop_is_never_lost_while_the_child_starts(int milliseconds)
    {
        await using var test = new TestBoard();
        var id = test.Start(TestBoard.Long);
        await Task.Delay(milliseconds, TestContext.Current.CancellationToken);

        Assert.True(test.Board.Stop(id));

        Assert.Equal(JobState.Stopping, test.Board.Find(id)!.State);
        Assert.Equal(JobState.Stopped, (await test.UntilAsync(id, job => job.IsEnded, seconds: 10)).State);
        Assert.Equal(0, Marked(id));
    }

    [Fact]
    public async Task Stopping_what_is_not_at_work_does_nothing()
    {
        await using var test = new TestBoard();
        Assert.False(test.Board.Stop(Guid.NewGuid()));
        var done = test.Start(TestBoard.Good);
        await test.EndAsync(done);
        Assert.False(test.Board.Stop(done));
        Assert.False(test.Board.ForceStop(done));
        Assert.Equal(JobState.Done, test.Board.Find(done)!.State);
    }

    [Fact]
    public async Task A_second_stop_is_not_a_second_line_for_the_child()
    {
        await using var test = new TestBoard();

        // A second line would end the child at once, before it can say what it kept.
        var id = test.Start("started 2", "ignore-stop", "sleep 700", "item a written", "progress 1 2", "result 130", "exit 130");
        await test.UntilAsync(id, JobState.Running);
        Assert.True(test.Board.Stop(id));
        for (var i = 0; i < 5; i++)
        {
            Assert.False(test.Board.Stop(id));
        }

        var job = await test.EndAsync(id);
        Assert.Equal((JobState.Stopped, 1), (job.State, job.Kept));
    }

    [Fact]
    public async Task A_waiting_job_is_stopped_without_having_run()
    {
        await using var test = new TestBoard();
        test.Start(TestBoard.Long);
        var waiting = test.Start(TestBoard.Good);

        Assert.True(test.Board.Stop(waiting));

        var job = test.Board.Find(waiting)!;
        Assert.Equal((JobState.Stopped, null), (job.State, job.StartedAt));
        Assert.True(job.CanContinue);
    }

    [Fact]
    public async Task An_order_while_the_other_stops_waits_for_its_end()
    {
        await using var test = new TestBoard();
        var first = test.Start("started 2", "ignore-stop", "sleep 500", "result 130", "exit 130");
        await test.UntilAsync(first, JobState.Running);
        test.Board.Stop(first);

        var second = test.Start(TestBoard.Good);

        Assert.Equal(JobState.Queued, test.Board.Find(second)!.State);
        Assert.Equal(JobState.Done, (await test.EndAsync(second)).State);
        Assert.True(test.Board.Find(second)!.StartedAt >= test.Board.Find(first)!.EndedAt);
    }

    [Fact]
    public async Task A_child_that_does_not_listen_is_ended_by_force_which_is_offered_after_the_grace()
    {
        await using var test = new TestBoard();
        var offers = 0;
        using var subscription = test.Board.Subscribe(change => offers += change.Job!.CanForceStop ? 1 : 0);
        var id = test.Start("started 2", "item a written", "progress 1 2", "ignore-stop", "sleep 60000");
        await test.UntilAsync(id, job => job.Done == 1);
        test.Board.Stop(id);
        Assert.False(test.Board.Find(id)!.CanForceStop);
        await test.UntilAsync(id, job => job.CanForceStop, seconds: 5);

        Assert.True(test.Board.ForceStop(id));

        var job = await test.UntilAsync(id, job => job.IsEnded, seconds: 5);
        Assert.Equal((JobState.Stopped, "JOB-FORCED", 1), (job.State, job.ErrorCode, job.Kept));
        Assert.True(offers > 0);
        Assert.Equal(0, Marked(id));
    }

    [Theory]
    [InlineData("spawn")]
    [InlineData("orphan")]
    public async Task What_the_child_had_started_is_ended_with_it(string kind)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Looks into /proc.");
        await using var test = new TestBoard();
        var id = test.Start("started 2", $"{kind} 601", "item a written", "progress 1 2", "ignore-stop", "sleep 60000");
        await test.UntilAsync(id, job => job.Done == 1);
        Assert.Equal(2, Marked(id));

        test.Board.ForceStop(id);

        await test.UntilAsync(id, job => job.IsEnded, seconds: 5);
        Assert.Equal(0, Marked(id));
    }

    [Theory]
    [InlineData("spawn")]
    [InlineData("orphan")]
    public async Task What_the_child_leaves_behind_is_ended_after_it(string kind)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Looks into /proc.");
        await using var test = new TestBoard();

        // It holds the pipes open: who waited for their end would wait ten minutes.
        var id = test.Start("started 1", $"{kind} 602", "item a written", "result 0");

        Assert.Equal(JobState.Done, (await test.UntilAsync(id, job => job.IsEnded, seconds: 10)).State);
        Assert.Equal(0, Marked(id));
    }

    [Fact]
    public async Task A_program_that_nobody_can_find_does_not_hold_the_job_open()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Starts programs of Linux.");
        await using var test = new TestBoard();
        var id = test.Start("started 1", "lost 8", "item a written", "result 0");

        Assert.Equal(JobState.Done, (await test.UntilAsync(id, job => job.IsEnded, seconds: 6)).State);
        Assert.Equal(JobState.Done, (await test.EndAsync(test.Start(TestBoard.Good))).State);
    }

    [Fact]
    public async Task Closing_the_board_stops_what_runs_and_interrupts_what_waits()
    {
        var test = new TestBoard();
        var running = test.Start(TestBoard.Long);
        var deaf = test.Board.Start(TestBoard.Order("started 1", "ignore-stop", "sleep 60000") with { Operation = TestBoard.Other }).Id!.Value;
        var waiting = test.Start(TestBoard.Good);
        await test.UntilAsync(running, job => job.Done == 1);
        await test.UntilAsync(deaf, JobState.Running);

        await test.DisposeAsync();

        Assert.All(new[] { running, deaf, waiting }, id => Assert.Equal(JobState.Interrupted, test.Board.Find(id)!.State));
        Assert.Equal(0, Marked(running) + Marked(deaf));
        Assert.Equal("JOB-CLOSING", Assert.Throws<AceData.Audio.AceDataException>(() => test.Start(TestBoard.Good)).Code);
    }

    private static int Marked(Guid id) => OperatingSystem.IsLinux() ? MarkedProcesses.Count(id.ToString("N")) : 0;
}
