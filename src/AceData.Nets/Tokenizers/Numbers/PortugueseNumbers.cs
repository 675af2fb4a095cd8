using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace AceData.Nets.Tokenizers.Numbers;

internal sealed class PortugueseNumbers : CardWords
{
    private static readonly string[] Hundreds = ["", "cento", "duzentos", "trezentos", "quatrocentos", "quinhentos", "seiscentos", "setecentos", "oitocentos", "novecentos"];
    private static readonly string[] Thousands = ["milésimo", "milionésimo", "milésimo milionésimo", "bilionésimo", "milésimo bilionésimo"];
    private static readonly string[][] Ordinals =
    [
        ["", "primeiro", "segundo", "terceiro", "quarto", "quinto", "sexto", "sétimo", "oitavo", "nono"],
        ["", "décimo", "vigésimo", "trigésimo", "quadragésimo", "quinquagésimo", "sexagésimo", "septuagésimo", "octogésimo", "nonagésimo"],
        ["", "centésimo", "ducentésimo", "tricentésimo", "quadrigentésimo", "quingentésimo", "seiscentésimo", "septigentésimo", "octigentésimo", "nongentésimo"],
    ];

    // "mil e cento e um" is said "mil cento e um".
    private static readonly (string Word, Regex Before)[] WithoutAnd =
        [.. new[] { "mil", "milhão", "milhões", "mil milhões", "bilião", "biliões", "mil biliões" }.Select(word => (word, new Regex(@$"^.*{word} e \w*entos? (?=.*e)", RegexOptions.CultureInvariant)))];

    private static readonly string[] WithDe = ["milhão", "milhões", "bilião", "biliões", "trilião", "triliões"];

    private static readonly string[] Millions = ["m", "b", "tr", "quatr"];

    public PortugueseNumbers()
    {
        AddLow("zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis dezassete dezoito dezanove vinte");
        AddTens(3, "trinta quarenta cinquenta sessenta setenta oitenta noventa");
        Add(100, "cem");
        Add(1000, "mil");
        foreach (var (i, word) in Millions.Index())
        {
            Add(Ten(6 + (6 * i)), word + "ilião");
        }
    }

    protected override string PointWord => "vírgula";

    protected override string Separator => " e";

    protected override IReadOnlyDictionary<Currency, (string[] Units, string[] Hundredths)> Money { get; } = new Dictionary<Currency, (string[], string[])>
    {
        [Currency.Gbp] = (["libra", "libras"], ["péni", "pence"]),
        [Currency.Usd] = (["dólar", "dólares"], ["cêntimo", "cêntimos"]),
        [Currency.Eur] = (["euro", "euros"], ["cêntimo", "cêntimos"]),
    };

    public override string? Cardinal(BigInteger number) => WithoutAnds(base.Cardinal(number));

    public override string? Decimal(double value) => WithoutAnds(base.Decimal(value));

    public override string? Ordinal(BigInteger number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        var words = new List<string>();
        var thousand = "";
        for (var i = 0; i < digits.Length; i++)
        {
            if (i > 0 && i % 3 == 0)
            {
                if ((i / 3) - 1 >= Thousands.Length)
                {
                    return null;
                }

                thousand = Thousands[(i / 3) - 1];
            }

            var digit = digits[^(i + 1)];
            if (digit != '0' && thousand.Length > 0)
            {
                words.Insert(0, thousand);
                thousand = "";
            }

            words.Insert(0, Ordinals[i % 3][digit - '0']);
        }

        var result = string.Join(' ', words.Where(word => word.Length > 0));
        return result.StartsWith("primeiro", StringComparison.Ordinal) && digits != "1" ? result[Math.Min(9, result.Length)..] : result;
    }

    public override string? Amount(double value, Currency currency)
    {
        if (base.Amount(value, currency) is not { } result)
        {
            return null;
        }

        foreach (var word in WithDe)
        {
            if (result.Contains($"{word} {Money[currency].Units[1]}", StringComparison.Ordinal))
            {
                var at = result.IndexOf(word, StringComparison.Ordinal);
                result = $"{result[..at]}{word} de{result[(at + word.Length)..]}";
            }
        }

        return result.Replace(" e zero cêntimos", "", StringComparison.Ordinal);
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

            leftText = "um";
        }
        else if (left.Number == 100 && !(right.Number % 1000).IsZero)
        {
            leftText = "cento";
        }

        if (right.Number < left.Number)
        {
            return new($"{leftText} e {rightText}", left.Number + right.Number);
        }

        if ((right.Number % 1_000_000_000).IsZero && left.Number > 1)
        {
            rightText = rightText[..^4] + "liões";
        }
        else if ((right.Number % 1_000_000).IsZero && left.Number > 1)
        {
            rightText = rightText[..^4] + "lhões";
        }

        rightText = rightText == "milião" ? "milhão" : rightText;
        return right.Number == 100 ? new(Hundreds[(int)left.Number], left.Number * right.Number) : new($"{leftText} {rightText}", left.Number * right.Number);
    }

    private static string? WithoutAnds(string? words)
    {
        if (words is null)
        {
            return null;
        }

        foreach (var (word, before) in WithoutAnd)
        {
            if (before.IsMatch(words))
            {
                words = words.Replace(word + " e", word, StringComparison.Ordinal);
            }
        }

        return words;
    }
}
