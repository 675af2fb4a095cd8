using AceData.Testing.Fuzzing;

namespace AceData.Nets.Tests.Weights;

/// <summary>Mutants of good files of weights; a finding names the seed that shows it again.</summary>
public class WeightsFuzzTests(ITestOutputHelper output)
{
    private static readonly FuzzRun Long = new(WeightsTargets.All);

    public static TheoryData<string> Names => [.. WeightsTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_few_mutants_are_read_or_refused(string name)
    {
        var target = WeightsTargets.All.Single(t => t.Name == name) with { AtLeast = 300 };

        var report = new Fuzzer(target, seed: 1).Run(TimeSpan.Zero);

        Assert.True(report.Finding is null, report.Finding);
        Assert.InRange(report.Taken, 0, report.Tries - 1);
        Assert.True(report.Tries >= 300);
    }

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Category", "Long")]
    public async Task Ten_minutes_of_mutants_are_read_or_refused(string name)
    {
        var report = await Long.ReportOf(name);

        output.WriteLine($"fuzz {name}: {report.Tries} inputs in {FuzzTime.PerParser.TotalSeconds} s, {report.Taken} taken, slowest {report.Slowest.TotalMilliseconds:0} ms (input {report.SlowestInput}), seed {FuzzTime.Seed}");
        Assert.True(report.Finding is null, report.Finding);
    }
}
