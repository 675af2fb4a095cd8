using System.Text.Json;
using AceData.Analyzing;
using AceData.Audio.Features;

namespace AceData.Tests.Analyzing;

public class KeyReportTests
{
    [Theory]
    [InlineData("A#", KeyMode.Major, "Bb major")]
    [InlineData("D#", KeyMode.Major, "Eb major")]
    [InlineData("G#", KeyMode.Major, "Ab major")]
    [InlineData("C#", KeyMode.Major, "Db major")]
    [InlineData("F#", KeyMode.Major, "F# major")]
    [InlineData("C", KeyMode.Major, "C major")]
    [InlineData("A#", KeyMode.Minor, "Bb minor")]
    [InlineData("D#", KeyMode.Minor, "Eb minor")]
    [InlineData("G#", KeyMode.Minor, "G# minor")]
    [InlineData("C#", KeyMode.Minor, "C# minor")]
    [InlineData("A", KeyMode.Minor, "A minor")]
    public void A_key_has_the_name_that_musicians_write_and_the_plain_tonic_for_programs(string tonic, KeyMode mode, string name)
    {
        var report = KeyReport.From(new KeyEstimate(tonic, mode, 0.9, mode == KeyMode.Minor ? 0.9 : 0.1, 0))!;

        Assert.Equal(name, report.Name);
        Assert.Equal(tonic, report.Tonic);
        Assert.DoesNotContain(nameof(KeyReport.Name), JsonSerializer.Serialize(report), StringComparison.Ordinal);
    }
}
