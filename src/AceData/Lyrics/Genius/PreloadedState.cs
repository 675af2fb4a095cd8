using System.Globalization;
using System.Text;
using System.Text.Json;
using AceData.Lyrics.Network;

namespace AceData.Lyrics.Genius;

/// <summary>
/// What a song page keeps for its own script: <c>window.__PRELOADED_STATE__ = JSON.parse('…')</c>. The cleanest place of the
/// words: no advertisements, no contributors, no biography.
/// </summary>
internal sealed record PreloadedState
{
    private const string Mark = "__PRELOADED_STATE__";
    private const string Call = "JSON.parse(";

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 256 };

    /// <summary>The words as HTML; null when there are none.</summary>
    public string? Html { get; private init; }

    /// <summary>Why there are none, such as <c>unreleased</c>.</summary>
    public string? PlaceholderReason { get; private init; }

    public string? Title { get; private init; }

    public IReadOnlyList<string> Artists { get; private init; } = [];

    public IReadOnlyList<string> Guests { get; private init; } = [];

    /// <summary>Album, where the state names one.</summary>
    public string? Album { get; private init; }

    public string? Language { get; private init; }

    public bool IsInstrumental { get; private init; }

    /// <summary>Reads the state from a script.</summary>
    /// <returns>Null when the script holds none, or it is not as we know it.</returns>
    public static PreloadedState? Read(ReadOnlySpan<char> script)
    {
        var mark = script.IndexOf(Mark, StringComparison.Ordinal);
        if (mark < 0)
        {
            return null;
        }

        var rest = script[(mark + Mark.Length)..];
        var call = rest.IndexOf(Call, StringComparison.Ordinal);
        if (call < 0 || Literal(rest[(call + Call.Length)..].TrimStart()) is not { } json)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(json, Deep);
            return Of(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A lone surrogate makes a string that cannot be had.
            return null;
        }
    }

    private static PreloadedState? Of(JsonElement root)
    {
        var page = root.Member("songPage");
        var data = page.Member("lyricsData");
        if (page.Member("song") is not { ValueKind: JsonValueKind.Number } id
            || root.Member("entities").Member("songs").Member(id.GetRawText()) is not { ValueKind: JsonValueKind.Object } song)
        {
            return null;
        }

        var primary = song.Names("primaryArtists");
        return new PreloadedState
        {
            Html = data.Member("body").Text("html"),
            PlaceholderReason = data.Text("lyricsPlaceholderReason"),
            Title = song.Text("title"),
            Artists = primary.Count > 0 ? primary : song.Text("primaryArtistNames") is { } names ? [names] : [],
            Guests = song.Names("featuredArtists"),
            Album = song.Member("album").Text("name"),
            Language = song.Text("language"),
            IsInstrumental = song.Member("instrumental").ValueKind == JsonValueKind.True,
        };
    }

    /// <summary>The text of a string literal of JavaScript; null when it does not end.</summary>
    internal static string? Literal(ReadOnlySpan<char> script)
    {
        if (script is not ['\'' or '"', ..])
        {
            return null;
        }

        var text = new StringBuilder(script.Length);
        for (var i = 1; i < script.Length; i++)
        {
            var c = script[i];
            if (c == script[0])
            {
                return text.ToString();
            }

            if (c != '\\' || i + 1 == script.Length)
            {
                text.Append(c);
                continue;
            }

            i++;
            switch (script[i])
            {
                case 'n': text.Append('\n'); break;
                case 't': text.Append('\t'); break;
                case 'r': text.Append('\r'); break;
                case 'b': text.Append('\b'); break;
                case 'f': text.Append('\f'); break;
                case 'v': text.Append('\v'); break;
                case '\n': break;
                case 'u' when Code(script, i + 1, 4) is { } unit: text.Append(unit); i += 4; break;
                case 'x' when Code(script, i + 1, 2) is { } unit: text.Append(unit); i += 2; break;
                default: text.Append(script[i]); break;
            }
        }

        return null;
    }

    private static char? Code(ReadOnlySpan<char> script, int at, int digits) =>
        at + digits <= script.Length && ushort.TryParse(script.Slice(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? (char)code : null;
}
