using System.Collections.Frozen;
using System.Globalization;

namespace AceData.Lyrics.Identity;

/// <summary>Numbers as titles write them: <c>2</c>, <c>II</c>, <c>two</c>, <c>zwei</c>.</summary>
public static class Numerals
{
    private static readonly FrozenDictionary<string, int> Named = new Dictionary<string, int>
    {
        ["one"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eins"] = 1,
        ["zwei"] = 2,
        ["drei"] = 3,
        ["vier"] = 4,
        ["funf"] = 5,
        ["sechs"] = 6,
        ["sieben"] = 7,
        ["acht"] = 8,
        ["neun"] = 9,
        ["zehn"] = 10,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, int> Roman = new Dictionary<string, int>
    {
        ["ii"] = 2,
        ["iii"] = 3,
        ["iv"] = 4,
        ["vi"] = 6,
        ["vii"] = 7,
        ["viii"] = 8,
        ["ix"] = 9,
        ["xi"] = 11,
        ["xii"] = 12,
    }.ToFrozenDictionary();

    /// <summary>A number in digits, or its English or German word (folded).</summary>
    public static int? Read(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : Named.TryGetValue(word, out var named) ? named
        : null;

    /// <summary>A Roman number of at least two letters; <c>i</c>, <c>v</c> and <c>x</c> are words and names as often as numbers.</summary>
    public static int? ReadRoman(string word) => Roman.TryGetValue(word, out var number) ? number : null;

    /// <summary>A Roman number behind a word, where single letters can mean nothing else.</summary>
    public static int? ReadAnyRoman(string word) => ReadRoman(word) ?? word switch
    {
        "i" => 1,
        "v" => 5,
        "x" => 10,
        _ => null,
    };

    /// <summary>The number behind a word such as "part", where single letters count, too.</summary>
    public static int? ReadAfterPart(string word) => Read(word) ?? ReadAnyRoman(word) ?? word switch
    {
        "a" => 1,
        "b" => 2,
        _ => null,
    };
}
