namespace AceData.Lyrics.Cleaning;

/// <summary>How often each rule fired in one text.</summary>
internal sealed class RuleCounts
{
    private readonly int[] _counts = new int[Enum.GetValues<CleaningRule>().Length];

    public int this[CleaningRule rule] => _counts[(int)rule];

    /// <summary>True when no rule fired.</summary>
    public bool IsEmpty => _counts.AsSpan().IndexOfAnyExcept(0) < 0;

    public void Add(CleaningRule rule, int times = 1) => _counts[(int)rule] += times;

    public IReadOnlyList<FiredRule> Fired() =>
        [.. Enum.GetValues<CleaningRule>().Where(rule => this[rule] > 0).Select(rule => new FiredRule(rule, this[rule]))];
}
