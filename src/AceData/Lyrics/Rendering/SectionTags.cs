using System.Globalization;
using AceData.Lyrics.Documents;

namespace AceData.Lyrics.Rendering;

/// <summary>Which tag a section gets (the table of both models' words).</summary>
internal static class SectionTags
{
    /// <returns>One for each section; null for a section that the form leaves out.</returns>
    public static IEnumerable<string?> Of(LyricsDocument document, LyricsProfile profile)
    {
        if (document.WrittenIn == profile.Form)
        {
            return document.Sections.Select(section => $"[{section.Header}]");
        }

        return profile.Form == LyricsForm.AceStep1 ? V1(document) : V15(document);
    }

    private static IEnumerable<string?> V1(LyricsDocument document)
    {
        var sections = document.Sections;
        var hasChorus = sections.Any(s => s.Kind == SectionKind.Chorus || (s.Kind == SectionKind.Drop && s.HasText));
        for (var i = 0; i < sections.Count; i++)
        {
            var section = sections[i];
            yield return section.Kind switch
            {
                SectionKind.Start => "[start]",
                SectionKind.End => "[end]",
                SectionKind.Intro => "[intro]",
                SectionKind.Verse => "[verse]",
                SectionKind.PreChorus => "[pre-chorus]",
                SectionKind.Chorus or SectionKind.PostChorus => "[chorus]",
                SectionKind.Hook => hasChorus ? "[hook]" : "[chorus]",
                SectionKind.Bridge => "[bridge]",
                SectionKind.Interlude => section.HasText ? "[bridge]" : "[inst]",
                SectionKind.Break or SectionKind.Breakdown => "[break]",
                SectionKind.Build => section.HasText ? "[pre-chorus]" : "[inst]",
                SectionKind.Drop => section.HasText ? "[chorus]" : "[inst]",
                SectionKind.Solo => "[solo]",
                SectionKind.Instrumental => "[inst]",
                SectionKind.Outro => "[outro]",
                _ => i == 0 ? "[intro]" : i == sections.Count - 1 ? "[outro]" : "[break]",
            };
        }
    }

    private static IEnumerable<string?> V15(LyricsDocument document)
    {
        var sections = document.Sections;
        var hasChorus = sections.Any(s => s.Kind == SectionKind.Chorus);
        var verses = sections.Count(s => s.Kind == SectionKind.Verse);
        var verse = 0;
        foreach (var section in sections)
        {
            yield return section.Kind switch
            {
                SectionKind.Start => section.HasText ? "[Intro]" : null,
                SectionKind.End => section.HasText ? "[Outro]" : null,
                SectionKind.Intro => "[Intro]",
                SectionKind.Verse => verses == 1 ? "[Verse]" : string.Create(CultureInfo.InvariantCulture, $"[Verse {++verse}]"),
                SectionKind.PreChorus => "[Pre-Chorus]",
                SectionKind.Chorus => Final(section, "Chorus"),
                SectionKind.PostChorus => "[Post-Chorus]",
                SectionKind.Hook => hasChorus ? "[Hook]" : Final(section, "Chorus"),
                SectionKind.Bridge => "[Bridge]",
                SectionKind.Interlude => "[Interlude]",
                SectionKind.Break => "[Break]",
                SectionKind.Breakdown => "[Breakdown]",
                SectionKind.Build => "[Build]",
                SectionKind.Drop => "[Drop]",
                SectionKind.Solo => section.Qualifier is { } instrument and not "Final" ? $"[{instrument} Solo]" : "[Solo]",
                SectionKind.Instrumental => "[Instrumental Break]",
                SectionKind.Spoken => "[Spoken Word]",
                _ => section.Qualifier == "Fade Out" ? "[Fade Out]" : "[Outro]",
            };
        }
    }

    private static string Final(LyricsSection section, string name) => section.Qualifier == "Final" ? $"[Final {name}]" : $"[{name}]";
}
