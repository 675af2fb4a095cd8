using System.Numerics;

namespace AceData.Nets.Tokenizers.Numbers;

internal sealed class SpanishNumbers : CardWords
{
    private static readonly Dictionary<BigInteger, string> Ordinals = new()
    {
        [1] = "primer",
        [2] = "segund",
        [3] = "tercer",
        [4] = "cuart",
        [5] = "quint",
        [6] = "sext",
        [7] = "séptim",
        [8] = "octav",
        [9] = "noven",
        [10] = "décim",
        [20] = "vigésim",
        [30] = "trigésim",
        [40] = "quadragésim",
        [50] = "quincuagésim",
        [60] = "sexagésim",
        [70] = "septuagésim",
        [80] = "octogésim",
        [90] = "nonagésim",
        [100] = "centésim",
        [200] = "ducentésim",
        [300] = "tricentésim",
        [400] = "cuadrigentésim",
        [500] = "quingentésim",
        [600] = "sexcentésim",
        [700] = "septigentésim",
        [800] = "octigentésim",
        [900] = "noningentésim",
        [1000] = "milésim",
        [1_000_000] = "millonésim",
        [1_000_000_000] = "billonésim",
        [1_000_000_000_000] = "trillonésim",
        [1_000_000_000_000_000] = "cuadrillonésim",
    };

    private static readonly string[] Millions = ["m", "b", "tr", "cuatr"];

    public SpanishNumbers()
    {
        AddLow("cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte " +
            "veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve");
        AddTens(3, "treinta cuarenta cincuenta sesenta setenta ochenta noventa");
        Add(100, "cien");
        Add(1000, "mil");
        foreach (var (i, word) in Millions.Index())
        {
            Add(Ten(6 + (6 * i)), word + "illón");
        }
    }

    protected override string PointWord => "punto";

    protected override string Separator => " con";

    protected override IReadOnlyDictionary<Currency, (string[] Units, string[] Hundredths)> Money { get; } = new Dictionary<Currency, (string[], string[])>
    {
        [Currency.Gbp] = (["libra", "libras"], ["penique", "peniques"]),
        [Currency.Usd] = (["dólar", "dólares"], ["centavo", "centavos"]),
        [Currency.Eur] = (["euro", "euros"], ["céntimo", "céntimos"]),
    };

    public override string? Ordinal(BigInteger number) => OrdinalPart(number)?.Trim();

    public override string? Amount(double value, Currency currency)
    {
        if (base.Amount(value, currency)?.Split(" con ") is not [var units, var hundredths])
        {
            return null;
        }

        // Pounds are feminine: una libra, doscientas libras.
        if (currency == Currency.Gbp)
        {
            units = units.Replace("uno", "una", StringComparison.Ordinal).Replace("cientos", "cientas", StringComparison.Ordinal);
        }

        return $"{Shortened(units)} con {Shortened(hundredths)}";
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

            leftText = "un";
        }
        else if (left.Number == 100 && !(right.Number % 1000).IsZero)
        {
            leftText += "to";
        }

        if (right.Number < left.Number)
        {
            return new(leftText + (left.Number < 100 ? " y " : " ") + rightText, left.Number + right.Number);
        }

        if ((right.Number % 1_000_000).IsZero && left.Number > 1)
        {
            rightText = rightText[..^3] + "lones";
        }

        if (right.Number == 100)
        {
            (leftText, rightText) = (int)left.Number switch
            {
                5 => ("quinien", ""),
                7 => ("sete", rightText),
                9 => ("nove", rightText),
                _ => (leftText, rightText),
            };
            rightText += "tos";
        }
        else
        {
            rightText = " " + rightText;
        }

        return new(leftText + rightText, left.Number * right.Number);
    }

    private static string Shortened(string words) => words.Replace("veintiuno", "veintiún", StringComparison.Ordinal).Replace("uno", "un", StringComparison.Ordinal);

    private string? OrdinalPart(BigInteger number)
    {
        if (number.IsZero)
        {
            return "";
        }

        if (number <= 10)
        {
            return Ordinals[number] + "o";
        }

        if (number <= 12)
        {
            return Ordinals[10] + "o" + OrdinalPart(number - 10);
        }

        if (number <= 1000)
        {
            var step = number <= 100 ? 10 : 100;
            var round = number / step * step;
            return $"{Ordinals[round]}o {OrdinalPart(number - round)}";
        }

        if (number >= Ten(18))
        {
            return Cardinal(number);
        }

        // The reference takes the thousands by a logarithm, which falls short at some powers of a thousand.
        var power = BigInteger.Pow(1000, (int)(Math.Log((double)number) / Math.Log(1000)));
        var high = BigInteger.DivRem(number, power, out var low);
        return $"{(high.IsOne ? "" : Cardinal(high))}{Ordinals[power]}o {OrdinalPart(low)}";
    }
}
