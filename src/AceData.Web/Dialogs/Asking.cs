using MudBlazor;

namespace AceData.Web.Dialogs;

/// <summary>Questions to the person.</summary>
internal static class Asking
{
    /// <summary>Asks one question with the verb on its button.</summary>
    /// <returns>True if the person wants it.</returns>
    public static async Task<bool> AskAsync(this IDialogService dialogs, string title, string text, string action, string cancel)
    {
        var parameters = new DialogParameters<ConfirmDialog>
        {
            { dialog => dialog.Title, title },
            { dialog => dialog.Text, text },
            { dialog => dialog.Action, action },
            { dialog => dialog.Cancel, cancel },
        };
        var dialog = await dialogs.ShowAsync<ConfirmDialog>(title, parameters);
        return await dialog.Result is { Canceled: false };
    }
}
