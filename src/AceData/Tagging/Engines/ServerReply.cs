namespace AceData.Tagging.Engines;

/// <summary>What a model server sent back.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The body, bounded; broken UTF-8 is replaced.</param>
/// <param name="RetryAfter">How long it asks to wait, if it does.</param>
/// <param name="RequestId">The request of ours that it says it answers, if it does.</param>
public sealed record ServerReply(int Status, string Body, TimeSpan? RetryAfter = null, string? RequestId = null)
{
    /// <summary>True when it did not begin to work on the question and asks to come again.</summary>
    public bool IsBusy => Status is 429 or 503;
}
