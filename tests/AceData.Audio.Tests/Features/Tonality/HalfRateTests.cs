using AceData.Audio.Features.Tonality;
using AceData.Testing;

namespace AceData.Audio.Tests.Features.Tonality;

public class HalfRateTests
{
    [Theory]
    [InlineData(440)]
    [InlineData(2500)]
    public void What_lies_below_passes(double frequency) => Assert.InRange(Peak(frequency), 0.495, 0.505);

    [Theory]
    [InlineData(8500)]
    [InlineData(10500)]
    public void What_would_fold_back_is_removed(double frequency) => Assert.InRange(Peak(frequency), 0, 0.001);

    private static float Peak(double frequency)
    {
        var halved = new List<float>();
        new HalfRate(tapCount: 31).Push(Signals.Sine(frequency, seconds: 1), samples => halved.AddRange(samples));
        return halved.Skip(100).SkipLast(100).Max(Math.Abs);
    }
}
