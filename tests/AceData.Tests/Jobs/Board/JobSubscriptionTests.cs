using System.Collections.Concurrent;
using AceData.Jobs.Board;

namespace AceData.Tests.Jobs.Board;

public class JobSubscriptionTests
{
    [Fact]
    public async Task A_subscriber_that_throws_or_hangs_hurts_nobody_else()
    {
        await using var test = new TestBoard();
        using var hung = new ManualResetEventSlim();
        var seen = new ConcurrentQueue<JobState>();
        var thrown = 0;
        using var throwing = test.Board.Subscribe(_ =>
        {
            Interlocked.Increment(ref thrown);
            throw new InvalidOperationException("a broken page");
        });
        using var hanging = test.Board.Subscribe(_ => hung.Wait(TimeSpan.FromSeconds(20)));
        using var good = test.Board.Subscribe(change => seen.Enqueue(change.Job!.State));

        var id = test.Start("started 1", "sleep 300", "item a written", "result 0");

        Assert.Equal(JobState.Done, (await test.EndAsync(id)).State);
        await test.UntilAsync(id, _ => seen.Contains(JobState.Done), seconds: 5);
        Assert.True(thrown > 1);
        hung.Set();
    }

    [Fact]
    public async Task Each_state_comes_in_order_and_each_item_once()
    {
        await using var test = new TestBoard();
        var states = new ConcurrentQueue<JobState>();
        var items = new ConcurrentQueue<string>();
        using var subscription = test.Board.Subscribe(change =>
        {
            states.Enqueue(change.Job!.State);
            foreach (var item in change.Items)
            {
                items.Enqueue(item.Id);
            }
        });
        var acts = Enumerable.Range(0, 40).SelectMany(i => new[] { $"item song{i} written", $"progress {i + 1} 40", "sleep 10" });

        var id = test.Start(["started 40", .. acts, "result 0"]);

        await test.UntilAsync(id, _ => states.Contains(JobState.Done));
        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"song{i}"), items);
        Assert.Equal(states.Order(), states);
        Assert.Contains(JobState.Running, states);
    }

    [Fact]
    public async Task Who_has_gone_is_told_no_more()
    {
        await using var test = new TestBoard();
        var told = 0;
        test.Board.Subscribe(_ => Interlocked.Increment(ref told)).Dispose();

        await test.EndAsync(test.Start(TestBoard.Good));

        Assert.Equal(0, told);
    }

    [Fact]
    public async Task A_removed_job_is_told_as_none()
    {
        await using var test = new TestBoard();
        test.Start(TestBoard.Long);
        var waiting = test.Start(TestBoard.Good);
        var gone = new TaskCompletionSource();
        using var subscription = test.Board.Subscribe(change =>
        {
            if (change.Id == waiting && change.Job is null)
            {
                gone.TrySetResult();
            }
        });

        test.Board.Remove(waiting);

        await gone.Task.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
    }
}
