using System.Globalization;
using AceData.Audio.Features;
using AceData.Datasets.Checking;
using AceData.Library.Catalog;
using AceData.Settings;
using AceData.Tagging.Policy;

namespace AceData.Library.Filtering;

/// <summary>What can stand before a colon in a filter, and what may stand behind it.</summary>
internal static class FilterFields
{
    /// <summary>The field for what the last check found.</summary>
    public const string Check = "check";

    /// <summary>The fields with a fixed list of values.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<(string Name, Func<SongEntry, bool> Test)>> Named { get; } = new Dictionary<string, IReadOnlyList<(string, Func<SongEntry, bool>)>>
    {
        ["is"] =
        [
            ("untagged", song => song.IsUntagged),
            ("measured", song => song.IsMeasuredOnly),
            ("tempo-and-key", song => song.HasOnlyTempoAndKey),
            ("review", song => song.NeedsReview),
            ("suggestion", song => song.TagSuggestion is not null || song.LyricsSuggestion is not null),
            ("edited", song => song.IsEdited),
            ("failed", song => song.Failure is not null),
            ("instrumental", IsInstrumental),
            ("locked", song => song.Locks.Count > 0),
            ("unknown", song => song.Tags.Any(tag => !tag.IsInVocabulary)),
        ],
        ["key"] =
        [
            ("minor", song => song.Mode == KeyMode.Minor),
            ("major", song => song.Mode == KeyMode.Major),
            ("none", song => song.IsRead && song.Mode is null),
        ],
        ["lyrics"] =
        [
            ("missing", song => song.IsRead && song.Lyrics == LyricsState.Missing),
            ("uncertain", song => song.Lyrics == LyricsState.Uncertain),
            ("found", song => song.Lyrics == LyricsState.Found),
            ("edited", song => song.Lyrics == LyricsState.Edited),
            ("instrumental", song => song.Lyrics == LyricsState.Instrumental),
            ("suspicious", song => song.Lyrics == LyricsState.Suspicious),
        ],
        ["source"] =
        [
            ("model", song => HasSource(song, ValueSource.Model)),
            ("measured", song => HasSource(song, ValueSource.Measured)),
            ("name", song => HasSource(song, ValueSource.FileName)),
            ("embedded", song => HasSource(song, ValueSource.Embedded)),
            ("person", song => HasSource(song, ValueSource.Person)),
            ("made-up", song => HasSource(song, ValueSource.MadeUp)),
        ],
        [Check] = [.. CheckCodes.All().Select(code => (code.Name.ToLowerInvariant(), (Func<SongEntry, bool>)(song => song.Findings.Contains(code.Name, StringComparer.Ordinal))))],
        ["confidence"] =
        [
            ("low", song => HasConfidence(song, ConfidenceLevel.Low)),
            ("medium", song => HasConfidence(song, ConfidenceLevel.Medium)),
            ("high", song => HasConfidence(song, ConfidenceLevel.High)),
        ],
    };

    /// <summary>All fields.</summary>
    public static IReadOnlyList<string> Names { get; } = ["tag", "tags", "bpm", .. Named.Keys];

    /// <summary>The words of the tempo beside numbers.</summary>
    public static IReadOnlyList<(string Name, Func<SongEntry, bool> Test)> TempoWords { get; } =
    [
        ("none", song => song.IsRead && song.BeatsPerMinute is null),
        ("doubtful", song => song.Review.Any(note => note.Cause == ReviewCause.TempoDoubtful || note is { Cause: ReviewCause.LowConfidence, About: { } tag } && PromptLine.Tempo(tag) is not null)),
    ];

    /// <summary>The condition of a field and its value.</summary>
    /// <exception cref="FilterException">The field or the value is not known.</exception>
    public static Condition Of(FilterToken token) => token.Field switch
    {
        null => Word(token),
        "tag" => Tag(token),
        "tags" => Number(token, song => song.Tags.Count(tag => tag.Category != TagLine.TempoCategory), []),
        "bpm" => Number(token, song => song.BeatsPerMinute, TempoWords),
        { } field when Named.TryGetValue(field, out var values) => Value(token, values),
        { } field => throw new FilterException(
            $"There is no filter \"{field}:\".",
            token.Start,
            field.Length + 1,
            NearestName.Of(field, Names) is { } name ? name + ":" + token.Text : null),
    };

    private static Condition Word(FilterToken token)
    {
        var word = token.Text;
        return new Condition(null, word, song => song.Title.Contains(word, StringComparison.OrdinalIgnoreCase) || song.Folder.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static Condition Tag(FilterToken token)
    {
        var text = token.Text.Trim();
        if (text.Length == 0)
        {
            throw new FilterException("Type a tag behind \"tag:\", such as tag:rap or tag:\"synth bass\".", token.Start, token.Length);
        }

        if (!token.IsQuoted && text.Length > 1 && text[^1] == '*')
        {
            var begin = text[..^1];
            return new Condition("tag", text, song => Has(song, begin, isPrefix: true)) { IsPrefix = true };
        }

        return new Condition("tag", text, song => Has(song, text, isPrefix: false));
    }

    private static Condition Value(FilterToken token, IReadOnlyList<(string Name, Func<SongEntry, bool> Test)> values)
    {
        var value = token.Text.ToLowerInvariant();
        foreach (var (name, test) in values)
        {
            if (name == value)
            {
                return new Condition(token.Field, name, test);
            }
        }

        throw Unknown(token, values, $"Known are {string.Join(", ", values.Select(known => known.Name))}.");
    }

    private static Condition Number(FilterToken token, Func<SongEntry, int?> of, IReadOnlyList<(string Name, Func<SongEntry, bool> Test)> words)
    {
        var text = token.Text.ToLowerInvariant();
        if (words.FirstOrDefault(word => word.Name == text) is { Name: { } name, Test: { } named })
        {
            return new Condition(token.Field, name, named);
        }

        var range = text.Split("..", 2);
        if (range.Length == 2 && Whole(range[0]) is { } low && Whole(range[1]) is { } high)
        {
            return new Condition(token.Field, string.Create(CultureInfo.InvariantCulture, $"{low}..{high}"), song => of(song) is { } value && value >= low && value <= high);
        }

        var sign = text.StartsWith(">=", StringComparison.Ordinal) || text.StartsWith("<=", StringComparison.Ordinal) ? text[..2] : text.Length > 0 && text[0] is '<' or '>' or '=' ? text[..1] : "";
        if (Whole(text[sign.Length..]) is not { } number)
        {
            throw Unknown(token, words, $"Behind \"{token.Field}:\" stands a number, such as {token.Field}:93, {token.Field}:<93 or {token.Field}:90..100.");
        }

        return new Condition(
            token.Field,
            string.Create(CultureInfo.InvariantCulture, $"{(sign == "=" ? "" : sign)}{number}"),
            song => of(song) is { } value && sign switch { "<" => value < number, ">" => value > number, "<=" => value <= number, ">=" => value >= number, _ => value == number });
    }

    private static FilterException Unknown(FilterToken token, IReadOnlyList<(string Name, Func<SongEntry, bool> Test)> values, string hint)
    {
        var start = token.Start + token.Field!.Length + 1; // not null: only fields have values
        var nearest = NearestName.Of(token.Text, values.Select(known => known.Name));
        var said = token.Text.Length == 0 ? $"Something is missing behind \"{token.Field}:\"." : $"\"{token.Text}\" is nothing that \"{token.Field}:\" knows.";
        return new FilterException(nearest is null ? $"{said} {hint}" : said, start, token.End - start, nearest is null ? null : $"{token.Field}:{nearest}");
    }

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool Has(SongEntry song, string text, bool isPrefix)
    {
        var tags = song.Tags;
        for (var i = 0; i < tags.Count; i++)
        {
            var tag = tags[i].Text;
            if (isPrefix ? tag.StartsWith(text, StringComparison.OrdinalIgnoreCase) : tag.Length == text.Length && tag.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasSource(SongEntry song, ValueSource source) => song.Tags.Any(tag => tag.Source == source);

    private static bool HasConfidence(SongEntry song, ConfidenceLevel level) => song.Tags.Any(tag => tag.Confidence == level);

    private static bool IsInstrumental(SongEntry song) => song.Lyrics == LyricsState.Instrumental || Has(song, "instrumental", isPrefix: false);
}
