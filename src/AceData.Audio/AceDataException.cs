namespace AceData.Audio;

/// <summary>
/// Bad input, said so that a musician can act on it: what happened, why, and what to do.
/// Anything else that is thrown is a fault of ours.
/// </summary>
public class AceDataException : Exception
{
    /// <param name="code">Stable code in capitals, such as <c>AUDIO-BAD</c>; the key of the message in every language.</param>
    /// <param name="message">Whole sentences: what happened, why (if known), what to do.</param>
    /// <param name="innerException">The technical cause, if any.</param>
    public AceDataException(string code, string message, Exception? innerException = null)
        : base(message, innerException) => Code = code;

    /// <summary>Stable code such as <c>AUDIO-BAD</c>.</summary>
    public string Code { get; }
}
