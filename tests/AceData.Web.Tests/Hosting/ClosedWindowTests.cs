using AceData.Web.Keyboard;
using AceData.Web.Layout;
using Microsoft.JSInterop;

namespace AceData.Web.Tests.Hosting;

public sealed class ClosedWindowTests
{
    [Fact]
    public async Task A_window_that_is_closed_while_it_starts_cancels_its_calls_instead_of_failing_them()
    {
        var browser = new SlowBrowser();
        await using var scripts = new PageScripts(browser);
        using var keys = new Hotkeys(scripts);
        var start = keys.StartAsync();
        await scripts.DisposeAsync();
        browser.Module.Answer.SetResult(null);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => start);
        Assert.True(start.IsCanceled);
    }

    [Fact]
    public async Task A_fault_of_an_open_window_stays_a_fault()
    {
        var browser = new SlowBrowser();
        await using var scripts = new PageScripts(browser);
        var call = scripts.CallAsync<string?>("localGet", "x").AsTask();
        browser.Module.Answer.SetException(new ObjectDisposedException("something else"));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => call);
    }

    private sealed class SlowBrowser : IJSRuntime
    {
        public SlowModule Module { get; } = new();

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => new((TValue)(object)Module);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);
    }

    /// <summary>As the browser's: it answers when it comes to it, and takes no further call when it is disposed of.</summary>
    private sealed class SlowModule : IJSObjectReference
    {
        private bool _isDisposed;

        public TaskCompletionSource<object?> Answer { get; } = new();

        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return (TValue)(await Answer.Task)!;
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);

        public ValueTask DisposeAsync()
        {
            _isDisposed = true;
            return ValueTask.CompletedTask;
        }
    }
}
