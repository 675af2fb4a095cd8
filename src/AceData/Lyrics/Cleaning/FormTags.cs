using AceData.Lyrics.Documents;
using AceData.Lyrics.Rendering;

namespace AceData.Lyrics.Cleaning;

/// <summary>Tells whether headers are a model's tags already.</summary>
internal static class FormTags
{
    /// <summary>True for the text of a tag of either form.</summary>
    public static bool IsTag(string header) => LyricsTags.V1.Contains($"[{header}]") || IsV15(header);

    /// <summary>The form whose tags all headers are; null when they are mixed, or when verses of 1.5 lack their numbers.</summary>
    public static LyricsForm? FormOf(IReadOnlyList<LyricsSection> sections)
    {
        if (sections.Count == 0)
        {
            return null;
        }

        if (sections.All(s => s.Header is { } header && LyricsTags.V1.Contains($"[{header}]")))
        {
            return LyricsForm.AceStep1;
        }

        var verses = sections.Where(s => s.Kind == SectionKind.Verse).ToList();
        return sections.All(s => s.Header is { } header && IsV15(header)) && (verses.Count < 2 || verses.TrueForAll(v => v.Number is not null))
            ? LyricsForm.AceStep15
            : null;
    }

    private static bool IsV15(string header)
    {
        var space = header.LastIndexOf(' ');
        var isNumbered = space > 0 && header.Length - space is 2 or 3 && header[^1] != '0' && header.AsSpan(space + 1).IndexOfAnyExceptInRange('0', '9') < 0;
        return LyricsTags.V15.Contains($"[{(isNumbered ? header[..space] : header)}]");
    }
}
