namespace AceData.Nets;

/// <summary>The networks cannot run: the torch backend is not installed, or it does not load here.</summary>
public sealed class TorchBackendException : Exception
{
    /// <param name="code"><c>TORCH-MISSING</c> or <c>TORCH-BROKEN</c>.</param>
    /// <param name="message">Whole sentences: what happened, why, what to do.</param>
    /// <param name="innerException">The loader's own words, if it came so far.</param>
    public TorchBackendException(string code, string message, Exception? innerException = null)
        : base(message, innerException) => Code = code;

    /// <summary>Stable code, the key of the message in every language.</summary>
    public string Code { get; }
}
