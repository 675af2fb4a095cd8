using AceData.Lyrics.Cleaning;
using AceData.Lyrics.Documents;

namespace AceData.Lyrics.Rendering;

/// <summary>Writes a document as a model reads it.</summary>
public static class LyricsRenderer
{
    private const int MostRounds = 16;

    /// <summary>The text of the lyrics file: LF, a blank line between sections, a line end at its end; empty for an empty document.</summary>
    /// <remarks>
    /// What is written reads back as itself: <c>clean(render(clean(x))) = clean(x)</c>. Removing a quotation mark can bring forth something that
    /// a rule acts on (<c>x"2</c>), so the text is read back before it leaves, until it stands; every round only takes something away.
    /// </remarks>
    public static string Render(LyricsDocument document, LyricsProfile profile)
    {
        var text = Write(document, profile);
        for (var round = 0; round < MostRounds && text.Length > 0; round++)
        {
            var again = Write(LyricsCleaner.Clean(text, CleaningOptions.HandWritten with { IsReadBack = true, IsFromPage = document.IsFromPage }).Document, profile);
            if (again == text)
            {
                break;
            }

            text = again;
        }

        return text;
    }

    private static string Write(LyricsDocument document, LyricsProfile profile)
    {
        if (document.IsInstrumental)
        {
            return profile.Form == LyricsForm.AceStep1 ? "[inst]\n" : "[Instrumental]\n";
        }

        var result = new System.Text.StringBuilder();
        string? before = null;
        foreach (var (section, tag) in document.Sections.Zip(SectionTags.Of(document, profile)))
        {
            if (tag is null)
            {
                continue;
            }

            // v1 has no post-chorus: its lines go on in the chorus before it.
            var joins = section.Kind == SectionKind.PostChorus && profile.Form == LyricsForm.AceStep1 && before == "[chorus]";
            if (!joins)
            {
                result.Append(result.Length > 0 ? "\n" : "").Append(tag).Append('\n');
            }

            Stanzas(section, profile, document.PartsStanzas || profile.Form == LyricsForm.AceStep15, result);
            before = tag;
        }

        return result.ToString();
    }

    private static void Stanzas(LyricsSection section, LyricsProfile profile, bool areParted, System.Text.StringBuilder result)
    {
        var parted = false;
        foreach (var stanza in section.Stanzas)
        {
            foreach (var line in stanza)
            {
                if (LineForm.Of(line, profile) is not { Length: > 0 } text)
                {
                    continue;
                }

                result.Append(parted ? "\n" : "").Append(text).Append('\n');
                parted = false;
            }

            parted = areParted;
        }
    }
}
