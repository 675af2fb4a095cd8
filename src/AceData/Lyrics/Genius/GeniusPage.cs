using System.Text.RegularExpressions;

namespace AceData.Lyrics.Genius;

/// <summary>A page of genius.com, read: which song it says it is, and its words.</summary>
public sealed partial record GeniusPage
{
    private const int LongestTitle = 1000;

    /// <summary>What kind of page it is.</summary>
    public required GeniusPageKind Kind { get; init; }

    /// <summary>The song's title with its brackets.</summary>
    public string? Title { get; init; }

    /// <summary>Main artists; one name for several of them where the page does not list them apart.</summary>
    public IReadOnlyList<string> Artists { get; init; } = [];

    public IReadOnlyList<string> Guests { get; init; } = [];

    public string? Album { get; init; }

    /// <summary>Language code; pages in French say "en", so do not rely on it.</summary>
    public string? Language { get; init; }

    /// <summary>The words as they stand on the page, not cleaned; empty without words.</summary>
    public string Text { get; init; } = "";

    /// <summary>The translation of a song, under another name and by another "artist".</summary>
    public bool IsTranslation => Artists.Count > 0 && TranslationArtist().IsMatch(Artists[0]);

    /// <summary>Reads a page. Never throws; linear in its length.</summary>
    public static GeniusPage Parse(string html)
    {
        var markup = SongMarkup.Read(html);
        var state = markup.State;
        var page = new GeniusPage { Kind = GeniusPageKind.Other, Language = state?.Language, Album = state?.Album };
        if (state?.Title is not null)
        {
            page = page with { Title = state.Title, Artists = state.Artists, Guests = state.Guests };
        }
        else if (PageTitle().Match(markup.Title is { Length: <= LongestTitle } title ? title : "") is { Success: true } match)
        {
            page = page with
            {
                Title = match.Groups["title"].Value.Trim(),
                Artists = [match.Groups["artists"].Value.Trim()],
                Guests = [.. match.Groups["guests"].Value.Split([", ", " & "], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            };
        }

        if (page.Title is null || !(markup.HasWordsPlace || state is not null || markup.Placeholder.Length > 0))
        {
            return page with { Kind = markup.IsWhole ? GeniusPageKind.Other : GeniusPageKind.BrokenOff };
        }

        // The state is complete if it can be read at all; the markup only if the page is.
        var fromState = state?.Html is { } body ? WordsText.Of(body) : "";
        var text = fromState.Length > 0 ? fromState : markup.Words;
        return (text.Length > 0, fromState.Length > 0 || markup.IsWhole) switch
        {
            (_, false) => page with { Kind = GeniusPageKind.BrokenOff },
            (true, _) => page with { Kind = GeniusPageKind.Words, Text = text },
            _ => page with { Kind = WithoutWords(state, markup.Placeholder) },
        };
    }

    private static GeniusPageKind WithoutWords(PreloadedState? state, string placeholder)
    {
        return state?.IsInstrumental == true || Says("is an instrumental") ? GeniusPageKind.Instrumental
            : Says("yet to be released") || state?.PlaceholderReason == "unreleased" ? GeniusPageKind.Unreleased
            : GeniusPageKind.NotTranscribed;

        bool Says(string words) => placeholder.Contains(words, StringComparison.OrdinalIgnoreCase);
    }

    // Artist (Ft. Guest & Guest) – Title Lyrics | Genius Lyrics
    [GeneratedRegex(@"^(?<artists>.{1,300}?)(?: \(Ft\. (?<guests>[^)]{1,300})\))? – (?<title>.{1,300}?) Lyrics \| Genius Lyrics$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex PageTitle();

    [GeneratedRegex(@"^Genius (?!The\b)[\p{Lu}\p{Lo}]", RegexOptions.CultureInvariant)]
    private static partial Regex TranslationArtist();
}

/// <summary>Kinds of pages.</summary>
public enum GeniusPageKind
{
    /// <summary>No page of a song: an artist, a search, a message.</summary>
    Other,

    /// <summary>A song with its words.</summary>
    Words,

    /// <summary>A song without words.</summary>
    Instrumental,

    /// <summary>A song that is not out yet.</summary>
    Unreleased,

    /// <summary>A song whose words nobody has written down.</summary>
    NotTranscribed,

    /// <summary>The page ends in the middle.</summary>
    BrokenOff,
}
