using AceData.Lyrics.Cleaning;
using AceData.Lyrics.Documents;
using AceData.Lyrics.Rendering;

namespace AceData.Lyrics;

/// <summary>The checks beside the lyrics editor: fast enough for every key press, and each with an offer where there is one.</summary>
public static class LyricsNotes
{
    private const string Instrumental = "[inst]";

    /// <summary>What is amiss in a text, in the order of its lines.</summary>
    public static IReadOnlyList<LyricsNote> Of(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [new LyricsNote(LyricsNoteKind.Empty, null, "", Instrumental)];
        }

        var lines = Lines(text);
        var parser = new HeaderParser(HeaderLanguage.Guess(lines));
        var notes = PageLeftovers.Find(text).Select(line => new LyricsNote(LyricsNoteKind.PageLeftover, line, lines[line], "")).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].Trim();
            if (line.Length > 2 && line[0] == '[' && line[^1] == ']' && !LyricsTags.V1.Contains(line))
            {
                notes.Add(new LyricsNote(LyricsNoteKind.UnknownSection, i, line, Known(parser.Parse(line[1..^1]))));
            }
        }

        return [.. notes.OrderBy(note => note.Line), .. LyricsCheck.Warnings(text, LyricsProfile.AceStep1).Select(warning => new LyricsNote(LyricsNoteKind.Model, null, warning, null))];
    }

    /// <summary>The text after an offer was taken; the same text when the line is not there any more.</summary>
    public static string Fix(string text, LyricsNote note)
    {
        if (note.Fix is not { } fix)
        {
            return text;
        }

        if (note.Line is not { } line)
        {
            return fix;
        }

        var lines = Lines(text);
        if (line >= lines.Count || lines[line].Trim() != note.Text.Trim())
        {
            return text;
        }

        if (fix.Length == 0)
        {
            lines.RemoveAt(line);
        }
        else
        {
            lines[line] = fix;
        }

        return string.Join('\n', lines);
    }

    private static string? Known(SectionHeader header) => header.Meaning == HeaderMeaning.Section
        ? SectionTags.Of(new LyricsDocument { Sections = [new LyricsSection { Kind = header.Kind, Stanzas = [["words"]] }] }, LyricsProfile.AceStep1).Single()
        : null;

    private static List<string> Lines(string text) => [.. text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n')];
}
