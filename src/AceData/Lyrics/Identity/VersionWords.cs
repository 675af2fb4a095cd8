using System.Collections.Frozen;
using AceData.Lyrics.Text;

namespace AceData.Lyrics.Identity;

/// <summary>Which version of a song a bracket, or a part behind a dash, names.</summary>
public static class VersionWords
{
    private static readonly FrozenSet<string> PartWords = Set("part pt pts teil parte partie vol volume no nr chapter kapitel episode act akt");
    private static readonly FrozenSet<string> AfterLive = Set("at in from aus im bei auf on version session sessions performance acoustic video take is hd der die das beim vom edit mix recording audio");
    private static readonly FrozenSet<string> Languages = Set(
        "english englisch englische german deutsch deutsche spanish espanol spanische french francais francaise italian italiano japanese japanische korean koreanische chinese mandarin cantonese portuguese portugues turkish turkce russian polish polski swedish svenska norsk danish dansk dutch nederlands");

    private static readonly FrozenSet<string> LanguageFrames = Set("version en in auf lyrics cover sub");

    // Mixes that are the plain song at another length.
    private static readonly FrozenSet<string> PlainMix = Set("original extended radio album single main full final stereo mono mix edit version clean dirty explicit lp ep video short long 7 12 inch the");

    private static readonly (VersionKind Kind, FrozenSet<string> Words, string[] Phrases)[] Table =
    [
        (VersionKind.Translation, Set("translation translations translated ubersetzung ubersetzungen traduction traduccion traducao traduzione tlumaczenie ceviri cevirisi перевод romanized romanised romanization romanisation romaji"), []),
        (VersionKind.Instrumental, Set("instrumental instrumentale instrumentalversion karaoke karaokeversion playback"), ["backing track", "minus one", "off vocal", "no vocals", "without vocals", "ohne gesang"]),
        (VersionKind.Acappella, Set("acapella acappella acapela"), ["a cappella", "a capella", "vocals only", "vocal only"]),
        (VersionKind.Cover, Set("cover covered coverversion tribute"), ["originally performed by", "originally by", "in the style of", "made famous by"]),
        (VersionKind.SpedUp, Set("sped slowed nightcore daycore reverb 8d chopped screwed"), ["speed up", "pitched up"]),
        (VersionKind.Remix, Set("remix remixed rmx bootleg mashup rework reworked refix flip vip dub"), []),
        (VersionKind.Rerecording, Set("rerecorded rerecording neuaufnahme"), ["re recorded", "re recording", "new version", "neue version"]),
        (VersionKind.Live, Set("concert konzert"), ["en vivo", "ao vivo", "en direct", "dal vivo", "na zywo", "unplugged"]),
        (VersionKind.Acoustic, Set("acoustic akustik akustisch akustikversion acustico acustica acoustique stripped orchestral"), ["piano version", "string version", "strings version"]),
        (VersionKind.Demo, Set("demo demoversion"), ["rough mix"]),
        (VersionKind.Interlude, Set("interlude skit intermezzo"), []),
        (VersionKind.Reprise, Set("reprise"), []),
        (VersionKind.Freestyle, Set("freestyle"), []),
    ];

    /// <summary>The versions a remark names; empty when it names none. <c>Live acoustic</c> is two.</summary>
    /// <param name="remark">The text inside a bracket or behind a dash.</param>
    public static IReadOnlyList<VersionKind> In(string remark)
    {
        var key = TextKey.Of(remark);
        var words = TextKey.Words(key);
        if (words.Length == 0)
        {
            return [];
        }

        var spaced = $" {key} ";
        var kinds = Table.Where(row => words.Any(row.Words.Contains) || row.Phrases.Any(phrase => spaced.Contains($" {phrase} ", StringComparison.Ordinal)))
            .Select(row => row.Kind).ToList();
        AddIf(VersionKind.Translation, IsLanguage(words));
        AddIf(VersionKind.Remix, IsMix(words));
        AddIf(VersionKind.Live, IsLive(words));
        AddIf(VersionKind.Rerecording, IsRerecording(remark, words));
        AddIf(VersionKind.Part, PartNumber(words) is not null);
        return kinds;

        void AddIf(VersionKind kind, bool isIt)
        {
            if (isIt && !kinds.Contains(kind))
            {
                kinds.Add(kind);
            }
        }
    }

    /// <summary>The number of a remark that is wholly a part's: <c>part 2</c>, <c>pt. II</c>, <c>II</c>; null for anything else.</summary>
    /// <param name="words">Folded words.</param>
    public static int? PartNumber(ReadOnlySpan<string> words) => words switch
    {
        [var part, var number] when PartWords.Contains(part) => Numerals.ReadAfterPart(number),
        [var part, var number, _, _] when PartWords.Contains(part) && words[2] is "of" or "von" => Numerals.ReadAfterPart(number),
        [var roman] => Numerals.ReadRoman(roman),
        _ => null,
    };

    private static bool IsLanguage(string[] words) =>
        words.Length is 2 or 3 && words.Any(Languages.Contains) && words.Any(LanguageFrames.Contains);

    // "Korsak Mix" and "Korsak Edit" are another's work, "Radio Edit" and "Original Mix" are not.
    private static bool IsMix(string[] words) =>
        words[^1] is "mix" or "edit" && words.Length > 1 && words.Any(word => !PlainMix.Contains(word) && Numerals.Read(word) is null);

    // Not every "live" is one: "(Live and Let Go)" is a title.
    private static bool IsLive(string[] words)
    {
        var at = Array.IndexOf(words, "live");
        return at >= 0 && (at == words.Length - 1 || AfterLive.Contains(words[at + 1]) || Numerals.Read(words[at + 1]) is not null);
    }

    // "Lena's Version", "2021 Version".
    private static bool IsRerecording(string remark, string[] words) =>
        words.Length == 2 && words[1] is "version"
        && (Numerals.Read(words[0]) is >= 1950 or 0 || (words[0].EndsWith('s') && remark.AsSpan().ContainsAny('\'', '’')));

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
