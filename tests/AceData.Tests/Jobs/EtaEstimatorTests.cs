using AceData.Jobs;
using Microsoft.Extensions.Time.Testing;

namespace AceData.Tests.Jobs;

public class EtaEstimatorTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Nothing_is_said_before_something_is_measured_and_steady_speed_gives_the_exact_rest()
    {
        var eta = new EtaEstimator(_clock);
        Assert.Null(eta.Update(0, 100));
        for (var done = 1; done <= 50; done++)
        {
            _clock.Advance(TimeSpan.FromSeconds(2));
            Assert.Equal(2.0 * (100 - done), eta.Update(done, 100)!.Value, 6);
        }
    }

    [Fact]
    public void A_change_of_speed_shows_within_its_window()
    {
        var eta = new EtaEstimator(_clock);
        var done = 0;
        for (; done < 200; done++)
        {
            _clock.Advance(TimeSpan.FromSeconds(0.1));
            eta.Update(done, 1000);
        }

        double? last = null;
        for (; done < 300; done++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            last = eta.Update(done, 1000);
        }

        Assert.InRange(last!.Value, 695, 705);
    }

    [Fact]
    public void A_stuck_item_lets_the_rest_grow_and_the_end_is_zero()
    {
        var eta = new EtaEstimator(_clock);
        _clock.Advance(TimeSpan.FromSeconds(10));
        var before = eta.Update(10, 20)!.Value;
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.True(eta.Update(10, 20) > before * 6);
        Assert.Equal(0, eta.Update(20, 20));
    }
}
