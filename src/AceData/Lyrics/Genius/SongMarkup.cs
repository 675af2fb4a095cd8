using System.Text;

namespace AceData.Lyrics.Genius;

/// <summary>
/// What the markup of a song page says. Classes are matched by the part that stays: the rest is made anew with every release of
/// the site. Structure as of 2026; containers of 2024 and before are known.
/// </summary>
internal sealed class SongMarkup
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> FurnitureNames = new HashSet<string>(
        ["button", "aside", "form", "script", "style", "noscript", "svg", "textarea", "title"],
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] FurnitureClasses = ["LyricsHeader", "RightSidebar", "SongBioPreview", "ContributorsCredit", "LyricsFooter", "RecommendedSong", "ShareButtons", "LyricsEdit", "QuestionList"];

    private readonly OpenElements _open = new();
    private readonly WordsText _words = new();
    private readonly WordsText _olderWords = new();
    private readonly WordsText _oldestWords = new();
    private readonly StringBuilder _placeholder = new();

    private SongMarkup()
    {
    }

    /// <summary>Content of <c>title</c>.</summary>
    public string? Title { get; private set; }

    public PreloadedState? State { get; private set; }

    /// <summary>The page is there to its end.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>There is a place for words, full or empty.</summary>
    public bool HasWordsPlace { get; private set; }

    /// <summary>Why there are no words; empty when nothing is said.</summary>
    public string Placeholder => _placeholder.ToString();

    /// <summary>The words, one line a line; empty when there are none.</summary>
    public string Words => (_placeholder.Length > 0 ? [_words] : new[] { _words, _olderWords, _oldestWords }).Select(words => words.ToString()).FirstOrDefault(text => text.Length > 0) ?? "";

    /// <summary>Reads a page.</summary>
    public static SongMarkup Read(string html)
    {
        var page = new SongMarkup();
        var reader = new MarkupReader(html);
        var inTitle = false;
        var inScript = false;
        while (reader.Read())
        {
            // The text of these comes in one piece.
            if (reader.Kind != MarkupKind.Text)
            {
                var isStart = reader.Kind == MarkupKind.Start;
                inTitle = isStart && reader.Is("title");
                inScript = isStart && reader.Is("script");
            }

            switch (reader.Kind)
            {
                case MarkupKind.Start:
                    page.Start(ref reader);
                    break;
                case MarkupKind.End:
                    page.End(reader.Name);
                    break;
                case MarkupKind.Text when inTitle && page.Title is null:
                    page.Title = reader.Text.Replace('\u00A0', ' ').Trim();
                    break;
                case MarkupKind.Text when inScript:
                    page.State ??= PreloadedState.Read(reader.Raw);
                    break;
                case MarkupKind.Text:
                    page.AddText(ref reader);
                    break;
            }
        }

        return page;
    }

    private void Start(ref MarkupReader reader)
    {
        if (reader.Is("br"))
        {
            Current?.NewLine();
        }

        var role = RoleOf(ref reader);
        HasWordsPlace |= role is PageRole.Words or PageRole.OlderWords or PageRole.OldestWords;
        if (role == PageRole.Plain && (reader.Is("p") || reader.Is("div")))
        {
            Current?.Break();
        }

        _open.Start(reader.Name, role);
    }

    private void End(ReadOnlySpan<char> name)
    {
        IsWhole |= name.Equals("html", StringComparison.OrdinalIgnoreCase);
        if (name.Equals("p", StringComparison.OrdinalIgnoreCase) || name.Equals("div", StringComparison.OrdinalIgnoreCase))
        {
            Current?.Break();
        }

        var before = Current;
        if (_open.End(name))
        {
            before?.Break();
        }
    }

    private void AddText(ref MarkupReader reader)
    {
        if (_open.Within(PageRole.Placeholder))
        {
            _placeholder.Append(reader.Text);
        }
        else if (Current is { } words)
        {
            words.Append(reader.Text);
        }
    }

    // A newline in the source is none in the words: those are <br>.
    private WordsText? Current =>
        _open.Within(PageRole.Furniture) || _open.Within(PageRole.Placeholder) ? null
        : _open.Within(PageRole.Words) ? _words
        : _open.Within(PageRole.OlderWords) ? _olderWords
        : _open.Within(PageRole.OldestWords) ? _oldestWords
        : null;

    private static PageRole RoleOf(ref MarkupReader reader)
    {
        if (FurnitureNames.Contains(reader.Name))
        {
            return PageRole.Furniture;
        }

        if (!reader.HasAttributes)
        {
            return PageRole.Plain;
        }

        if (reader.Attribute("data-exclude-from-selection") == "true")
        {
            return PageRole.Furniture;
        }

        var classes = reader.Attribute("class") ?? "";
        if (classes.Contains("LyricsPlaceholder", StringComparison.Ordinal))
        {
            return PageRole.Placeholder;
        }

        foreach (var part in FurnitureClasses)
        {
            if (classes.Contains(part, StringComparison.Ordinal))
            {
                return PageRole.Furniture;
            }
        }

        return !reader.Is("div") ? PageRole.Plain
            : reader.Attribute("data-lyrics-container") == "true" ? PageRole.Words
            : classes.Contains("Lyrics__Container", StringComparison.Ordinal) ? PageRole.OlderWords
            : classes.Split(' ').Contains("lyrics", StringComparer.Ordinal) ? PageRole.OldestWords
            : PageRole.Plain;
    }
}
