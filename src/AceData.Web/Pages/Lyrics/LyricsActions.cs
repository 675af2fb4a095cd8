using AceData.Audio;
using AceData.Editing;
using AceData.Files;
using AceData.Jobs.Board;
using AceData.Library.Catalog;
using AceData.Lyrics.Fetching;
using AceData.Lyrics.Searching;
using AceData.Web.Jobs;
using AceData.Web.Languages;
using AceData.Web.Layout;
using AceData.Web.Pages.Songs;
using AceData.Web.Workplaces;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace AceData.Web.Pages.Lyrics;

/// <summary>What a person does to lyrics from any part of the page.</summary>
internal sealed class LyricsActions(Workplace place, SongActions actions, JobStarter starter, IDialogService dialogs, PageScripts scripts, TimeProvider time, IStringLocalizer<LyricsWords> words)
{
    private const string RefusedKey = "acedata-genius-refused";

    /// <summary>Writes the found text of songs.</summary>
    public Task<EditResult?> AcceptAsync(IReadOnlyCollection<SongId> songs) =>
        actions.DoAsync(() => place.Editor.AcceptAsync(songs, SideCarKind.Lyrics, words["Step.Accept"]), isQuiet: songs.Count == 1);

    /// <summary>Puts the found text away.</summary>
    public Task<EditResult?> RejectAsync(IReadOnlyCollection<SongId> songs) =>
        actions.DoAsync(() => place.Editor.RejectAsync(songs, SideCarKind.Lyrics, words["Step.Reject"]), isQuiet: songs.Count == 1);

    /// <summary>Brings an earlier text back.</summary>
    public Task<EditResult?> RestoreAsync(SongId song, long revision) =>
        actions.DoAsync(() => place.Editor.RestoreAsync(song, SideCarKind.Lyrics, revision, words["Step.Restore"]), isQuiet: true);

    /// <summary>Writes that nobody sings, or brings the earlier text back.</summary>
    public Task<EditResult?> SetInstrumentalAsync(IReadOnlyCollection<SongId> songs, bool isOn) => actions.SetInstrumentalAsync(songs, isOn);

    /// <summary>Searches by hand; nothing is written.</summary>
    /// <returns>What was found; null when the person did not answer about Genius.</returns>
    /// <exception cref="AceDataException">Nobody may be asked.</exception>
    public async Task<SearchLyricsResult?> SearchAsync(SearchLyricsRequest request, CancellationToken cancellationToken)
    {
        if (!request.Fake && !await HasAnsweredAboutGeniusAsync())
        {
            return null;
        }

        // Not on the window's thread: cleaning a long page takes its time.
        return await Task.Run(() => new SearchLyrics(time).RunAsync(request with { DataRoot = place.Root.Folder }, cancellationToken), cancellationToken);
    }

    /// <summary>Writes a text that a search found, over nothing that the person has not seen.</summary>
    /// <param name="song">The song.</param>
    /// <param name="found">The text.</param>
    /// <param name="mayReplace">Asks the person where their own text stands there.</param>
    /// <returns>True when it stands in the file.</returns>
    public async Task<bool> UseAsync(SongId song, SearchedLyrics found, Func<Task<bool>> mayReplace)
    {
        var result = await actions.DoAsync(
            async () =>
            {
                var (_, seen) = place.Editor.ReadText(song, SideCarKind.Lyrics);
                return await mayReplace()
                    ? await place.Editor.SaveFoundLyricsAsync(song, found.Text, found.Origin, seen, words["Step.Use"])
                    : new EditResult { Changed = [], Unchanged = 0 };
            },
            isQuiet: false);
        return result is { Changed.Count: > 0 };
    }

    /// <summary>Looks for the lyrics of songs.</summary>
    /// <param name="request">How.</param>
    /// <param name="title">What the person calls it.</param>
    /// <param name="command">Names the click.</param>
    public async Task FetchAsync(FetchLyricsRequest request, string title, Guid command)
    {
        if (!request.Offline && !request.Fake && !await HasAnsweredAboutGeniusAsync())
        {
            return;
        }

        await starter.StartAsync(JobOperation.Lyrics, request with { DataRoot = place.Root.Folder }, title, command);
    }

    /// <summary>Shows the notice of Genius and keeps the answer.</summary>
    /// <returns>False when the person wants neither.</returns>
    public async Task<bool> AskAboutGeniusAsync()
    {
        var dialog = await dialogs.ShowAsync<GeniusDialog>(words["Genius.Title"], new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true });
        if (await dialog.Result is not { Canceled: false, Data: bool isAccepted })
        {
            return false;
        }

        try
        {
            place.Change(settings => settings with { GeniusTermsAccepted = isAccepted });
        }
        catch (AceDataException e)
        {
            actions.SayProblem(e.Message);
            return false;
        }

        await scripts.CallAsync("localSet", RefusedKey, isAccepted ? "" : "yes");
        return true;
    }

    // Once: who went on without Genius is not asked at every run.
    private async Task<bool> HasAnsweredAboutGeniusAsync() =>
        place.Settings.GeniusTermsAccepted || await scripts.CallAsync<string?>("localGet", RefusedKey) == "yes" || await AskAboutGeniusAsync();
}
