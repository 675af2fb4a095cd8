namespace AceData.Web.Keyboard;

/// <summary>Which commands act on which page, for the list of keys.</summary>
internal static class PageKeys
{
    private static readonly string[] OfTheList = ["next", "previous", "next-in-field", "previous-in-field", "next-review", "filter", "select-next", "select-previous", "select-all"];
    private static readonly string[] OfTheLyrics = [.. OfTheList, "instrumental", "accept", "leave", "save-next"];
    private static readonly string[] OfOneSong = [.. OfTheList[..5], "leave"];
    private static readonly string[] NotOfTheSongs = ["save-next"];

    /// <summary>The commands that do something on a page, in their order.</summary>
    /// <param name="path">Such as <c>/songs</c>.</param>
    public static IEnumerable<KeyCommand> On(string path) => KeyCommand.All.Where(command => command.Place is KeyPlace.Everywhere or KeyPlace.Player || path switch
    {
        "/" or "/songs" => !NotOfTheSongs.Contains(command.Name),
        "/lyrics" => OfTheLyrics.Contains(command.Name),
        _ when path.StartsWith("/songs/", StringComparison.Ordinal) => OfOneSong.Contains(command.Name) || (command.Place == KeyPlace.Song && !NotOfTheSongs.Contains(command.Name)),
        _ => false,
    });
}
