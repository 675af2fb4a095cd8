using System.Globalization;
using System.Numerics;

namespace AceData.Nets.Tokenizers.Numbers;

internal sealed class HungarianNumbers : CardWords
{
    private static readonly (string Word, string Ordinal)[] Ordinals =
    [
        ("nulla", "nullad"), ("egy", "egyed"), ("kettő", "ketted"), ("három", "harmad"), ("négy", "negyed"), ("öt", "ötöd"), ("hat", "hatod"), ("hét", "heted"), ("nyolc", "nyolcad"), ("kilenc", "kilenced"),
        ("tíz", "tized"), ("húsz", "huszad"), ("harminc", "harmincad"), ("negyven", "negyvened"), ("ötven", "ötvened"), ("hatvan", "hatvanad"), ("hetven", "hetvened"), ("nyolcvan", "nyolcvanad"),
        ("kilencven", "kilencvened"), ("száz", "század"), ("ezer", "ezred"), ("illió", "milliomod"), ("illiárd", "milliárdod"),
    ];

    public HungarianNumbers()
    {
        var low = "egy kettő három négy öt hat hét nyolc kilenc".Split(' ');
        AddLow($"nulla {string.Join(' ', low)} tíz {string.Join(' ', low.Select(word => "tizen" + word))} húsz {string.Join(' ', low.Select(word => "huszon" + word))}");
        AddTens(3, "harminc negyven ötven hatvan hetven nyolcvan kilencven");
        Add(100, "száz");
        Add(1000, "ezer");
        foreach (var (i, word) in LatinPowers().Index())
        {
            Add(Ten(6 + (6 * i)), word + "illió");
            Add(Ten(9 + (6 * i)), word + "illiárd");
        }
    }

    protected override IReadOnlyDictionary<Currency, (string[] Units, string[] Hundredths)> Money => EnglishNumbers.InEnglish;

    public override string? Cardinal(BigInteger number) => Say(number, "nulla", isFloat: false);

    public override string? Decimal(double value)
    {
        if (value == Math.Floor(value))
        {
            return Say(new BigInteger(value), "nulla", isFloat: true);
        }

        return PythonFloat.Repr(value).Split('.') is [var left, var right] && BigInteger.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out var digits)
            && Cards.TryGetValue(Ten(right.Length), out var place) && Array.Find(Ordinals, pair => pair.Word == place).Ordinal is { } part
            ? Join([Cardinal(BigInteger.Parse(left, CultureInfo.InvariantCulture)), "egész", Cardinal(digits), part])
            : null;
    }

    public override string? Ordinal(BigInteger number)
    {
        if (number.IsOne)
        {
            return "első";
        }

        if (number == 2)
        {
            return "második";
        }

        if (Cardinal(number) is not { } word)
        {
            return null;
        }

        var (ending, ordinal) = Array.Find(Ordinals, pair => word.EndsWith(pair.Word, StringComparison.Ordinal));
        return (ending is null ? word : word[..^ending.Length] + ordinal) + "ik";
    }

    // Its words are not merged from cards.
    protected override Said Merge(Said left, Said right) => throw new NotSupportedException();

    private string? Say(BigInteger number, string zero, bool isFloat)
    {
        if (number.IsZero)
        {
            return zero;
        }

        if (zero.Length == 0 && number == 2)
        {
            return "két";
        }

        if (number < 100)
        {
            return Cards.TryGetValue(number, out var card) ? card : Cards[number / 10 * 10] + Cards[number % 10];
        }

        if (number < 1000)
        {
            return $"{(number < 200 ? "" : Say(number / 100, "", isFloat))}száz{Say(number % 100, "", isFloat)}";
        }

        if (number < 1_000_000)
        {
            var rest = Say(number % 1000, "", isFloat);
            return $"{(number < 2000 ? "" : Say(number / 1000, "", isFloat))}ezer{(number <= 2000 || rest!.Length == 0 ? "" : "-")}{rest}";
        }

        // The reference counts the letters of the number, and a decimal that is whole has two more of them; where that is too much it never ends.
        var digits = isFloat ? PythonFloat.Repr((double)number).Length : number.ToString(CultureInfo.InvariantCulture).Length;
        var power = Ten((digits % 3 != 0 ? digits : digits - 2) / 3 * 3);
        return power <= number && Cards.TryGetValue(power, out var word) && Say(number / power, "", isFloat) is { } high && Say(number % power, "", isFloat) is { } low
            ? high + word + (low.Length > 0 ? "-" + low : "")
            : null;
    }
}
