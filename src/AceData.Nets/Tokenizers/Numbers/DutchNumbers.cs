using System.Numerics;

namespace AceData.Nets.Tokenizers.Numbers;

internal sealed class DutchNumbers : CardWords
{
    private static readonly (string Ending, string Ordinal)[] Ordinals =
    [
        ("nul", "nuld"), ("één", "eerst"), ("twee", "tweed"), ("drie", "derd"), ("vier", "vierd"), ("vijf", "vijfd"), ("zes", "zesd"), ("zeven", "zevend"), ("acht", "achtst"), ("negen", "negend"),
        ("tien", "tiend"), ("elf", "elfd"), ("twaalf", "twaalfd"), ("ig", "igst"), ("erd", "erdst"), ("end", "endst"), ("joen", "joenst"), ("rd", "rdst"),
    ];

    public DutchNumbers()
    {
        AddLow("nul één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig");
        AddTens(3, "dertig veertig vijftig zestig zeventig tachtig negentig");
        Add(100, "honderd");
        Add(1000, "duizend");
        foreach (var (i, word) in LatinPowers(Spell).Index())
        {
            Add(Ten(6 + (6 * i)), word + "iljoen");
            Add(Ten(9 + (6 * i)), word + "iljard");
        }
    }

    protected override string PointWord => "komma";

    protected override IReadOnlyDictionary<Currency, (string[] Units, string[] Hundredths)> Money { get; } = new Dictionary<Currency, (string[], string[])>
    {
        [Currency.Gbp] = (["pond"], ["penny"]),
        [Currency.Usd] = (["dollar"], ["cent"]),
        [Currency.Eur] = (["euro"], ["cent"]),
    };

    public override string? Ordinal(BigInteger number)
    {
        if (Cardinal(number) is not { } word)
        {
            return null;
        }

        var (ending, ordinal) = Array.Find(Ordinals, pair => word.EndsWith(pair.Ending, StringComparison.Ordinal));
        return (ending is null ? word : word[..^ending.Length] + ordinal) + "e";
    }

    protected override string Plural(BigInteger number, string[] forms) => forms[0];

    protected override Said Merge(Said left, Said right)
    {
        var (leftText, rightText) = (left.Text, right.Text);
        if (left.Number.IsOne)
        {
            if (right.Number < 1_000_000)
            {
                return right;
            }

            leftText = "een";
        }

        if (right.Number > left.Number)
        {
            return new(leftText + (right.Number >= 1_000_000 ? " " : "") + rightText, left.Number * right.Number);
        }

        if (right.Number < 10 && left.Number > 10 && left.Number < 100)
        {
            rightText = right.Number.IsOne ? "een" : rightText;
            return new(rightText + (rightText.EndsWith('e') ? "ën" : "en") + leftText, left.Number + right.Number);
        }

        return new(leftText + (left.Number >= 1_000_000 ? " " : "") + rightText, left.Number + right.Number);
    }

    private static string Spell(string latin) =>
        latin == "cent" ? "zend" : latin.Replace("oct", "okt", StringComparison.Ordinal).Replace("dec", "dez", StringComparison.Ordinal);
}
