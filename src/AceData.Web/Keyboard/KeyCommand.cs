using System.Globalization;

namespace AceData.Web.Keyboard;

/// <summary>Something that a key does. Keys are written as <c>hotkeys.js</c> names them: <c>d</c>, <c>?</c>, <c>Ctrl+ArrowDown</c>, <c>g s</c>.</summary>
/// <param name="Name">Stable name; the page hears it.</param>
/// <param name="Place">Where it acts.</param>
/// <param name="Keys">The keys as they come.</param>
internal sealed record KeyCommand(string Name, KeyPlace Place, params string[] Keys)
{
    /// <summary>Where it acts besides outside of fields: <c>line</c>, <c>any</c>, or null for nowhere.</summary>
    public string? InFields { get; init; }

    /// <summary>Holding the key down repeats it.</summary>
    public bool Repeats { get; init; }

    /// <summary>All commands, as the table of the settings shows them. A new one is one line here and a word in both languages.</summary>
    public static IReadOnlyList<KeyCommand> All { get; } =
    [
        new("next", KeyPlace.Lists, "j", "ArrowDown") { Repeats = true },
        new("previous", KeyPlace.Lists, "k", "ArrowUp") { Repeats = true },
        new("next-in-field", KeyPlace.Lists, "Ctrl+ArrowDown", "PageDown") { InFields = "line", Repeats = true },
        new("previous-in-field", KeyPlace.Lists, "Ctrl+ArrowUp", "PageUp") { InFields = "line", Repeats = true },
        new("next-review", KeyPlace.Lists, "n"),
        new("filter", KeyPlace.Lists, "f"),
        new("select-next", KeyPlace.Lists, "Shift+ArrowDown") { Repeats = true },
        new("select-previous", KeyPlace.Lists, "Shift+ArrowUp") { Repeats = true },
        new("select-all", KeyPlace.Lists, "Ctrl+a"),
        new("edit", KeyPlace.Lists, "e"),
        new("instrumental", KeyPlace.Song, "i"),
        new("add-tag", KeyPlace.Song, "a"),
        new("accept", KeyPlace.Song, "Enter"),
        new("reject", KeyPlace.Song, "x"),
        new("half", KeyPlace.Song, "h"),
        new("double", KeyPlace.Song, "d"),
        new("tap", KeyPlace.Song, "t") { Repeats = false },
        new("mode", KeyPlace.Song, "m"),
        .. Enumerable.Range(1, 9).Select(slot => new KeyCommand(string.Create(CultureInfo.InvariantCulture, $"own-tag-{slot}"), KeyPlace.Song, string.Create(CultureInfo.InvariantCulture, $"Alt+{slot}"))),
        new("save-next", KeyPlace.Song, "Ctrl+Enter"),
        new("leave", KeyPlace.Song, "Escape"),
        new("play", KeyPlace.Player, "Space"),
        new("back", KeyPlace.Player, "ArrowLeft") { Repeats = true },
        new("forward", KeyPlace.Player, "ArrowRight") { Repeats = true },
        new("loop", KeyPlace.Player, "l"),
        new("loop-best", KeyPlace.Player, "1"),
        new("loop-middle", KeyPlace.Player, "2"),
        new("loop-start", KeyPlace.Player, "3"),
        new("loop-end", KeyPlace.Player, "4"),
        new("undo", KeyPlace.Everywhere, "Ctrl+z"),
        new("redo", KeyPlace.Everywhere, "Ctrl+y", "Ctrl+Shift+z"),
        new("go-songs", KeyPlace.Everywhere, "g s"),
        new("go-lyrics", KeyPlace.Everywhere, "g l"),
        new("go-training", KeyPlace.Everywhere, "g t"),
        new("go-models", KeyPlace.Everywhere, "g m"),
        new("help", KeyPlace.Everywhere, "?"),
    ];
}
