using AceData.Lyrics.Documents;
using AceData.Lyrics.Rendering;

namespace AceData.Lyrics.Cleaning;

/// <summary>Tells whether headers are a model's tags already.</summary>
internal static class FormTags
{
    private const int LongestRemark = 40;

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

    // "Chorus - anthemic": 1.5 takes a remark of few lower-case words; a name behind the dash has capitals.
    private static bool IsV15(string header) =>
        header.IndexOf(" - ", StringComparison.Ordinal) is > 0 and var dash && header[(dash + 3)..] is { Length: > 0 and <= LongestRemark } remark && remark.All(c => c is >= 'a' and <= 'z' or ' ' or ',' or '-')
            ? IsPlainV15(header[..dash])
            : IsPlainV15(header);

    private static bool IsPlainV15(string header)
    {
        var space = header.LastIndexOf(' ');
        var isNumbered = space > 0 && header.Length - space is 2 or 3 && header[^1] != '0' && header.AsSpan(space + 1).IndexOfAnyExceptInRange('0', '9') < 0;
        return LyricsTags.V15.Contains($"[{(isNumbered ? header[..space] : header)}]");
    }
}
