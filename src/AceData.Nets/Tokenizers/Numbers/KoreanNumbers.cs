using System.Numerics;

namespace AceData.Nets.Tokenizers.Numbers;

internal sealed class KoreanNumbers : CardWords
{
    private static readonly Dictionary<string, string> Native = new()
    {
        ["일"] = "한",
        ["이"] = "두",
        ["삼"] = "세",
        ["사"] = "네",
        ["오"] = "다섯",
        ["육"] = "여섯",
        ["칠"] = "일곱",
        ["팔"] = "여덟",
        ["구"] = "아홉",
        ["십"] = "열",
        ["이십"] = "스물",
        ["삼십"] = "서른",
        ["사십"] = "마흔",
        ["오십"] = "쉰",
        ["육십"] = "예순",
        ["칠십"] = "일흔",
        ["팔십"] = "여든",
        ["구십"] = "아흔",
    };

    public KoreanNumbers()
    {
        AddLow("영 일 이 삼 사 오 육 칠 팔 구 십");
        Add(100, "백");
        Add(1000, "천");
        foreach (var (i, word) in "만 억 조 경 해 자 양 구 간 정 재 극 항하사 아승기 나유타 불가사의 무량대수".Split(' ').Index())
        {
            Add(Ten(4 * (i + 1)), word);
        }
    }

    protected override string PointWord => "점";

    protected override IReadOnlyDictionary<Currency, (string[] Units, string[] Hundredths)> Money { get; } = new Dictionary<Currency, (string[], string[])>
    {
        [Currency.Usd] = (["달러"], ["센트"]),
    };

    public override string? Ordinal(BigInteger number)
    {
        if (number.IsOne)
        {
            return "첫 번째";
        }

        if (Cardinal(number)?.Split(' ') is not { } words)
        {
            return null;
        }

        var last = words[^1].Split('백');
        if (last[^1].Contains('십', StringComparison.Ordinal))
        {
            var parts = last[^1].Split('십');
            if (!Native.TryGetValue(parts[0] + "십", out var ten))
            {
                return null;
            }

            parts[0] = ten;
            parts[1] = Native.GetValueOrDefault(parts[1], parts[1]);
            last[^1] = string.Concat(parts);
        }
        else if (Native.TryGetValue(last[^1], out var one))
        {
            last[^1] = one;
        }
        else
        {
            return null;
        }

        words[^1] = string.Join("백 ", last);
        return string.Join(' ', words) + " 번째";
    }

    public override string? Amount(double value, Currency currency) =>
        Money.TryGetValue(currency, out var names) && PythonFloat.Money(value) is { } money && Cardinal(money.Whole) is { } whole
            ? $"{whole.Replace(" ", "", StringComparison.Ordinal)}{names.Units[0]} {Cardinal(money.Hundredths)}{names.Hundredths[0]}"
            : null;

    protected override Said Merge(Said left, Said right) => (left, right) switch
    {
        _ when left.Number.IsOne && right.Number <= 10_000 => right,
        _ when left.Number < 10_000 && left.Number > right.Number => new(left.Text + right.Text, left.Number + right.Number),
        _ when left.Number >= 10_000 && left.Number > right.Number => new($"{left.Text} {right.Text}", left.Number + right.Number),
        _ => new(left.Text + right.Text, left.Number * right.Number),
    };
}
