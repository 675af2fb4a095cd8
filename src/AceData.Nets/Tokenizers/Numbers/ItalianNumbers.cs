using System.Globalization;
using System.Numerics;

namespace AceData.Nets.Tokenizers.Numbers;

internal sealed class ItalianNumbers : NumberWords
{
    private static readonly string[] Low =
    [
        "zero", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici", "tredici", "quattordici", "quindici", "sedici", "diciassette", "diciotto", "diciannove",
    ];

    private static readonly string[] LowOrdinals =
    [
        "zero", "primo", "secondo", "terzo", "quarto", "quinto", "sesto", "settimo", "ottavo", "nono", "decimo", "undicesimo", "dodicesimo", "tredicesimo", "quattordicesimo", "quindicesimo", "sedicesimo",
        "diciassettesimo", "diciottesimo", "diciannovesimo",
    ];

    private static readonly string[] Powers = ["zero", "m", "b", "tr", "quadr", "quint", "sest", "sett", "ott", "nov", "dec"];

    protected override string Separator => " e";

    protected override IReadOnlyDictionary<Currency, (string[] Units, string[] Hundredths)> Money { get; } = new Dictionary<Currency, (string[], string[])>
    {
        [Currency.Gbp] = (["sterlina", "sterline"], ["penny", "penny"]),
        [Currency.Usd] = (["dollaro", "dollari"], ["centesimo", "centesimi"]),
        [Currency.Eur] = (["euro", "euro"], ["centesimo", "centesimi"]),
    };

    public override string? Cardinal(BigInteger number) => Say(number) is { } words ? Accented(words) : null;

    public override string? Decimal(double value)
    {
        var parts = PythonFloat.Repr(value).Split('.');
        return parts.Length == 2 && parts[1].All(char.IsAsciiDigit) && Cardinal(new BigInteger(Math.Floor(value))) is { } whole
            ? Accented($"{whole} virgola {string.Join(' ', parts[1].Select(digit => Low[digit - '0']))}")
            : null;
    }

    public override string? Ordinal(BigInteger number)
    {
        if (number < 20)
        {
            return LowOrdinals[(int)number];
        }

        if (Cardinal(number) is not { } words)
        {
            return null;
        }

        var tens = (int)(number % 100);
        var isTeen = tens is > 10 and < 20;
        return (tens % 10) switch
        {
            3 when !isTeen => words[..^1] + "eesimo",
            6 when !isTeen => words + "esimo",
            _ => Doubled(words[..^1]) + "esimo",
        };
    }

    public override string? Amount(double value, Currency currency)
    {
        if (base.Amount(value, currency) is not { } words)
        {
            return null;
        }

        // Una sterlina, un euro; the reference shortens every "uno" in it.
        words = currency == Currency.Gbp && words.StartsWith("uno ", StringComparison.Ordinal) ? "una" + words[3..] : words;
        return words.Replace("uno", "un", StringComparison.Ordinal);
    }

    private static string Doubled(string stem) => stem.EndsWith("mil", StringComparison.Ordinal) ? stem + "l" : stem;

    private static string? Say(BigInteger number)
    {
        if (number < 20)
        {
            return Low[(int)number];
        }

        if (number < 100)
        {
            var (tens, units) = ((int)number / 10, (int)number % 10);
            var ten = tens switch
            {
                2 => "venti",
                3 => "trenta",
                4 => "quaranta",
                6 => "sessanta",
                _ => Low[tens][..^1] + "anta",
            };
            return Contracted(ten + (units == 0 ? "" : Low[units]));
        }

        if (number < 1000)
        {
            var hundreds = (int)number / 100;
            return Contracted((hundreds == 1 ? "" : Low[hundreds]) + "cento" + Rest(number % 100));
        }

        if (number < 1_000_000)
        {
            var thousands = number / 1000;
            return (thousands.IsOne ? "mille" : Accented(Say(thousands)!) + "mila") + Rest(number % 1000);
        }

        return Large(number);
    }

    private static string? Large(BigInteger number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        if (digits.Length >= 66)
        {
            return null;
        }

        var zeros = (digits.Length - 1) / 3 * 3;
        var count = BigInteger.DivRem(number, Ten(zeros), out var rest);
        var name = Powers[zeros / 6] + (zeros % 6 == 0 ? "ilione" : "iliardo");
        var words = count.IsOne ? "un " + name : $"{Accented(Say(count)!)} {name[..^1]}i";
        if (rest.IsZero)
        {
            return words;
        }

        var after = Accented(Say(rest)!);
        return words + (after.Contains(" e ", StringComparison.Ordinal) ? ", " : " e ") + after;
    }

    private static string Rest(BigInteger number) => number.IsZero ? "" : Accented(Say(number)!);

    // Settantaotto is said settantotto.
    private static string Contracted(string word) => word
        .Replace("oo", "o", StringComparison.Ordinal)
        .Replace("ao", "o", StringComparison.Ordinal)
        .Replace("io", "o", StringComparison.Ordinal)
        .Replace("au", "u", StringComparison.Ordinal)
        .Replace("iu", "u", StringComparison.Ordinal);

    // Only the last "tre" of a word has an accent, and not where it is the whole word.
    private static string Accented(string words) => string.Join(' ', words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word =>
    {
        var plain = word.Replace("tré", "tre", StringComparison.Ordinal);
        return word.EndsWith("tre", StringComparison.Ordinal) && word.Length > 3 ? plain[..^3] + "tré" : plain;
    }));
}
