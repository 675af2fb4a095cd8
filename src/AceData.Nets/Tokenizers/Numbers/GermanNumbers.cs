using System.Numerics;
using System.Text.RegularExpressions;

namespace AceData.Nets.Tokenizers.Numbers;

internal sealed partial class GermanNumbers : CardWords
{
    private static readonly (string Ending, string Ordinal)[] Ordinals =
    [
        ("eins", "ers"), ("drei", "drit"), ("acht", "ach"), ("sieben", "sieb"), ("ig", "igs"), ("ert", "erts"), ("end", "ends"), ("ion", "ions"), ("nen", "ns"), ("rde", "rds"), ("rden", "rds"),
    ];

    public GermanNumbers()
    {
        AddLow("null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig");
        AddTens(3, "dreißig vierzig fünfzig sechzig siebzig achtzig neunzig");
        Add(100, "hundert");
        Add(1000, "tausend");
        foreach (var (i, word) in LatinPowers(Spell).Index())
        {
            Add(Ten(6 + (6 * i)), word + "illion");
            Add(Ten(9 + (6 * i)), word + "illiarde");
        }
    }

    protected override string PointWord => "Komma";

    protected override string Separator => " und";

    protected override IReadOnlyDictionary<Currency, (string[] Units, string[] Hundredths)> Money { get; } = new Dictionary<Currency, (string[], string[])>
    {
        [Currency.Gbp] = (["Pfund", "Pfund"], ["Penny", "Pence"]),
        [Currency.Usd] = (["Dollar", "Dollar"], ["Cent", "Cent"]),
        [Currency.Eur] = (["Euro", "Euro"], ["Cent", "Cent"]),
    };

    public override string? Ordinal(BigInteger number)
    {
        if (Cardinal(number)?.ToLowerInvariant() is not { } word)
        {
            return null;
        }

        var (ending, ordinal) = Array.Find(Ordinals, pair => word.EndsWith(pair.Ending, StringComparison.Ordinal));
        word = (ending is null ? word : word[..^ending.Length] + ordinal) + "te";
        word = word is "eintausendste" or "einhundertste" ? word[3..] : word;
        return SpacedMillion().Replace(OneMillion().Replace(word, "$1"), "$1");
    }

    public override string? Amount(double value, Currency currency) => base.Amount(value, currency)?.Replace("eins ", "ein ", StringComparison.Ordinal);

    protected override Said Merge(Said left, Said right)
    {
        var (leftText, rightText) = (left.Text, right.Text);
        if (left.Number.IsOne)
        {
            if (right.Number == 100 || right.Number == 1000)
            {
                return new("ein" + rightText, right.Number);
            }

            if (right.Number < 1_000_000)
            {
                return right;
            }

            leftText = "eine";
        }

        if (right.Number > left.Number)
        {
            if (right.Number >= 1_000_000)
            {
                rightText += left.Number > 1 ? rightText.EndsWith('e') ? "n" : "en" : "";
                leftText += " ";
            }

            return new(leftText + rightText, left.Number * right.Number);
        }

        if (right.Number < 10 && left.Number > 10 && left.Number < 100)
        {
            (leftText, rightText) = ((right.Number.IsOne ? "ein" : rightText) + "und", leftText);
        }
        else if (left.Number >= 1_000_000)
        {
            leftText += " ";
        }

        return new(leftText + rightText, left.Number + right.Number);
    }

    // German spells the Latin words with k, z and a capital: Oktillion, Dezillion, Zentillion, but undezillion.
    private static string Spell(string latin)
    {
        var word = latin.Replace("oct", "okt", StringComparison.Ordinal).Replace("dec", "dez", StringComparison.Ordinal);
        return latin switch
        {
            "cent" => "zent",
            _ when latin.EndsWith("int", StringComparison.Ordinal) && latin != "quint" => word,
            _ when latin.EndsWith("dec", StringComparison.Ordinal) => word,
            _ => char.ToUpperInvariant(word[0]) + word[1..],
        };
    }

    [GeneratedRegex("eine ([a-z]+(illion|illiard)ste)$")]
    private static partial Regex OneMillion();

    [GeneratedRegex(" ([a-z]+(illion|illiard)ste)$")]
    private static partial Regex SpacedMillion();
}
