using System.Collections.Frozen;

namespace AceData.Datasets.Dialects.Values;

/// <summary>What the fields are called by the programs and people who write tables and lists of keys.</summary>
internal static class FieldNames
{
    private static readonly FrozenDictionary<string, SongField> Known = new Dictionary<string, SongField>
    {
        ["tags"] = SongField.Tags,
        ["caption"] = SongField.Caption,
        ["genre"] = SongField.Genre,
        ["bpm"] = SongField.Bpm,
        ["tempo"] = SongField.Bpm,
        ["key"] = SongField.Key,
        ["keyscale"] = SongField.Key,
        ["scale"] = SongField.Key,
        ["signature"] = SongField.TimeSignature,
        ["timesignature"] = SongField.TimeSignature,
        ["sig"] = SongField.TimeSignature,
        ["language"] = SongField.Language,
        ["lang"] = SongField.Language,
        ["isinstrumental"] = SongField.Instrumental,
        ["instrumental"] = SongField.Instrumental,
        ["lyrics"] = SongField.Lyrics,
        ["duration"] = SongField.Duration,
        ["customtag"] = SongField.CustomTag,
        ["trigger"] = SongField.CustomTag,
        ["promptoverride"] = SongField.PromptOverride,
        ["repeat"] = SongField.Repeat,
        ["repeats"] = SongField.Repeat,
        ["id"] = SongField.Id,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> OfFiles = FrozenSet.ToFrozenSet(["file", "filename", "audiopath", "path"], StringComparer.Ordinal);

    /// <summary>The field of a name, capitals, blanks, <c>_</c> and <c>-</c> left out of account; null for an unknown one.</summary>
    public static SongField? Find(string name) => Known.TryGetValue(Plain(name), out var field) ? field : null;

    /// <summary>True for a name of the column that names the song.</summary>
    public static bool IsFile(string name) => OfFiles.Contains(Plain(name));

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
