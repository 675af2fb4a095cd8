using AceData.Testing.Fuzzing;

namespace AceData.Audio.Tests.Fuzzing;

/// <summary>Mutants of good files and of what ffprobe says; a finding names the seed that shows it again.</summary>
public class AudioFuzzTests(ITestOutputHelper output)
{
    private static readonly FuzzRun Long = new(AudioTargets.All);

    [Theory]
    [InlineData("ffprobe json", 1000)]
    [InlineData("audio containers", 24)]
    public void A_few_mutants_are_heard_or_refused(string name, int tries)
    {
        var target = AudioTargets.All.Single(t => t.Name == name) with { AtLeast = tries };

        var finding = new Fuzzer(target, seed: 1).Run(TimeSpan.Zero).Finding;

        Assert.True(finding is null, finding);
    }

    [Theory]
    [InlineData("ffprobe json")]
    [InlineData("audio containers")]
    [Trait("Category", "Long")]
    public async Task Ten_minutes_of_mutants_and_at_least_2000_files_are_heard_or_refused(string name)
    {
        var report = await Long.ReportOf(name);

        output.WriteLine($"fuzz {name}: {report.Tries} inputs in {FuzzTime.PerParser.TotalSeconds} s, {report.Taken} taken, slowest {report.Slowest.TotalMilliseconds:0} ms (input {report.SlowestInput}), seed {FuzzTime.Seed}");
        Assert.True(report.Finding is null, report.Finding);
    }
}
