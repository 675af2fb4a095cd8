namespace AceData.Samples;

/// <summary>Codes of what can be wrong with training samples.</summary>
public static class SampleCodes
{
    /// <summary>The file is cut off, damaged, or contradicts itself.</summary>
    public const string Damaged = "SAMPLE-DAMAGED";

    /// <summary>The file is whole, but something else, or stored in a way that is not read.</summary>
    public const string Foreign = "SAMPLE-FOREIGN";

    /// <summary>Something that training needs is not in it, or is not what it should be.</summary>
    public const string Unfit = "SAMPLE-UNFIT";

    /// <summary>A folder has no sample.</summary>
    public const string None = "SAMPLES-NONE";

    /// <summary>Some samples of a folder cannot be used; nothing was trained.</summary>
    public const string Bad = "SAMPLES-BAD";
}
