using AceData.Editing;
using AceData.Library.Catalog;
using AceData.Web.Playing;

namespace AceData.Web.Pages.Songs;

/// <summary>What keys do to songs, the same on the list and on the page of one song.</summary>
internal sealed class SongKeys(SongDesk desk, SongActions actions, WindowPlayer player, ReviewRound round)
{
    /// <summary>Carries a command of the keyboard out.</summary>
    /// <param name="command">Its name.</param>
    /// <param name="song">The current song; null where there is none.</param>
    /// <returns>False for a command that is not about songs, or has nothing to do now: the page may have a use for it.</returns>
    public async Task<bool> PressAsync(string command, SongEntry? song)
    {
        switch (command)
        {
            case "next" or "next-in-field" when round.IsOn:
                await round.MoveAsync(1);
                break;
            case "previous" or "previous-in-field" when round.IsOn:
                await round.MoveAsync(-1);
                break;
            case "next" or "next-in-field":
                desk.Move(1);
                break;
            case "previous" or "previous-in-field":
                desk.Move(-1);
                break;
            case "next-review" when round.IsOn:
                await round.GoOnAsync();
                break;
            case "next-review":
                await GoToReviewAsync();
                break;
            case "leave" when round.IsOn:
                round.Leave();
                break;
            default:
                return song is not null && await PressOnSongAsync(command, song);
        }

        return true;
    }

    private async Task<bool> PressOnSongAsync(string command, SongEntry song)
    {
        switch (command)
        {
            case "instrumental":
                await actions.SetInstrumentalAsync(desk.Targets, isOn: desk.Targets.Any(id => desk.Songs.Find(id)?.Lyrics != LyricsState.Instrumental));
                break;
            case "accept" when player.TakeTaps(song.Id) is { } tempo:
                await actions.EditAsync(song.Id, new SetTempo(tempo));
                break;
            case "accept" when round.IsFinished:
                round.Leave();
                break;
            case "accept" when round.IsOn || song.TagSuggestion is not null:
                await round.AcceptAsync();
                break;
            case "reject" when round.IsOn || song.TagSuggestion is not null:
                await round.RejectAsync();
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
            default:
                return false;
        }

        return true;
    }

    private async Task GoToReviewAsync()
    {
        if (desk.MoveTo(song => song.NeedsReview) && desk.Current is { } song)
        {
            await player.ReviewAsync(song);
        }
    }
}
