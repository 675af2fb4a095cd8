using AceData.Audio;

namespace AceData.Tagging.Engines;

/// <summary>An engine gave no answer.</summary>
public sealed class EngineException(string code, string message, bool mayRetry, Exception? innerException = null)
    : AceDataException(code, message, innerException)
{
    /// <summary>True when asking again may help (busy, cut off); false when it will not (refused, gone, not able).</summary>
    public bool MayRetry { get; } = mayRetry;
}
