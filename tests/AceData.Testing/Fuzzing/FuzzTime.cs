using System.Globalization;

namespace AceData.Testing.Fuzzing;

/// <summary>How long and from which seed parsers are fuzzed: the one place that says so.</summary>
public static class FuzzTime
{
    /// <summary>What each parser gets in <c>./test --long</c>: <c>ACEDATA_FUZZ_SECONDS</c>, else ten minutes.</summary>
    public static TimeSpan PerParser { get; } = TimeSpan.FromSeconds(Number("ACEDATA_FUZZ_SECONDS") ?? 600);

    /// <summary>The seed of a run: <c>ACEDATA_FUZZ_SEED</c> to repeat one, else another one each time.</summary>
    public static int Seed { get; } = Number("ACEDATA_FUZZ_SEED") ?? Random.Shared.Next();

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
