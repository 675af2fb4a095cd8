using AceData.Audio;
using AceData.Jobs.Board;
using AceData.Requests;
using AceData.Testing.Job;

namespace AceData.Tests.Jobs.Board;

public class JobBoardTests
{
    [Fact]
    public async Task A_job_runs_and_says_how_it_went()
    {
        await using var test = new TestBoard();
        var id = test.Start("started 3", "item a.mp3 written hip hop, 93 bpm", "progress 1 3", "item b.mp3 failed no sound", "progress 2 3", "item c.mp3 skipped", "progress 3 3", "result 1", "exit 1");

        var job = await test.EndAsync(id);

        Assert.Equal(JobState.DoneWithProblems, job.State);
        Assert.Equal((3, 3, "songs", 1), (job.Done, job.Total, job.Unit, job.Exit));
        Assert.Equal((1, 1), (job.Kept, job.Failed));
        Assert.Equal([new JobProblem("b.mp3", "AUDIO-BAD", "no sound")], job.Problems);
        Assert.Equal(["act begins: 3 items", "a.mp3: written · hip hop, 93 bpm", "b.mp3: failed · no sound [AUDIO-BAD]", "ended with code 1: nothing to count", "done with problems (code 1)"], test.Log(id));
        Assert.True(job.StartedAt >= job.OrderedAt && job.EndedAt >= job.StartedAt);
    }

    [Fact]
    public async Task Ended_jobs_of_before_a_moment_go_with_their_logs_and_no_other()
    {
        await using var test = new TestBoard();
        var old = test.Start(TestBoard.Good);
        await test.EndAsync(old);
        var running = test.Start(TestBoard.Long);
        await test.UntilAsync(running, JobState.Running);
        var folder = test.Board.Find(old)!.Folder;
        var end = test.Board.Find(old)!.EndedAt!.Value;

        Assert.Equal(new OldJobs(0, 0), test.Board.CountEnded(end));
        var counted = test.Board.CountEnded(end.AddTicks(1));
        Assert.Equal(1, counted.Count);
        Assert.True(counted.Bytes > 0);
        Assert.Equal(1, test.Board.ForgetEnded(end.AddTicks(1)).Count);

        Assert.Equal([running], test.Board.Jobs().Select(job => job.Id));
        Assert.False(Directory.Exists(folder));
        Assert.Equal(0, test.Board.ForgetEnded(DateTimeOffset.MaxValue).Count);
    }

    [Fact]
    public async Task The_same_order_twice_is_one_job()
    {
        await using var test = new TestBoard();
        var order = TestBoard.Order(TestBoard.Good);

        Assert.Equal(order.CommandId, test.Board.Start(order).Id);
        Assert.Equal(order.CommandId, test.Board.Start(order).Id);
        await test.EndAsync(order.CommandId);
        Assert.Equal(order.CommandId, test.Board.Start(order).Id);

        Assert.Equal(JobState.Done, Assert.Single(test.Board.Jobs()).State);
    }

    [Fact]
    public async Task Who_needs_a_busy_slot_waits_and_says_behind_whom()
    {
        await using var test = new TestBoard();
        var first = test.Start(TestBoard.Long);
        await test.UntilAsync(first, JobState.Running);

        var second = test.Start(TestBoard.Good);

        var waiting = test.Board.Find(second)!;
        Assert.Equal((JobState.Queued, first, 1), (waiting.State, waiting.WaitsFor!.Id, waiting.WaitsFor.Place));
        Assert.True(test.Board.Stop(first));
        Assert.Equal(JobState.Stopped, (await test.EndAsync(first)).State);
        Assert.Equal(JobState.Done, (await test.EndAsync(second)).State);
        Assert.True(test.Board.Find(second)!.StartedAt >= test.Board.Find(first)!.EndedAt);
    }

    [Fact]
    public async Task Who_does_not_want_to_wait_is_told_who_is_in_the_way()
    {
        await using var test = new TestBoard();
        var first = test.Start(TestBoard.Long);

        var answer = test.Board.Start(TestBoard.Order(TestBoard.Good) with { WhenBusy = JobWhenBusy.Refuse });

        Assert.Null(answer.Id);
        Assert.Equal(first, answer.BusyWith!.Id);
        Assert.Single(test.Board.Jobs());
    }

    [Fact]
    public async Task Jobs_of_different_slots_run_side_by_side_and_one_that_needs_both_waits()
    {
        await using var test = new TestBoard();
        var one = test.Start(TestBoard.Long);
        var two = test.Board.Start(TestBoard.Order(TestBoard.Long) with { Operation = TestBoard.Other }).Id!.Value;
        await test.UntilAsync(one, JobState.Running);
        await test.UntilAsync(two, JobState.Running);

        var both = test.Board.Start(TestBoard.Order(TestBoard.Good) with { Operation = TestBoard.Both }).Id!.Value;
        var behind = test.Board.Start(TestBoard.Order(TestBoard.Good) with { Operation = TestBoard.Other }).Id!.Value;
        test.Board.Stop(two);
        await test.EndAsync(two);
        await Task.Delay(200, TestContext.Current.CancellationToken);

        // The set is free, but the one who waits for both comes first.
        Assert.Equal((JobState.Queued, JobState.Queued), (test.Board.Find(both)!.State, test.Board.Find(behind)!.State));
        test.Board.Stop(one);
        Assert.Equal(JobState.Done, (await test.EndAsync(both)).State);
        Assert.Equal(JobState.Done, (await test.EndAsync(behind)).State);
    }

    [Fact]
    public async Task Two_downloads_run_and_the_third_waits()
    {
        await using var test = new TestBoard();
        var ids = Enumerable.Range(0, 3).Select(_ => test.Board.Start(TestBoard.Order(TestBoard.Long) with { Operation = TestBoard.Download }).Id!.Value).ToList();

        await test.UntilAsync(ids[0], JobState.Running);
        await test.UntilAsync(ids[1], JobState.Running);
        Assert.Equal(JobState.Queued, test.Board.Find(ids[2])!.State);
    }

    [Fact]
    public async Task The_queue_can_be_reordered_and_shortened()
    {
        await using var test = new TestBoard();
        var running = test.Start(TestBoard.Long);
        var second = test.Start(TestBoard.Good);
        var third = test.Start(TestBoard.Good);
        var fourth = test.Start(TestBoard.Good);

        Assert.True(test.Board.StartFirst(fourth));
        Assert.True(test.Board.Remove(second));
        Assert.False(test.Board.Remove(running));
        Assert.Null(test.Board.Find(second));
        Assert.Equal((1, 2), (test.Board.Find(fourth)!.WaitsFor!.Place, test.Board.Find(third)!.WaitsFor!.Place));
        test.Board.Stop(running);
        await test.EndAsync(third);
        Assert.True(test.Board.Find(fourth)!.EndedAt <= test.Board.Find(third)!.StartedAt);
    }

    [Fact]
    public async Task A_stopped_job_goes_on_as_a_new_one_with_the_same_request()
    {
        await using var test = new TestBoard();
        var first = test.Start(TestBoard.Long);
        await test.UntilAsync(first, job => job.Done == 1);
        test.Board.Stop(first);
        var stopped = await test.EndAsync(first);
        Assert.Equal((1, 2), (stopped.Kept, stopped.NotStarted));

        var command = Guid.NewGuid();
        Assert.Equal(command, test.Board.Continue(first, command).Id);
        Assert.Equal(command, test.Board.Continue(first, command).Id);

        Assert.Equal(2, test.Board.Jobs().Count);
        Assert.Equal(first, test.Board.Find(command)!.Continues);
        Assert.Equal(test.Board.ReadRequest(first), test.Board.ReadRequest(command));
        Assert.True(test.Board.Find(first)!.IsDismissed);
        await test.UntilAsync(command, JobState.Running);
    }

    [Fact]
    public async Task A_job_with_failed_items_goes_on_with_these_only_unless_others_were_not_begun()
    {
        var only = TestBoard.Act with { Only = (_, items) => new ActRequest { Acts = [.. items.Select(item => $"item {item} written"), "result 0"] } };
        await using var test = new TestBoard(change: options => options with { Operations = [only] });
        var first = test.Start("started 3", "item a written", "item b failed", "item c failed", "progress 3 3", "result 1", "exit 1");
        var ended = await test.EndAsync(first);
        Assert.Equal((JobState.DoneWithProblems, true), (ended.State, ended.RetriesFailed));

        var again = test.Board.Continue(first, Guid.NewGuid()).Id!.Value;
        Assert.Equal(["item b written", "item c written", "result 0"], RequestJson.Parse<ActRequest>(test.Board.ReadRequest(again), "test").Acts);
        await test.EndAsync(again);

        var broken = test.Start("started 3", "item a failed", "progress 1 3", "result 1", "exit 1");
        Assert.Equal((true, false), ((await test.EndAsync(broken)).CanContinue, test.Board.Find(broken)!.RetriesFailed));
        Assert.Equal(test.Board.ReadRequest(broken), test.Board.ReadRequest(test.Board.Continue(broken, Guid.NewGuid()).Id!.Value));
    }

    [Fact]
    public async Task What_is_all_done_is_not_continued()
    {
        await using var test = new TestBoard();
        var id = test.Start(TestBoard.Good);
        await test.EndAsync(id);

        Assert.Equal("JOB-NOT-CONTINUED", Assert.Throws<AceDataException>(() => test.Board.Continue(id, Guid.NewGuid())).Code);
    }

    [Fact]
    public async Task A_program_that_is_not_there_fails_the_job_and_frees_its_slot()
    {
        await using var test = new TestBoard(change: options => options with { Program = new JobProgram("/nowhere/acedata", []) });
        var id = test.Start(TestBoard.Good);

        var job = await test.EndAsync(id);

        Assert.Equal((JobState.Failed, "JOB-NOT-STARTED"), (job.State, job.ErrorCode));
        Assert.Null(test.Board.Start(TestBoard.Order(TestBoard.Good) with { WhenBusy = JobWhenBusy.Refuse }).BusyWith);
    }

    [Fact]
    public async Task A_request_of_another_operation_is_refused()
    {
        await using var test = new TestBoard();
        Assert.Throws<ArgumentException>(() => test.Board.Start(TestBoard.Order() with { Request = "tag" }));
    }
}
