using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace AceData.Web.Layout;

/// <summary>
/// What every component is made of: its picture is in the language of its window, also when the news that change it come from a
/// thread of the songs or jobs, which knows no window and speaks another one.
/// </summary>
public abstract class WindowComponent : ComponentBase
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _language = CultureInfo.CurrentUICulture;

    /// <summary>
    /// Runs work on the window's thread that whoever brings the news does not wait for. A fault in it is shown where this component
    /// stands, as one in its picture is.
    /// </summary>
    protected void Post(Action work) => _ = PostAsync(() => InvokeAsync(work));

    /// <inheritdoc cref="Post(Action)"/>
    protected void Post(Func<Task> work) => _ = PostAsync(() => InvokeAsync(work));

    /// <summary>Runs work on the window's thread, in its language.</summary>
    protected new Task InvokeAsync(Action work) => base.InvokeAsync(() =>
    {
        var (culture, language) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _language);
            work();
        }
        finally
        {
            // The caller may be the very thread that the news come from.
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, language);
        }
    });

    /// <inheritdoc cref="InvokeAsync(Action)"/>
    protected new Task InvokeAsync(Func<Task> work) => base.InvokeAsync(async () =>
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _language);
        await work();
    });

    private async Task PostAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException or ObjectDisposedException)
        {
            // The window is gone, and nobody is left to see it.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }
}
