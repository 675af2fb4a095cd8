using System.Numerics;

namespace AceData.Nets.Tokenizers.Numbers;

/// <summary>A word, or words, and the number that they stand for.</summary>
internal readonly record struct Said(string Text, BigInteger Number);

/// <summary>
/// Languages whose numbers are put together from cards (words for some numbers): a number is so many of the largest card that fits, that card, and
/// the rest; how two neighbours join is the language's own.
/// </summary>
internal abstract class CardWords : NumberWords
{
    private static readonly string[] Units = ["", "un", "duo", "tre", "quattuor", "quin", "sex", "sept", "octo", "novem"];
    private static readonly string[] Tens = ["dec", "vigint", "trigint", "quadragint", "quinquagint", "sexagint", "septuagint", "octogint", "nonagint"];
    private static readonly string[] Lows = ["m", "b", "tr", "quadr", "quint", "sext", "sept", "oct", "non"];

    private readonly SortedList<BigInteger, string> _cards = [];

    protected IReadOnlyDictionary<BigInteger, string> Cards => _cards;

    /// <summary>From here on the reference refuses: a thousand times the highest card.</summary>
    protected BigInteger Limit => _cards.Keys[^1] * 1000;

    public override string? Cardinal(BigInteger number) => number < Limit ? Say(number).Text : null;

    /// <summary>Joins a number and what follows it.</summary>
    protected abstract Said Merge(Said left, Said right);

    /// <summary>Words of the numbers from 0 up, separated by spaces.</summary>
    protected void AddLow(string words)
    {
        foreach (var (number, word) in words.Split(' ').Index())
        {
            _cards[number] = word;
        }
    }

    protected void Add(BigInteger number, string word) => _cards[number] = word;

    /// <summary>Words of ten, twenty, … ninety from <paramref name="first"/> tens up, separated by spaces.</summary>
    protected void AddTens(int first, string words)
    {
        foreach (var (i, word) in words.Split(' ').Index())
        {
            _cards[(first + i) * 10] = word;
        }
    }

    /// <summary>Latin words of the powers of ten, from a million up to the hundredth: m, b, tr, … non, dec, undec, … novemnonagint, cent.</summary>
    /// <param name="change">The language's spelling of them.</param>
    protected static IEnumerable<string> LatinPowers(Func<string, string>? change = null) =>
        Lows.Concat(Tens.SelectMany(ten => Units.Select(unit => unit + ten))).Append("cent").Select(change ?? (word => word));

    private Said Say(BigInteger number)
    {
        var card = Card(number);
        var count = number.IsZero ? BigInteger.One : BigInteger.DivRem(number, card, out _);
        var rest = number.IsZero ? BigInteger.Zero : number % card;
        if (card.IsOne)
        {
            return new Said(_cards[card], BigInteger.One);
        }

        var said = Merge(count.IsOne ? new Said(_cards[1], BigInteger.One) : Say(count), new Said(_cards[card], card));
        return rest.IsZero ? said : Merge(said, Say(rest));
    }

    private BigInteger Card(BigInteger number)
    {
        var (low, high) = (0, _cards.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _cards.Keys[middle] <= number ? (middle, high) : (low, middle - 1);
        }

        return _cards.Keys[low];
    }
}
