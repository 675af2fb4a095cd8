using AceData.Lyrics.Documents;

namespace AceData.Lyrics.Inference;

/// <summary>Guesses the sections of a song without headers from what is repeated.</summary>
public static class StructureInference
{
    /// <summary>Longer texts are no songs; comparing all their stanzas would take too long.</summary>
    private const int MostLines = 600;
    private const int MostLetters = 20_000;
    private const int LongestOutro = 8;

    /// <summary>Sections of a song whose words stand in one section or several without meaning.</summary>
    /// <returns>Null when the song is too long to be one.</returns>
    public static LyricsDocument? Infer(LyricsDocument document)
    {
        if (document.LineCount is 0 or > MostLines || document.Sections.Sum(section => section.Lines.Sum(line => line.Length)) > MostLetters)
        {
            return null;
        }

        var stanzas = StanzaSplitter.Split([.. document.Sections.SelectMany(s => s.Stanzas).Select(lines => new Stanza(lines))]);
        var groups = Groups(stanzas);
        var kinds = Kinds(stanzas, groups);
        var sections = stanzas.Zip(kinds, (stanza, kind) => new LyricsSection { Kind = kind, Stanzas = [stanza.Lines] });
        return new LyricsDocument { Sections = [.. sections], IsInferred = true };
    }

    /// <summary>The number of the group of equal stanzas that each stanza belongs to.</summary>
    private static int[] Groups(List<Stanza> stanzas)
    {
        var groups = new int[stanzas.Count];
        for (var i = 0; i < stanzas.Count; i++)
        {
            var same = Enumerable.Range(0, i).FirstOrDefault(j => stanzas[i].IsSameAs(stanzas[j]), -1);
            groups[i] = same < 0 ? i : groups[same];
        }

        return groups;
    }

    private static SectionKind[] Kinds(List<Stanza> stanzas, int[] groups)
    {
        var kinds = Enumerable.Repeat(SectionKind.Verse, stanzas.Count).ToArray();
        var repeated = groups.Distinct().Select(g => Enumerable.Range(0, groups.Length).Where(i => groups[i] == g).ToList()).Where(at => at.Count > 1).ToList();

        // Stanzas that are all alike are the verses of a song without chorus, which share a line or two.
        if (repeated.Count == 0 || repeated[0].Count == stanzas.Count)
        {
            return kinds;
        }

        var chorus = ChorusChoice.Of(repeated, stanzas);
        Set(kinds, chorus, SectionKind.Chorus);
        foreach (var other in repeated.Where(at => at != chorus))
        {
            if (other.TrueForAll(i => i + 1 < kinds.Length && kinds[i + 1] == SectionKind.Chorus))
            {
                Set(kinds, other, SectionKind.PreChorus);
            }
            else if (other.TrueForAll(i => i > 0 && kinds[i - 1] == SectionKind.Chorus))
            {
                Set(kinds, other, SectionKind.PostChorus);
            }
        }

        Single(kinds, chorus, stanzas);
        return kinds;
    }

    /// <summary>Bridge, outro and intro: stanzas that occur once at a place where these stand.</summary>
    private static void Single(SectionKind[] kinds, List<int> chorus, List<Stanza> stanzas)
    {
        if (chorus.Count >= 3)
        {
            var between = Enumerable.Range(chorus[^2] + 1, chorus[^1] - chorus[^2] - 1).Where(i => kinds[i] == SectionKind.Verse).ToList();
            var before = kinds.Take(chorus[^2]).Count(kind => kind == SectionKind.Verse);
            if (between.Count == 1 && before >= 2)
            {
                kinds[between[0]] = SectionKind.Bridge;
            }
        }

        var last = kinds.Length - 1;
        if (kinds[last] == SectionKind.Verse && chorus[^1] <= last - 1 && kinds.Skip(chorus[^1] + 1).Count(kind => kind == SectionKind.Verse) == 1 && stanzas[last].Lines.Count <= LongestOutro)
        {
            kinds[last] = SectionKind.Outro;
        }

        var isShort = stanzas[0].Lines.Count <= 2 && stanzas.Count > 3;
        if (isShort && kinds[0] == SectionKind.Verse && kinds[1] == SectionKind.Verse)
        {
            kinds[0] = SectionKind.Intro;
        }
    }

    private static void Set(SectionKind[] kinds, List<int> at, SectionKind kind)
    {
        foreach (var i in at)
        {
            kinds[i] = kind;
        }
    }
}
