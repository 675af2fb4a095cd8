namespace AceData.Nets.Weights;

/// <summary>How the weights of a file become those of a network. Everything that is not exactly equal has to be asked for here.</summary>
public sealed record LoadOptions
{
    /// <summary>Nothing but equality.</summary>
    public static readonly LoadOptions Exact = new();

    /// <summary>
    /// Names in the file (after <see cref="Rename"/>) that the network has no use for and that are left in the file, such as
    /// <c>transformer_blocks.*.cross_attn.add_q_proj.*</c>; <c>*</c> stands for any characters. It is no error if the file has none of them.
    /// </summary>
    public IReadOnlyList<string> DeadWeights { get; init; } = [];

    /// <summary>The name in the network for a name in the file, where they differ.</summary>
    public Func<string, string> Rename { get; init; } = name => name;

    /// <summary>Allows that file and network store fractions in different types; the numbers are converted to those of the network.</summary>
    public bool ConvertPrecision { get; init; }

    /// <summary>Looks for numbers that are none (NaN, infinite) and names their tensors in the report. Costs a pass over all numbers.</summary>
    public bool LookForDamage { get; init; }
}
