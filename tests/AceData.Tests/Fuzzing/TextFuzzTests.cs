using AceData.Testing.Fuzzing;

namespace AceData.Tests.Fuzzing;

/// <summary>Wrong inputs by the million; a finding names the seed that shows it again.</summary>
public class TextFuzzTests(ITestOutputHelper output)
{
    private const int Tries = 300;

    private static readonly FuzzRun Long = new(TextTargets.All);

    public static TheoryData<string> Names => [.. TextTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_few_hundred_wrong_inputs_are_taken_or_refused(string name)
    {
        var target = TextTargets.All.Single(t => t.Name == name) with { AtLeast = Tries };

        var finding = new Fuzzer(target, seed: 1).Run(TimeSpan.Zero).Finding;

        Assert.True(finding is null, finding);
    }

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Category", "Long")]
    public async Task Fuzzed_for_ten_minutes_a_parser_takes_or_refuses_every_input(string name)
    {
        var report = await Long.ReportOf(name);

        output.WriteLine($"fuzz {name}: {report.Tries} inputs in {FuzzTime.PerParser.TotalSeconds} s, {report.Taken} taken, slowest {report.Slowest.TotalMilliseconds:0} ms (input {report.SlowestInput}), seed {FuzzTime.Seed}");
        Assert.True(report.Finding is null, report.Finding);
    }
}
