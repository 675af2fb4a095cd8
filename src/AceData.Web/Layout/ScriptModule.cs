using Microsoft.JSInterop;

namespace AceData.Web.Layout;

/// <summary>The functions of one file of <c>js/</c>, loaded once per window when the first of them is called.</summary>
internal abstract class ScriptModule(IJSRuntime js, string file) : IAsyncDisposable
{
    private Task<IJSObjectReference>? _module;

    public async ValueTask CallAsync(string function, params object?[] arguments) => await (await ModuleAsync()).InvokeVoidAsync(function, arguments);

    public async ValueTask<T> CallAsync<T>(string function, params object?[] arguments) => await (await ModuleAsync()).InvokeAsync<T>(function, arguments);

    public async ValueTask DisposeAsync()
    {
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
