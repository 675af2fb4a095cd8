namespace AceData.Testing.Fuzzing;

/// <summary>A parser to be fuzzed.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Seeds">Good inputs, whose mutants are tried.</param>
/// <param name="Words">What means something to this parser: mutants get more of it than chance would give.</param>
/// <param name="Parse">
/// Parses one input and checks what comes out; true when it was taken, false when it was refused in the way that it should be. Everything
/// that it throws is a finding.
/// </param>
public sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Seeds, IReadOnlyList<string> Words, Func<byte[], bool> Parse)
{
    /// <summary>Inputs that are tried even when the time is up.</summary>
    public int AtLeast { get; init; } = 1;

    /// <summary>The largest mutant, bytes.</summary>
    public int Largest { get; init; } = 1 << 16;
}
