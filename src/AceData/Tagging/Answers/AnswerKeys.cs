using System.Collections.Frozen;
using AceData.Tagging.Vocabularies;

namespace AceData.Tagging.Answers;

/// <summary>The names under which models give the tags of a category, as JSON keys or as labels of a line.</summary>
internal static class AnswerKeys
{
    private static readonly FrozenDictionary<string, string[]> Names = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["genre"] = ["genre", "genres", "subgenre", "subgenres", "musicgenre", "musicgenres", "style", "styles", "musicstyle", "musikgenre", "musikrichtung"],
        ["mood"] = ["mood", "moods", "feel", "feeling", "feelings", "emotion", "emotions", "vibe", "vibes", "stimmung", "stimmungen", "moodtags", "atmosphere"],
        ["instruments"] = ["instrument", "instruments", "instrumentation", "sounds", "instrumente", "instrumentierung"],
        ["vocal"] = ["vocal", "vocals", "vocaltype", "vocaltypes", "vocaltyp", "voice", "voices", "vocalstyle", "voicetype", "gender", "vocalgender", "singer", "gesang", "stimme", "vocalist", "delivery"],
        ["key"] = ["key", "keys", "mode", "scale", "tonality", "musicalkey", "keymode", "keysignature", "tonart", "tonic", "root", "tongeschlecht"],
        ["vocal_fx"] = ["vocalfx", "fx", "vocaleffect", "vocaleffects", "effect", "effects", "effekte", "vocalprocessing"],
        ["rap_style"] = ["rapstyle", "rapstyles", "rap", "flow", "style", "styles", "rapflow"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Remarks = new[]
    {
        "reason", "reasons", "reasoning", "explanation", "explanations", "confidence", "score", "scores", "probability", "note", "notes", "comment", "comments", "description",
        "analysis", "language", "bpm", "tempo", "title", "artist", "audiotitle", "song", "duration", "thought", "thoughts", "rationale", "justification", "summary", "error", "focuson", "id",
        "begründung", "erklärung", "titel",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> ItemNames = new[] { "name", "tag", "label", "value", "type", "word" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Ranks = ["primary", "secondary", "main", "sub", "top", "dominant", "overall", "detected", "estimated", "first", "second", "third", "most", "prominent", "key"];

    private static readonly FrozenSet<string> AllNames = Names.Values.SelectMany(names => names).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What a key or label says about its value when <paramref name="category"/> was asked.</summary>
    public static KeyMeaning Meaning(string name, string category)
    {
        var key = TagText.Key(name).TrimEnd("0123456789".ToCharArray());
        if (IsOwn(key, category))
        {
            return KeyMeaning.Own;
        }

        if (category == "instruments" && key == "keys")
        {
            return KeyMeaning.Unknown;
        }

        if (Remarks.Contains(key))
        {
            return KeyMeaning.Remark;
        }

        if (ItemNames.Contains(key))
        {
            return KeyMeaning.Item;
        }

        return AllNames.Contains(key) || Ranks.Any(rank => key.StartsWith(rank, StringComparison.Ordinal) && AllNames.Contains(key[rank.Length..])) ? KeyMeaning.Foreign : KeyMeaning.Unknown;
    }

    private static bool IsOwn(string key, string category)
    {
        if (!Names.TryGetValue(category, out var own))
        {
            return key == TagText.Key(category);
        }

        return own.Contains(key) || Ranks.Any(rank => key.StartsWith(rank, StringComparison.Ordinal) && own.Contains(key[rank.Length..]));
    }
}

internal enum KeyMeaning
{
    /// <summary>The value is the answer.</summary>
    Own,

    /// <summary>The value answers another category.</summary>
    Foreign,

    /// <summary>The value explains and holds no tags.</summary>
    Remark,

    /// <summary>The value is the name of one item: <c>{"name": "pop"}</c>.</summary>
    Item,

    /// <summary>A name that says nothing.</summary>
    Unknown,
}
