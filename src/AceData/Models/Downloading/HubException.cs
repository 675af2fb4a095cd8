using AceData.Audio;

namespace AceData.Models.Downloading;

/// <summary>A model cannot be downloaded.</summary>
/// <param name="code">One of the codes here.</param>
/// <param name="message">Whole sentences.</param>
/// <param name="cause">The technical cause, if any.</param>
public sealed class HubException(string code, string message, Exception? cause = null) : AceDataException(code, message, cause)
{
    /// <summary>The hub cannot be reached, or keeps breaking off.</summary>
    public const string Offline = "MODEL-OFFLINE";

    /// <summary>The hub has no such file.</summary>
    public const string NotFound = "MODEL-NOT-FOUND";

    /// <summary>The hub wants to know who asks, or refuses.</summary>
    public const string Refused = "MODEL-REFUSED";

    /// <summary>The hub answers something that cannot be right.</summary>
    public const string BadAnswer = "MODEL-BAD-ANSWER";

    /// <summary>What came is not the file that was announced.</summary>
    public const string WrongHash = "MODEL-HASH";

    /// <summary>Another run downloads the same file.</summary>
    public const string Busy = "MODEL-BUSY";

    /// <summary>Trying again may help.</summary>
    public bool MayRetry { get; init; }

    /// <summary>How long the hub asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True when every other file would fail the same way.</summary>
    public bool StopsTheRun => Code == Offline;
}
