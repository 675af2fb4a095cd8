using System.Numerics;

namespace AceData.Nets.Tokenizers.Numbers;

internal sealed class FrenchNumbers : CardWords
{
    public FrenchNumbers()
    {
        AddLow("zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt");
        AddTens(3, "trente quarante cinquante soixante");
        Add(80, "quatre-vingts");
        Add(100, "cent");
        Add(1000, "mille");
        foreach (var (i, word) in LatinPowers().Index())
        {
            Add(Ten(6 + (6 * i)), word + "illion");
            Add(Ten(9 + (6 * i)), word + "illiard");
        }
    }

    protected override string PointWord => "virgule";

    protected override string Separator => " et";

    protected override IReadOnlyDictionary<Currency, (string[] Units, string[] Hundredths)> Money { get; } = new Dictionary<Currency, (string[], string[])>
    {
        [Currency.Gbp] = (["livre", "livres"], ["penny", "pence"]),
        [Currency.Usd] = (["dollar", "dollars"], ["cent", "cents"]),
        [Currency.Eur] = (["euro", "euros"], ["centime", "centimes"]),
    };

    public override string? Ordinal(BigInteger number)
    {
        if (number.IsOne)
        {
            return "premier";
        }

        return Cardinal(number) switch
        {
            null => null,
            var word when word.EndsWith("cinq", StringComparison.Ordinal) => word + "uième",
            var word when word.EndsWith("neuf", StringComparison.Ordinal) => word[..^1] + "vième",
            var word => (word.EndsWith('e') ? word[..^1] : word) + "ième",
        };
    }

    protected override Said Merge(Said left, Said right)
    {
        var (leftText, rightText) = (left.Text, right.Text);
        if (left.Number.IsOne)
        {
            if (right.Number < 1_000_000)
            {
                return right;
            }
        }
        else
        {
            var isEighty = ((left.Number - 80) % 100).IsZero;
            var isHundred = (left.Number % 100).IsZero && left.Number < 1000;
            if ((isEighty || isHundred) && right.Number < 1_000_000 && leftText.EndsWith('s'))
            {
                leftText = leftText[..^1];
            }

            if (left.Number < 1000 && right.Number != 1000 && !rightText.EndsWith('s') && (right.Number % 100).IsZero)
            {
                rightText += "s";
            }
        }

        if (right.Number < left.Number && left.Number < 100)
        {
            var joint = right.Number % 10 == 1 && left.Number != 80 ? " et " : "-";
            return new(leftText + joint + rightText, left.Number + right.Number);
        }

        return new($"{leftText} {rightText}", right.Number > left.Number ? left.Number * right.Number : left.Number + right.Number);
    }
}
