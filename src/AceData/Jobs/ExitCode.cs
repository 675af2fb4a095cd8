namespace AceData.Jobs;

/// <summary>Exit codes of every verb.</summary>
public static class ExitCode
{
    /// <summary>All good.</summary>
    public const int Good = 0;

    /// <summary>Finished, but some items failed or were blocked.</summary>
    public const int SomeFailed = 1;

    /// <summary>Wrong use: an option, a path or a configuration file is not right.</summary>
    public const int WrongUse = 2;

    /// <summary>Could not start: something that is needed is missing.</summary>
    public const int CouldNotStart = 3;

    /// <summary>A fault of ours.</summary>
    public const int Fault = 70;

    /// <summary>Stopped by the user.</summary>
    public const int Stopped = 130;
}
