namespace AceData.Datasets.Arrow;

/// <summary>An Arrow stream is not what it says it is; whoever opened it knows its name and tells the person.</summary>
internal sealed class ArrowDamage(string why) : Exception(why)
{
    /// <summary>The file is whole, but of a kind that is not read.</summary>
    public bool IsForeign { get; private init; }

    /// <summary>For what is whole and only not supported.</summary>
    public static ArrowDamage Foreign(string why) => new(why) { IsForeign = true };
}
