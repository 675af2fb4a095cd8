using AceData.Audio;
using AceData.Settings;
using AceData.Web.Languages;
using AceData.Web.Workplaces;
using MudBlazor;

namespace AceData.Web.Pages.Settings;

/// <summary>What a person does in the settings, with what the page says about it.</summary>
internal sealed class SettingActions(Workplace place, ISnackbar snackbar, TimeProvider time)
{
    /// <summary>When something was last saved, this computer's time; null before the first time.</summary>
    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>Raised after every action.</summary>
    public event Action? Acted;

    /// <summary>Changes settings at once.</summary>
    public bool Change(Func<AppSettings, AppSettings> change) => Do(() => place.Change(change));

    /// <summary>Does something that may be refused; the refusal is said.</summary>
    public bool Do(Action action)
    {
        try
        {
            action();
            SavedAt = time.GetLocalNow();
            return true;
        }
        catch (AceDataException e)
        {
            SayProblem(e.Message);
            Acted?.Invoke();
            return false;
        }
    }

    /// <summary>Does something that may be refused and takes its time.</summary>
    public async Task<bool> DoAsync(Func<Task> action)
    {
        try
        {
            await action();
            SavedAt = time.GetLocalNow();
            return true;
        }
        catch (AceDataException e)
        {
            SayProblem(e.Message);
            Acted?.Invoke();
            return false;
        }
    }

    /// <summary>Reads something that may be refused; the refusal is said.</summary>
    public void TryRead(Action action)
    {
        try
        {
            action();
        }
        catch (AceDataException e)
        {
            SayProblem(e.Message);
        }
    }

    /// <summary>Something was kept by the browser.</summary>
    public void NoteSaved()
    {
        SavedAt = time.GetLocalNow();
        Acted?.Invoke();
    }

    /// <summary>Says what went wrong; stays until it is closed.</summary>
    public void SayProblem(string text) => snackbar.Add(ProblemText.Of(text), Severity.Error, options => options.RequireInteraction = true);
}
