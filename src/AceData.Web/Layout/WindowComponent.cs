using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace AceData.Web.Layout;

/// <summary>
/// What every component is made of: its picture is in the language of its window, also when the news that change it come from a
/// thread of the songs or jobs, which knows no window and speaks another one.
/// </summary>
public abstract class WindowComponent : ComponentBase
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _language = CultureInfo.CurrentUICulture;

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
}
