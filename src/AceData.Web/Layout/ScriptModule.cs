using Microsoft.JSInterop;
using Microsoft.JSInterop.Infrastructure;

namespace AceData.Web.Layout;

/// <summary>
/// The functions of one file of <c>js/</c>, loaded once per window when the first of them is called. A window that is closed
/// in the middle of a call cancels it: nobody is left to see an answer, and a fault would be told of for nothing.
/// </summary>
internal abstract class ScriptModule(IJSRuntime js, string file) : IAsyncDisposable
{
    private Task<IJSObjectReference>? _module;
    private bool _isClosed;

    /// <exception cref="OperationCanceledException">The window is closed.</exception>
    public async ValueTask CallAsync(string function, params object?[] arguments) => await CallAsync<IJSVoidResult>(function, arguments);

    /// <exception cref="OperationCanceledException">The window is closed.</exception>
    public async ValueTask<T> CallAsync<T>(string function, params object?[] arguments)
    {
        try
        {
            return await (await ModuleAsync()).InvokeAsync<T>(function, arguments);
        }
        catch (ObjectDisposedException e) when (_isClosed)
        {
            throw new OperationCanceledException("The window is closed.", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _isClosed = true;
        if (_module is { IsCompletedSuccessfully: true })
        {
            try
            {
                await (await _module).DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The page is gone, and its scripts with it.
            }
        }
    }

    private Task<IJSObjectReference> ModuleAsync() => _module ??= js.InvokeAsync<IJSObjectReference>("import", "/_content/AceData.Web/js/" + file).AsTask();
}
