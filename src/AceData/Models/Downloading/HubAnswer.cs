namespace AceData.Models.Downloading;

/// <summary>Bytes on their way.</summary>
/// <param name="Response">Disposed with this.</param>
/// <param name="Start">Place in the file of the first byte; 0 when all comes anew.</param>
public sealed record HubAnswer(HttpResponseMessage Response, long Start) : IDisposable
{
    /// <summary>The tag with which the rest can be asked for after a break; null for one that does not promise the same bytes.</summary>
    public string? StrongTag => Response.Headers.ETag is { IsWeak: false, Tag: var tag } ? tag : null;

    public void Dispose() => Response.Dispose();
}
