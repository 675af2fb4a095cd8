using AceData.Files;
using AceData.Library;
using AceData.Library.Catalog;

namespace AceData.Editing;

/// <summary>Makes the change of one song's lyrics.</summary>
internal static class LyricsChange
{
    private const string Instrumental = "[inst]";

    /// <summary>The change to a text; null when the file says so already.</summary>
    public static StepChange? To(PresentText present, string text, SideCarOrigin origin)
    {
        var content = string.IsNullOrWhiteSpace(text) ? null : new KeptText(TextFile.Encode(Tidy(text)), origin);

        // A person who saves what a job wrote makes it theirs.
        var isSame = (content?.Version ?? FileVersion.Missing) == present.Version;
        return isSame && (content is null || present.Origin is null || present.Origin.Author == origin.Author)
            ? null
            : new StepChange { Song = present.Song, Kind = present.Kind, Text = new TextChange(present.Kept, content) };
    }

    /// <summary>The change to a text that was found; it answers the suggestion that waits.</summary>
    public static StepChange? ToFound(PresentText present, string text, SideCarOrigin origin)
    {
        var change = To(present, text, origin);
        return present.Suggestion is not { } waiting
            ? change
            : (change ?? new StepChange { Song = present.Song, Kind = present.Kind }) with { Suggestion = new SuggestionChange(waiting, null) };
    }

    public static StepChange? ToInstrumental(PresentText present) =>
        LyricsFacts.IsInstrumentalText(present.Text) ? null : To(present, Instrumental, SideCarOrigin.ByPerson with { Lyrics = new LyricsOrigin { Source = "person" } });

    /// <summary>Takes <c>[inst]</c> away; the last text that was none comes back.</summary>
    public static StepChange? FromInstrumental(PresentText present, IReadOnlyList<SideCarRevision> history)
    {
        if (!LyricsFacts.IsInstrumentalText(present.Text))
        {
            return null;
        }

        var earlier = history.FirstOrDefault(revision => !LyricsFacts.IsInstrumentalText(System.Text.Encoding.UTF8.GetString(revision.Content.Span)));
        return new StepChange
        {
            Song = present.Song,
            Kind = present.Kind,
            Text = new TextChange(present.Kept, earlier is null ? null : new KeptText(earlier.Content, earlier.Origin)),
        };
    }

    private static string Tidy(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n').Select(line => line.TrimEnd());
        return string.Join('\n', lines).TrimEnd('\n');
    }
}
