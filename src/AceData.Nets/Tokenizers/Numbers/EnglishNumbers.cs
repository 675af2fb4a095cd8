using System.Numerics;

namespace AceData.Nets.Tokenizers.Numbers;

internal sealed class EnglishNumbers : CardWords
{
    private static readonly Dictionary<string, string> Ordinals = new()
    {
        ["one"] = "first",
        ["two"] = "second",
        ["three"] = "third",
        ["four"] = "fourth",
        ["five"] = "fifth",
        ["six"] = "sixth",
        ["seven"] = "seventh",
        ["eight"] = "eighth",
        ["nine"] = "ninth",
        ["ten"] = "tenth",
        ["eleven"] = "eleventh",
        ["twelve"] = "twelfth",
    };

    public EnglishNumbers()
    {
        AddLow("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty");
        AddTens(3, "thirty forty fifty sixty seventy eighty ninety");
        Add(100, "hundred");
        Add(1000, "thousand");
        foreach (var (i, word) in LatinPowers().Index())
        {
            Add(Ten(6 + (3 * i)), word + "illion");
        }
    }

    protected override string PointWord => "point";

    protected override IReadOnlyDictionary<Currency, (string[] Units, string[] Hundredths)> Money { get; } = InEnglish;

    /// <summary>Also those of Hungarian, for which the reference has none of its own.</summary>
    public static IReadOnlyDictionary<Currency, (string[] Units, string[] Hundredths)> InEnglish { get; } = new Dictionary<Currency, (string[], string[])>
    {
        [Currency.Gbp] = (["pound sterling", "pounds sterling"], ["penny", "pence"]),
        [Currency.Usd] = (["dollar", "dollars"], ["cent", "cents"]),
        [Currency.Eur] = (["euro", "euro"], ["cent", "cents"]),
    };

    public override string? Ordinal(BigInteger number)
    {
        if (Cardinal(number) is not { } words)
        {
            return null;
        }

        var start = words.LastIndexOfAny([' ', '-']) + 1;
        var last = words[start..];
        var ordinal = Ordinals.TryGetValue(last, out var own) ? own : (last.EndsWith('y') ? last[..^1] + "ie" : last) + "th";
        return words[..start] + ordinal;
    }

    protected override Said Merge(Said left, Said right) => (left, right) switch
    {
        _ when left.Number.IsOne && right.Number < 100 => right,
        _ when left.Number < 100 && left.Number > right.Number => new($"{left.Text}-{right.Text}", left.Number + right.Number),
        _ when left.Number >= 100 && right.Number < 100 => new($"{left.Text} and {right.Text}", left.Number + right.Number),
        _ when right.Number > left.Number => new($"{left.Text} {right.Text}", left.Number * right.Number),
        _ => new($"{left.Text}, {right.Text}", left.Number + right.Number),
    };
}
