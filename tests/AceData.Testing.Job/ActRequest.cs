namespace AceData.Testing.Job;

/// <summary>What the test's child is to do.</summary>
public sealed record ActRequest
{
    /// <summary>Acts in order, a word and its arguments each; see <see cref="Actor"/>.</summary>
    public required IReadOnlyList<string> Acts { get; init; }
}
