using System.Text.Json;

namespace AceData.Web.Keyboard;

/// <summary>Which keys do what for one person: the usual ones, and what was changed. Kept by the browser.</summary>
internal sealed record KeyMap
{
    /// <summary>Name in the browser's storage.</summary>
    public const string StorageKey = "acedata-keys";

    private const int LongestText = 20_000;
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Letters, digits and signs act without Ctrl and Alt; people who speak to their computer switch that off.</summary>
    public bool HasLetters { get; init; } = true;

    /// <summary>Other keys by the command's name; empty takes the command off the keyboard.</summary>
    public IReadOnlyDictionary<string, string> Changed { get; init; } = new Dictionary<string, string>();

    /// <summary>The map of a text that the browser kept; whatever it holds, a usable one.</summary>
    public static KeyMap Parse(string? json)
    {
        if (json is null or { Length: > LongestText })
        {
            return new KeyMap();
        }

        try
        {
            var map = JsonSerializer.Deserialize<KeyMap>(json, Options) ?? new KeyMap();
            var known = (map.Changed ?? new Dictionary<string, string>()).Where(pair => pair.Value is not null && KeyCommand.All.Any(command => command.Name == pair.Key));
            return map with { Changed = known.ToDictionary() };
        }
        catch (JsonException)
        {
            return new KeyMap();
        }
    }

    /// <summary>The text for the browser to keep.</summary>
    public string Format() => JsonSerializer.Serialize(this, Options);

    /// <summary>The keys of a command; none when it was taken off.</summary>
    public IReadOnlyList<string> KeysOf(KeyCommand command) =>
        !Changed.TryGetValue(command.Name, out var keys) ? command.Keys
        : keys.Length == 0 ? []
        : [keys];

    /// <summary>The key to write on the button of a command; null when none acts now.</summary>
    public string? ShownKeyOf(string name) =>
        KeysOf(KeyCommand.All.Single(command => command.Name == name)).FirstOrDefault(keys => HasLetters || keys.Split(' ').Any(key => key.Replace("Shift+", "", StringComparison.Ordinal).Length > 1));

    /// <summary>The map with other keys for a command; null brings the usual ones back.</summary>
    public KeyMap With(KeyCommand command, string? keys)
    {
        var changed = Changed.Where(pair => pair.Key != command.Name).ToDictionary();
        if (keys is not null && !(command.Keys is [var usual] && usual == keys))
        {
            changed[command.Name] = keys;
        }

        return this with { Changed = changed };
    }

    /// <summary>Commands that share a key with this one, or whose keys begin with it, so that only one of them can be meant.</summary>
    public IReadOnlyList<KeyCommand> ConflictsOf(KeyCommand command)
    {
        var keys = KeysOf(command);
        return [.. KeyCommand.All.Where(other => other != command && KeysOf(other).Any(one => keys.Any(key => Collide(key, one))))];
    }

    /// <summary>The table for <c>hotkeys.js</c>.</summary>
    public IReadOnlyList<KeyEntry> Entries() =>
        [.. KeyCommand.All.SelectMany(command => KeysOf(command).Select(keys => new KeyEntry(keys, command.Name, command.InFields, command.Repeats)))];

    private static bool Collide(string a, string b) =>
        a == b || a.StartsWith(b + " ", StringComparison.Ordinal) || b.StartsWith(a + " ", StringComparison.Ordinal);
}

/// <summary>One line of the table of <c>hotkeys.js</c>.</summary>
internal sealed record KeyEntry(string Keys, string Command, string? InFields, bool Repeat);
