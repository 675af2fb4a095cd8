namespace AceData.Nets.Weights;

/// <summary>Which keys of a <c>config.json</c> a record leaves out on purpose.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ConfigKeysAttribute : Attribute
{
    /// <summary>Keys that are known and mean nothing to the network.</summary>
    public string[] Ignored { get; init; } = [];

    /// <summary>
    /// Takes any other key, too: for configurations of <c>transformers</c>, where every version adds some. Keys that change what the network computes then
    /// need a property of their own and a check in <see cref="ICheckedConfig.Problems"/>.
    /// </summary>
    public bool TolerateUnknown { get; init; }
}
