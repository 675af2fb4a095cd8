using AceData.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace AceData.Web.Pages.Training;

/// <summary>A part of the page of steps: drawn anew whenever the desk has news.</summary>
public abstract class TrainingPart : WindowComponent, IDisposable
{
    [Inject]
    internal TrainingDesk Desk { get; set; } = null!; // not null: the framework sets it

    protected override void OnInitialized() => Desk.Changed += Show;

    public void Dispose()
    {
        Desk.Changed -= Show;
        OnLeft();
        GC.SuppressFinalize(this);
    }

    /// <summary>The part is gone from the window.</summary>
    protected virtual void OnLeft()
    {
    }

    private void Show() => Post(StateHasChanged);
}
