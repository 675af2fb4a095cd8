using AceData.Audio.Analysis;
using AceData.Audio.Features;
using AceData.Tagging;

namespace AceData.Tests.Tagging;

public class SecondLookTests
{
    [Theory]
    [InlineData(0.9, true, "")]
    [InlineData(0.65, true, "")]
    [InlineData(0.5, true, "tempo unsure: 93 or 186")]
    [InlineData(0.9, false, "tempo wanders")]
    [InlineData(0.5, false, "tempo unsure: 93 or 186; tempo wanders")]
    public void A_tempo_that_is_unsure_or_wanders_is_to_be_looked_at(double confidence, bool isStable, string expected) =>
        Assert.Equal(expected, string.Join("; ", SecondLook.AtTempo(new TempoEstimate(93.2, confidence, [new TempoAlternative(185.6, 0.3)], isStable))));

    [Theory]
    [InlineData(0.529, true)]
    [InlineData(0.45, true)]
    [InlineData(0.9, false)]
    [InlineData(0.1, false)]
    public void A_key_between_major_and_minor_is_to_be_looked_at(double minor, bool isUnsure) =>
        Assert.Equal(isUnsure ? ["key unsure"] : [], SecondLook.AtKey(new KeyEstimate("A#", KeyMode.Major, 0.37, minor, 0)));

    [Fact]
    public void Too_little_sound_is_to_be_looked_at_and_loud_sound_is_not() =>
        Assert.Equal(["too short", "damaged"], SecondLook.AtSound([new AudioWarning("AUDIO-SHORT", ""), new AudioWarning("AUDIO-CLIPPED", ""), new AudioWarning("AUDIO-DAMAGED", "")]));

    [Fact]
    public void Nothing_measured_is_nothing_to_look_at()
    {
        Assert.Empty(SecondLook.AtTempo(null));
        Assert.Empty(SecondLook.AtKey(null));
    }
}
