namespace AceData.Models;

/// <summary>What there is of a part.</summary>
public enum ModelState
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>Some of it was downloaded; the rest follows from there.</summary>
    Partial,

    /// <summary>Not ours, but in a cache of another program: it is used from there and not downloaded.</summary>
    Found,

    /// <summary>In the folder, but nobody has checked its hashes.</summary>
    Unchecked,

    /// <summary>Checked, and since then a file has gone or changed its size.</summary>
    Changed,

    /// <summary>Whole and checked.</summary>
    Ready,
}
