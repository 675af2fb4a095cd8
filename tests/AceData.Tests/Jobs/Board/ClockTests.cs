using AceData.Jobs.Board;
using AceData.Testing;

namespace AceData.Tests.Jobs.Board;

/// <summary>JOB-18: the computer's clock is set while jobs run.</summary>
public class ClockTests
{
    [Fact]
    public async Task Jobs_keep_their_order_and_their_rest_whatever_the_clock_says()
    {
        using var folder = TempDir.InMemory();
        var clock = new LeapingClock();
        var ids = new List<Guid>();
        await using (var test = new TestBoard(folder, options => options with { Time = clock }))
        {
            foreach (var leap in (TimeSpan[])[TimeSpan.Zero, TimeSpan.FromHours(1), TimeSpan.FromHours(-1), TimeSpan.FromDays(3652), TimeSpan.FromDays(-3652), TimeSpan.FromDays(-16_000)])
            {
                var id = test.Start("started 4", "item a written", "item b written", "progress 2 4", "sleep 150", "item c written", "item d written", "progress 4 4", "result 0");
                ids.Add(id);
                await test.UntilAsync(id, job => job.Kept >= 2);
                clock.Leap = leap;
                Assert.InRange(test.Board.Find(id)!.Eta ?? TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromMinutes(1));
                Assert.Equal((JobState.Done, 4), ((await test.EndAsync(id)).State, test.Board.Find(id)!.Kept));
            }

            Assert.Equal(ids.AsEnumerable().Reverse(), test.Board.Jobs().Select(job => job.Id));
        }

        await using var again = new TestBoard(folder);
        Assert.Equal(ids.AsEnumerable().Reverse(), again.Board.Jobs().Select(job => job.Id));
    }

    private sealed class LeapingClock : TimeProvider
    {
        public TimeSpan Leap { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Leap;
    }
}
