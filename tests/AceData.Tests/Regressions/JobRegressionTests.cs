using AceData.Jobs.Board;
using AceData.Tests.Jobs.Board;
using Microsoft.Extensions.Time.Testing;

namespace AceData.Tests.Regressions;

/// <summary>What went wrong with runs in the pages that came before this one, and must not here. The numbers are those of the list of such defects.</summary>
public class JobRegressionTests
{
    [Theory]
    [InlineData("stopped", JobState.Stopped)]
    [InlineData("failed", JobState.Failed)]
    public async Task R02_A_stopped_or_failed_job_keeps_its_true_share_and_never_shows_all(string end, JobState state)
    {
        await using var test = new TestBoard();
        foreach (var (done, most) in new[] { (1, 0.34), (3, 0.99) })
        {
            var id = test.Start(["started 3", $"progress {done} 3", end == "stopped" ? "sleep 60000" : "exit 139", "result 0"]);
            if (end == "stopped")
            {
                await test.UntilAsync(id, job => job.Done == done);
                test.Board.Stop(id);
            }

            var job = await test.EndAsync(id);
            Assert.Equal(state, job.State);
            Assert.InRange(job.Share!.Value, 0.33, most);
        }
    }

    [Fact]
    public async Task R03_Two_starts_are_one_job_and_stopping_one_job_stops_no_other()
    {
        await using var test = new TestBoard();
        var first = TestBoard.Order(TestBoard.Long);
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => test.Board.Start(first))));
        var second = test.Board.Start(TestBoard.Order(TestBoard.Long) with { WhenBusy = JobWhenBusy.Refuse });
        var other = test.Board.Start(TestBoard.Order(TestBoard.Long) with { Operation = TestBoard.Other }).Id!.Value;
        await test.UntilAsync(first.CommandId, JobState.Running);
        await test.UntilAsync(other, JobState.Running);

        Assert.All(answers, answer => Assert.Equal(first.CommandId, answer.Id));
        Assert.Equal((null, first.CommandId), (second.Id, second.BusyWith?.Id));
        Assert.True(test.Board.Stop(first.CommandId));
        Assert.Equal(JobState.Stopped, (await test.EndAsync(first.CommandId)).State);
        Assert.Equal(JobState.Running, test.Board.Find(other)!.State);
        Assert.True(test.Board.Stop(other));
        await test.EndAsync(other);
    }

    [Fact]
    public async Task R04_News_of_a_job_never_carry_its_log_and_a_reader_gets_the_lines_it_asks_for()
    {
        await using var test = new TestBoard();
        var news = 0;
        using var subscription = test.Board.Subscribe(_ => Interlocked.Increment(ref news));
        var id = test.Start("started 3000", "lines 3000 3000", "result 0");
        await test.EndAsync(id);

        // 3,000 lines within a second or so: a message for each, or for each with all before it, would be thousands.
        Assert.InRange(news, 1, 200);
        Assert.Equal(40, test.Board.ReadLog(id, 1500, 40).Count);
        Assert.Equal("line 1499", test.Board.ReadLog(id, 1500, 1)[0].Text);
    }

    [Fact]
    public void R06_The_rest_is_reckoned_from_finished_songs_only_and_not_from_loading_the_model()
    {
        var time = new FakeTimeProvider();
        var eta = new JobEta(time);
        time.Advance(TimeSpan.FromMinutes(3)); // the model loads
        eta.Update(0);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(eta.Of(10));
        eta.Update(1);
        time.Advance(TimeSpan.FromSeconds(10));
        eta.Update(2);
        Assert.Equal(80, eta.Of(8)!.Value.TotalSeconds, 1);
    }

    [Fact]
    public async Task R08_Deleting_logs_takes_logs_of_ended_jobs_only_and_no_other_text()
    {
        await using var test = new TestBoard();
        string[] mine = ["notes.txt", "song_prompt.txt", ".acedata/jobs/mine.txt", ".acedata/jobs/mine.log"];
        foreach (var name in mine)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(test.Folder[name])!);
            File.WriteAllText(test.Folder[name], "mine");
        }

        await test.EndAsync(test.Start(TestBoard.Good));
        var running = test.Start(TestBoard.Long);
        await test.UntilAsync(running, JobState.Running);

        Assert.Equal(1, test.Board.CountEnded(DateTimeOffset.MaxValue).Count);
        Assert.Equal(1, test.Board.ForgetEnded(DateTimeOffset.MaxValue).Count);
        Assert.All(mine, name => Assert.Equal("mine", File.ReadAllText(test.Folder[name])));
        Assert.NotEmpty(test.Log(running));
    }

    // There is no training yet; what will be continued then is a job, and jobs are continued today.
    [Fact]
    public async Task R11_A_job_is_continued_from_the_list_of_jobs_with_every_value_it_had_and_not_from_a_typed_path()
    {
        await using var test = new TestBoard();
        var id = test.Start(TestBoard.Long);
        await test.UntilAsync(id, JobState.Running);
        test.Board.Stop(id);
        Assert.True((await test.EndAsync(id)).CanContinue);

        var next = test.Board.Continue(id, Guid.NewGuid()).Id!.Value;
        Assert.Equal(id, test.Board.Find(next)!.Continues);
        Assert.Equal(test.Board.ReadRequest(id), test.Board.ReadRequest(next));
        var refusal = Assert.Throws<AceData.Audio.AceDataException>(() => test.Board.Continue(Guid.NewGuid(), Guid.NewGuid()));
        Assert.Equal("JOB-NOT-CONTINUED", refusal.Code);
    }

    // There is no training yet; the end of every job comes from one place, and this is it.
    [Theory]
    [InlineData("result 0")]
    [InlineData("result 1")]
    public async Task R14_After_a_stop_no_job_says_that_it_was_completed(string lastWord)
    {
        await using var test = new TestBoard();
        var ends = new List<JobState>();
        var told = new TaskCompletionSource();
        using var subscription = test.Board.Subscribe(change =>
        {
            if (change.Job is { IsEnded: true } job)
            {
                lock (ends)
                {
                    ends.Add(job.State);
                }

                told.TrySetResult();
            }
        });
        var id = test.Start("started 3", "progress 1 3", "sleep 60000", lastWord);
        await test.UntilAsync(id, JobState.Running);
        test.Board.Stop(id);
        var job = await test.EndAsync(id);

        Assert.Equal(JobState.Stopped, job.State);
        Assert.Equal(2, job.NotStarted);

        // News come a moment after what they tell of.
        await told.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await test.Board.DisposeAsync();
        Assert.Equal([JobState.Stopped], ends.Distinct());
    }
}
