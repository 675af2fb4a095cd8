using System.Globalization;
using System.Text.RegularExpressions;

namespace AceData.Web.Languages;

/// <summary>A sentence of the product with places for what it names, such as <c>'{0}' cannot be read.</c></summary>
internal sealed partial class ProblemSentence
{
    private readonly string[] _literals;
    private readonly int[] _places;

    private ProblemSentence(string[] literals, int[] places, Func<CultureInfo, string?> words)
    {
        (_literals, _places, Words) = (literals, places, words);
        Letters = literals.Sum(literal => literal.Length);
    }

    /// <summary>The same sentence in another language, with the same places.</summary>
    public Func<CultureInfo, string?> Words { get; }

    /// <summary>Characters that it says by itself.</summary>
    public int Letters { get; }

    /// <summary>The place that it ends with, which holds a number or a text of its own; -1 where it ends in its own words.</summary>
    public int OpenPlace => _places.Length > 0 && _literals[^1].Length == 0 ? _places[^1] : -1;

    public static ProblemSentence Of(string english, Func<CultureInfo, string?> words)
    {
        var parts = Place().Split(english);
        return new ProblemSentence([.. parts.Where((_, at) => at % 2 == 0)], [.. parts.Where((_, at) => at % 2 == 1).Select(place => int.Parse(place, CultureInfo.InvariantCulture))], words);
    }

    /// <summary>
    /// Reads the sentence at a place of a text. Each of its words is taken where it comes first, so that a text is walked once,
    /// whatever it holds.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where it should begin.</param>
    /// <returns>Where it ends and what it names; null when it does not stand there.</returns>
    public SaidSentence? ReadAt(string text, int at)
    {
        if (string.CompareOrdinal(text, at, _literals[0], 0, _literals[0].Length) != 0)
        {
            return null;
        }

        var end = at + _literals[0].Length;
        var values = new Dictionary<int, NamedValue>(_places.Length);
        for (var i = 0; i < _places.Length; i++)
        {
            var found = Find(text, _literals[i + 1], end + 1, isLast: i == _places.Length - 1);
            if (found < 0)
            {
                return null;
            }

            var value = new NamedValue(text[end..found], _literals[i].Length > 0 ? _literals[i][^1] : ' ', _literals[i + 1].Length > 0 ? _literals[i + 1][0] : ' ') { Following = _literals[i + 1] };
            if (value.IsCrossing)
            {
                return null;
            }

            values.TryAdd(_places[i], value);
            end = found + _literals[i + 1].Length;
        }

        return _places.Length > 0 || IsEnd(text, end) ? new SaidSentence(this, end, values) : null;
    }

    private static int Find(string text, string literal, int from, bool isLast)
    {
        if (from > text.Length)
        {
            return -1;
        }

        if (isLast && literal.Length == 0)
        {
            return text.Length;
        }

        var found = text.IndexOf(literal, from, StringComparison.Ordinal);
        while (isLast && found >= 0 && !IsEnd(text, found + literal.Length))
        {
            found = text.IndexOf(literal, found + 1, StringComparison.Ordinal);
        }

        return found;
    }

    private static bool IsEnd(string text, int at) => at == text.Length || char.IsWhiteSpace(text[at]);

    [GeneratedRegex(@"\{(\d)\}")]
    private static partial Regex Place();
}

/// <summary>A sentence as it stands in a text.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Values">What it names, by the number of the place.</param>
internal sealed record SaidSentence(ProblemSentence Sentence, int End, IReadOnlyDictionary<int, NamedValue> Values)
{
    /// <summary>Characters that are named and not said.</summary>
    public int Named { get; } = Values.Values.Sum(value => value.Text.Length);
}
