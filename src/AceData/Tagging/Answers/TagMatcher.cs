using System.Collections.Frozen;
using AceData.Tagging.Vocabularies;

namespace AceData.Tagging.Answers;

/// <summary>Finds the tag that a word or phrase stands for in one category of one vocabulary.</summary>
internal sealed class TagMatcher(string category, Vocabulary vocabulary, TagAliases aliases)
{
    private readonly VocabularyCategory? _tags = vocabulary.Find(category);
    private readonly FrozenDictionary<string, IReadOnlyList<string>> _anywhere = aliases.AnywhereOf(category);
    private readonly FrozenDictionary<string, IReadOnlyList<string>> _alone = aliases.AloneOf(category);

    // Things are named in the singular or the plural; "blue" is not "blues".
    private readonly bool _isCounted = category is "instruments" or "vocal_fx";

    /// <summary>The category's name.</summary>
    public string Category => category;

    /// <summary>True when the preset has tags in this category.</summary>
    public bool HasTags => _tags is { Tags.Count: > 0 };

    /// <summary>The words of the preset's moods: they may describe an instrument and are then no part of its name.</summary>
    private readonly VocabularyCategory? _moods = category == "instruments" ? vocabulary.Find("mood") : null;

    /// <summary>Looks a phrase up.</summary>
    /// <param name="text">The phrase as it was written.</param>
    /// <param name="key">Its comparison key.</param>
    /// <param name="alone">True when it is a whole item.</param>
    /// <param name="isKnown">True when the phrase is known, even where it is no tag.</param>
    public ParsedTag? Find(ReadOnlySpan<char> text, ReadOnlySpan<char> key, bool alone, out bool isKnown)
    {
        isKnown = true;
        if (_tags is null || key.IsEmpty || key.Length > TagText.MaximumLength)
        {
            isKnown = false;
            return null;
        }

        if (_tags.FindByText(text) is { } literal)
        {
            return new ParsedTag(literal, TagOrigin.Literal, text.ToString());
        }

        if (_tags.FindByKey(key) is { } spelled)
        {
            return new ParsedTag(spelled, TagOrigin.Spelling, text.ToString());
        }

        if (FromAliases(_anywhere, text, key, ref isKnown) is { } alias)
        {
            return alias;
        }

        if (!isKnown && alone && FromAliases(_alone, text, key, ref isKnown) is { } whole)
        {
            return whole;
        }

        if (isKnown)
        {
            return null;
        }

        var other = OtherNumber(key);
        isKnown = other is not null;
        return other is null ? null : new ParsedTag(other, TagOrigin.Spelling, text.ToString());
    }

    /// <summary>True when the word says nothing about which tag is meant.</summary>
    public bool IsIgnored(string key) => aliases.IsIgnored(category, key);

    /// <summary>True when the word describes how something sounds and not what it is: a mood, or an adjective by its ending.</summary>
    public bool IsDescription(string key) => IsIgnored(key) || (_isCounted && (_moods?.FindByKey(key) is not null || HasAdjectiveEnding(key)));

    private static ParsedTag? First(IReadOnlyList<string> targets, VocabularyCategory tags, ReadOnlySpan<char> text)
    {
        foreach (var target in targets)
        {
            if (tags.FindByText(target) is { } tag)
            {
                return new ParsedTag(tag, TagOrigin.Alias, text.ToString());
            }
        }

        return null;
    }

    private ParsedTag? FromAliases(FrozenDictionary<string, IReadOnlyList<string>> words, ReadOnlySpan<char> text, ReadOnlySpan<char> key, ref bool isKnown)
    {
        isKnown = words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var targets);
        return isKnown ? First(targets!, _tags!, text) : null;
    }

    private string? OtherNumber(ReadOnlySpan<char> key)
    {
        Span<char> other = stackalloc char[TagText.MaximumLength + 1];
        if (key.Length > 3 && key[^1] == 's' && key[^2] != 's')
        {
            if (_tags!.FindByKey(key[..^1]) is { } singular)
            {
                return singular;
            }

            if (key.EndsWith("ies", StringComparison.Ordinal))
            {
                key[..^3].CopyTo(other);
                other[key.Length - 3] = 'y';
                return _tags.FindByKey(other[..(key.Length - 2)]);
            }

            return key.EndsWith("es", StringComparison.Ordinal) ? _tags.FindByKey(key[..^2]) : null;
        }

        if (!_isCounted || key.Length < 3)
        {
            return null;
        }

        key.CopyTo(other);
        other[key.Length] = 's';
        return _tags!.FindByKey(other[..(key.Length + 1)]);
    }

    private static bool HasAdjectiveEnding(string key) =>
        key.Length > 4 && (key.EndsWith("ing", StringComparison.Ordinal) || key.EndsWith("ed", StringComparison.Ordinal) || key.EndsWith("ful", StringComparison.Ordinal)
        || key.EndsWith("ous", StringComparison.Ordinal) || key.EndsWith("ive", StringComparison.Ordinal) || key.EndsWith('y') || key.EndsWith("ic", StringComparison.Ordinal));
}
