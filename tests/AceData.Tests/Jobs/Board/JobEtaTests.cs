using AceData.Jobs.Board;
using Microsoft.Extensions.Time.Testing;

namespace AceData.Tests.Jobs.Board;

public class JobEtaTests
{
    private readonly FakeTimeProvider _time = new();
    private int _finished;

    [Fact]
    public void Nothing_is_said_before_units_were_seen_to_finish_for_some_seconds()
    {
        var eta = new JobEta(_time);
        Assert.Null(eta.Of(10));
        Finish(eta, 1, 60);
        Assert.Null(eta.Of(9));
        Finish(eta, 2, 3);
        Assert.Null(eta.Of(8));
        Finish(eta, 3, 3);
        Assert.Equal(21, eta.Of(7)!.Value.TotalSeconds, 3);
    }

    [Fact]
    public void Eight_songs_that_finish_together_are_no_reason_to_promise_the_rest_in_a_second()
    {
        var eta = new JobEta(_time);
        for (var i = 1; i <= 8; i++)
        {
            Finish(eta, i, i == 1 ? 60 : 0.01);
            Assert.Null(eta.Of(100));
        }
    }

    [Fact]
    public void One_long_song_changes_nothing()
    {
        var eta = new JobEta(_time);
        for (var i = 1; i <= 12; i++)
        {
            Finish(eta, i, i == 8 ? 20 : 2);
        }

        Assert.Equal(200, eta.Of(100)!.Value.TotalSeconds, 3);
    }

    [Fact]
    public void A_slower_stretch_shows_after_some_songs()
    {
        var eta = new JobEta(_time);
        for (var i = 1; i <= 30; i++)
        {
            Finish(eta, i, i <= 20 ? 2 : 6);
        }

        Assert.Equal(600, eta.Of(100)!.Value.TotalSeconds, 3);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void Songs_that_finish_in_heaps_count_with_their_mean(int workers)
    {
        var eta = new JobEta(_time);
        for (var i = 1; i <= 200; i++)
        {
            Finish(eta, i, i % workers == 0 ? workers : 0.001);
            Assert.True(i < 4 * workers || eta.Of(100)!.Value.TotalSeconds is > 70 and < 130);
        }
    }

    [Fact]
    public void It_counts_down_within_a_song_and_never_below_nothing()
    {
        var eta = new JobEta(_time);
        Finish(eta, 1, 10);
        Finish(eta, 2, 10);
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(6, eta.Of(1)!.Value.TotalSeconds, 3);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(TimeSpan.Zero, eta.Of(1));
        Assert.Equal(TimeSpan.Zero, eta.Of(0));
        Assert.Equal(10, eta.Of(2)!.Value.TotalSeconds, 3);
    }

    [Fact]
    public void The_clock_of_the_computer_does_not_matter()
    {
        var clock = new JumpingClock(_time);
        var eta = new JobEta(clock);
        foreach (var years in new[] { 0, 10, -20 })
        {
            clock.Years = years;
            Finish(eta, _finished + 1, 10);
        }

        Assert.Equal(100, eta.Of(10)!.Value.TotalSeconds, 3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void With_songs_of_different_length_it_is_right_on_the_whole(int workers)
    {
        // 200 runs of 120 songs, lengths spread by half; asked at a third of each run, compared with how long the rest took.
        var random = new Random(20300102);
        var ratios = new List<double>();
        for (var run = 0; run < 200; run++)
        {
            var ends = Ends(random, workers);
            var eta = new JobEta(_time);
            var start = _time.GetUtcNow();
            for (var i = 0; i < 40; i++)
            {
                var at = start.AddSeconds(ends[i]);
                _time.Advance(at > _time.GetUtcNow() ? at - _time.GetUtcNow() : TimeSpan.Zero);
                eta.Update(i + 1);
            }

            ratios.Add(eta.Of(80)!.Value.TotalSeconds / (ends[^1] - ends[39]));
        }

        ratios.Sort();
        Assert.InRange(ratios[100], 0.8, 1.1);
        Assert.InRange(ratios[20], 0.5, 1);
        Assert.InRange(ratios[180], 0.9, 1.6);
    }

    /// <summary>When each of 120 songs is finished, in seconds, in order.</summary>
    private static List<double> Ends(Random random, int workers)
    {
        var free = new double[workers];
        var ends = new List<double>();
        for (var i = 0; i < 120; i++)
        {
            var next = Array.IndexOf(free, free.Min());
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            free[next] += 10 * Math.Exp(0.4 * normal);
            ends.Add(free[next]);
        }

        ends.Sort();
        return ends;
    }

    private void Finish(JobEta eta, int done, double seconds)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        eta.Update(done);
        _finished = done;
    }

    /// <summary>A computer whose clock is set while its monotonic timer goes on.</summary>
    private sealed class JumpingClock(TimeProvider inner) : TimeProvider
    {
        public int Years { get; set; }

        public override long TimestampFrequency => inner.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => inner.GetUtcNow().AddYears(Years);

        public override long GetTimestamp() => inner.GetTimestamp();
    }
}
