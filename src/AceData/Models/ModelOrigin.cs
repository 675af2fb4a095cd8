namespace AceData.Models;

/// <summary>How a part came into a folder of models.</summary>
public enum ModelOrigin
{
    /// <summary>From the hub or its mirror.</summary>
    Downloaded,

    /// <summary>It lies in a folder of another program, and stays there.</summary>
    Used,

    /// <summary>Copied from such a folder.</summary>
    Copied,

    /// <summary>Made on the spot, for tests and first tries.</summary>
    Tiny,
}
