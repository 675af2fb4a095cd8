using System.Collections.Frozen;
using AceData.Tagging.Vocabularies;

namespace AceData.Tagging.Answers;

/// <summary>
/// Reads the kind of voice. Models describe it ("a man is rapping over the beat"), so it is put together from who
/// (male, female) and what (sings, raps, speaks, is a guest); the result must be a word of the preset.
/// </summary>
internal sealed class VocalReader(TagMatcher matcher, AnswerTally tally)
{
    private const string Instrumental = "instrumental";

    private static readonly FrozenSet<string> Male = Set(
        "male males man men mans boy boys guy guys he his him gentleman tenor baritone mann männer männlich männliche männlicher männlichen männliches maennlich maennlicher männerstimme männerstimmen sänger");

    private static readonly FrozenSet<string> Female = Set(
        "female females woman women womans girl girls lady ladies she her soprano frau frauen weiblich weibliche weiblicher weiblichen weibliches frauenstimme frauenstimmen frauengesang sängerin rapperin");

    private static readonly FrozenSet<string> Rap = Set("rap raps rapper rapping rapped mc emcee rapt rappt rappend rapperin sprechgesang gerappt");

    private static readonly FrozenSet<string> Guest = Set("feature featured featuring feat ft guest");

    private static readonly FrozenSet<string> Spoken = Set("spoken narration narrator narrated narrates narrating speech speaking speaks talking talks recites reciting monologue gesprochen spricht sprecher sprecherin erzähler erzählerin");

    private static readonly FrozenSet<string> Voice = Set("vocal vocals voice voices singing singer singers sings sung vocalist vocalists lyrics gesang stimme stimmen vokal");

    private static readonly FrozenSet<string> Instrument = Set("instrumental instrumentals instrumentalmusik instrumentalstück");

    private static readonly FrozenSet<string> Joints = Set("with while and or plus mit und oder während featuring feat ft alongside accompanied");

    // "unable to identify the vocal type" says nothing about the voice.
    private static readonly FrozenSet<string> Unsure = Set("unable sorry sure identify determine tell recognize recognise classify type certain identifizieren bestimmen erkennen sicher");

    // Words between which an answer does not decide; the template of the question joins its choices with bars.
    private static readonly FrozenSet<string> Alternatives = Set("or oder");

    /// <summary>Reads one item or one line of normalized text.</summary>
    public void Read(string text, bool isItem)
    {
        if (text.Contains('|', StringComparison.Ordinal))
        {
            tally.Drop(text, DropCause.NamesChoices);
            return;
        }

        if (Phrase(text))
        {
            return;
        }

        // "male vocal (rap)" says two things about one voice.
        var plain = isItem ? text.Replace('(', ' ').Replace(')', ' ') : text;
        var words = AnswerWord.Split(plain);
        Negation.Mark(words);
        var found = new List<ParsedTag>();
        var undecided = false;
        for (var start = 0; start < words.Count;)
        {
            var end = start + 1;
            while (end < words.Count && words[end].Before == WordBreak.None && !Joints.Contains(words[end].Key))
            {
                end++;
            }

            if (Part(plain, words, start, end) is { } tag && found.TrueForAll(other => other.Tag != tag.Tag))
            {
                undecided |= found.Count > 0 && Alternatives.Contains(words[start].Key);
                found.Add(tag);
            }

            start = end;
        }

        Keep(text, found, undecided, isItem);
    }

    private void Keep(string text, List<ParsedTag> found, bool undecided, bool isItem)
    {
        if (undecided)
        {
            tally.Drop(text, DropCause.Undecided);
        }
        else
        {
            found.ForEach(tally.Add);
            if (found.Count == 0 && isItem)
            {
                tally.Drop(text, DropCause.NotInVocabulary);
            }
        }
    }

    private bool Phrase(string text)
    {
        var trimmed = text.Trim(' ', '.', ',', '!', '"', '\'', '*', '-', '\n', '\r', ':');
        var tag = matcher.Find(trimmed, TagText.Key(trimmed), alone: true, out _);
        if (tag is not null)
        {
            tally.Add(tag);
        }

        return tag is not null;
    }

    private ParsedTag? Part(string text, List<AnswerWord> words, int start, int end)
    {
        var heard = text[words[start].Start..words[end - 1].End];
        if (words[start..end].TrueForAll(word => !word.IsNegated) && matcher.Find(heard, TagText.Key(heard), alone: false, out _) is { } whole)
        {
            return whole;
        }

        var traits = Traits.Of(words[start..end]);
        var name = traits switch
        {
            { IsSpoken: true } => "spoken word",
            { Who: { } who, IsRap: true } => $"{who} rap",
            { Who: { } who, IsGuest: true } => $"{who} feature vocal",
            { Who: { } who } => $"{who} vocal",
            { IsInstrumental: true } or { IsVoiceDenied: true } => Instrumental,
            _ => null,
        };
        return name is not null && matcher.Find(name, TagText.Key(name), alone: false, out _) is { } tag ? tag with { Heard = heard, Origin = TagOrigin.Alias } : null;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What a few words say about the voice.</summary>
    private readonly record struct Traits(string? Who, bool IsRap, bool IsGuest, bool IsSpoken, bool IsInstrumental, bool IsVoiceDenied)
    {
        public static Traits Of(List<AnswerWord> words)
        {
            var said = words.Where(word => !word.IsNegated).Select(word => word.Key).ToList();
            var denied = words.Where(word => word.IsNegated).Select(word => word.Key).ToList();
            var who = said.Find(word => Male.Contains(word) || Female.Contains(word));
            return new Traits(
                who is null ? null : Female.Contains(who) ? "female" : "male",
                said.Exists(Rap.Contains),
                said.Exists(Guest.Contains),
                said.Exists(Spoken.Contains),
                said.Exists(Instrument.Contains),
                denied.Exists(Voice.Contains) && !words.Exists(word => Unsure.Contains(word.Key)) && !denied.Exists(word => Male.Contains(word) || Female.Contains(word) || Instrument.Contains(word)));
        }
    }
}
