using AceData.Editing;
using AceData.Library.Catalog;
using AceData.Web.Playing;

namespace AceData.Web.Pages.Songs;

/// <summary>What keys do to songs, the same on the list and on the page of one song.</summary>
internal sealed class SongKeys(SongDesk desk, SongActions actions, WindowPlayer player)
{
    /// <summary>Carries a command of the keyboard out.</summary>
    /// <param name="command">Its name.</param>
    /// <param name="song">The current song.</param>
    /// <returns>False for a command that is not about songs, or has nothing to do now: the page may have a use for it.</returns>
    public async Task<bool> PressAsync(string command, SongEntry song)
    {
        switch (command)
        {
            case "next" or "next-in-field":
                desk.Move(1);
                break;
            case "previous" or "previous-in-field":
                desk.Move(-1);
                break;
            case "next-review":
                await GoOnAsync(one => one.NeedsReview);
                break;
            case "instrumental":
                await actions.SetInstrumentalAsync(desk.Targets, isOn: desk.Targets.Any(id => desk.Songs.Find(id)?.Lyrics != LyricsState.Instrumental));
                break;
            case "accept" when player.TakeTaps(song.Id) is { } tempo:
                await actions.EditAsync(song.Id, new SetTempo(tempo));
                break;
            case "accept" when song.TagSuggestion is not null:
                await actions.AcceptAsync([song.Id]);
                await GoOnAsync(one => one.TagSuggestion is not null);
                break;
            case "reject" when song.TagSuggestion is not null:
                await actions.RejectAsync([song.Id]);
                await GoOnAsync(one => one.TagSuggestion is not null);
                break;
            case ['o', 'w', 'n', '-', 't', 'a', 'g', '-', var slot]:
                await actions.ToggleOwnTagAsync(desk.Targets, slot - '0');
                break;
            case "half":
                await actions.EditAsync(song.Id, new ScaleTempo(IsDouble: false));
                break;
            case "double":
                await actions.EditAsync(song.Id, new ScaleTempo(IsDouble: true));
                break;
            case "mode":
                await actions.EditAsync(song.Id, new ToggleMode());
                break;
            case "undo":
                await actions.UndoAsync();
                break;
            case "redo":
                await actions.RedoAsync();
                break;
            default:
                return false;
        }

        return true;
    }

    // One key a song: the answer, on to the next question, and its sound.
    private async Task GoOnAsync(Predicate<SongEntry> isIt)
    {
        if (desk.MoveTo(isIt) && desk.Current is { } song)
        {
            await player.ReviewAsync(song);
        }
    }
}
