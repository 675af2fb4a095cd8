using AceData.Library.Catalog;
using Microsoft.AspNetCore.Components.Web;

namespace AceData.Web.Pages.Songs;

/// <summary>
/// Which song a double click is about: that of its first click. What a first click brings into sight, or a run that writes tags into a
/// sorted list, may lay another row under the mouse before the second one comes.
/// </summary>
internal sealed class RowPress
{
    // A mouse that moves more between two clicks makes no double click.
    private const double Nearness = 8;
    private (SongId Id, double X, double Y)? _first;

    /// <summary>The song that a click is about.</summary>
    /// <param name="id">The song of the row under the mouse.</param>
    /// <param name="click">The click.</param>
    public SongId Of(SongId id, MouseEventArgs click)
    {
        if (click.Detail > 1 && First(click) is { } first)
        {
            return first;
        }

        _first = (id, click.ClientX, click.ClientY);
        return id;
    }

    /// <summary>The song that a double click opens.</summary>
    /// <param name="id">The song of the row under the mouse.</param>
    /// <param name="click">The double click, which follows its two clicks.</param>
    public SongId Opened(SongId id, MouseEventArgs click) => First(click) ?? id;

    private SongId? First(MouseEventArgs click) =>
        _first is { } first && Math.Abs(first.X - click.ClientX) <= Nearness && Math.Abs(first.Y - click.ClientY) <= Nearness ? first.Id : null;
}
