using System.Globalization;
using System.Numerics;

namespace AceData.Nets.Tokenizers.Numbers;

internal sealed class RussianNumbers : NumberWords
{
    private static readonly string[] Ones = ["ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"];
    private static readonly string[] OnesGenitive = ["ноля", "одного", "двух", "трёх", "четырёх", "пяти", "шести", "семи", "восьми", "девяти"];
    private static readonly string[] Teens = ["десять", .. new[] { "один", "две", "три", "четыр", "пят", "шест", "сем", "восем", "девят" }.Select(stem => stem + "надцать")];
    private static readonly string[] Tens = ["", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"];
    private static readonly string[] TensGenitive = ["", "", "двадцати", "тридцати", "сорока", "пятидесяти", "шестидесяти", "семидесяти", "восьмидесяти", "девяноста"];
    private static readonly string[] Hundreds = ["", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"];
    private static readonly string[] HundredsGenitive = ["", "ста", "двухсот", "трёхсот", "четырёхсот", "пятисот", "шестисот", "семисот", "восьмисот", "девятисот"];

    // Stems of ordinals; a star marks those that end in -ой instead of -ый.
    private static readonly string[] OnesStems = ["нулев*", "перв", "втор*", "трет", "четвёрт", "пят", "шест*", "седьм*", "восьм*", "девят"];
    private static readonly string[] TensStems = ["", "", "двадцат", "тридцат", "сороков*", "пятидесят", "шестидесят", "семидесят", "восьмидесят", "девяност"];
    private static readonly string[] PowerStems = ["", "", "миллион", "миллиард", "триллион", "квадриллион", "квинтиллион", "секстиллион", "септиллион", "октиллион", "нониллион"];
    private static readonly string[] Whole = ["целая", "целых", "целых"];

    private enum Form
    {
        Masculine,
        Feminine,
        GenitivePlural,
    }

    protected override IReadOnlyDictionary<Currency, (string[] Units, string[] Hundredths)> Money { get; } = new Dictionary<Currency, (string[], string[])>
    {
        [Currency.Usd] = (["доллар", "доллара", "долларов"], ["цент", "цента", "центов"]),
        [Currency.Eur] = (["евро", "евро", "евро"], ["цент", "цента", "центов"]),
    };

    public override string? Cardinal(BigInteger number) => Say(number, isFeminine: false);

    public override string? Decimal(double value)
    {
        if (PythonFloat.Repr(value).Split('.') is not [var left, var right] || !right.All(char.IsAsciiDigit))
        {
            return null;
        }

        var whole = BigInteger.Parse(left, CultureInfo.InvariantCulture);
        var isOne = right.EndsWith('1') && !right.EndsWith("11", StringComparison.Ordinal);
        return Join(
        [
            Say(whole, isFeminine: true),
            Plural(whole, Whole),
            Say(BigInteger.Parse(right, CultureInfo.InvariantCulture), isFeminine: true),
            Place(Ten(right.Length), isOne ? Form.Feminine : Form.GenitivePlural),
        ]);
    }

    public override string? Ordinal(BigInteger number) => Place(number, Form.Masculine);

    protected override string Plural(BigInteger number, string[] forms)
    {
        var (ones, tens) = ((int)(number % 10), (int)(number % 100));
        return tens is >= 11 and <= 14 ? forms[2] : ones == 1 ? forms[0] : ones is >= 2 and <= 4 ? forms[1] : forms[2];
    }

    private static string Noun(int power, int form) => power == 1
        ? new[] { "тысяча", "тысячи", "тысяч" }[form]
        : PowerStems[power] + new[] { "", "а", "ов" }[form];

    private static string One(int ones, bool isFeminine) => (isFeminine, ones) switch
    {
        (true, 1) => "одна",
        (true, 2) => "две",
        _ => Ones[ones],
    };

    private static string Ordered(string stem, Form form) => (stem, form) switch
    {
        ("трет", Form.Masculine) => "третий",
        ("трет", Form.Feminine) => "третья",
        ("трет", _) => "третьих",
        (_, Form.Feminine) => stem.TrimEnd('*') + "ая",
        (_, Form.GenitivePlural) => stem.TrimEnd('*') + "ых",
        _ => stem.EndsWith('*') ? stem[..^1] + "ой" : stem + "ый",
    };

    private static string TeenStem(int ones) => ones == 0 ? "десят" : Teens[ones][..^1];

    private string? Say(BigInteger number, bool isFeminine)
    {
        if (number.IsZero)
        {
            return "ноль";
        }

        var groups = Triplets(number);
        if (groups.Count > PowerStems.Length)
        {
            return null;
        }

        var words = new List<string>();
        for (var i = 0; i < groups.Count; i++)
        {
            var (group, power) = (groups[i], groups.Count - 1 - i);
            if (group == 0)
            {
                continue;
            }

            var (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
            AddIf(words, hundreds > 0, Hundreds[hundreds]);
            AddIf(words, tens > 1, Tens[tens]);
            AddIf(words, tens == 1, Teens[ones]);
            AddIf(words, tens != 1 && ones > 0, One(ones, isFeminine || power == 1));
            AddIf(words, power > 0, power > 0 ? NounFor(group, power) : "");
        }

        return string.Join(' ', words);
    }

    private string? Place(BigInteger number, Form form)
    {
        if (number.IsZero)
        {
            return Ordered(OnesStems[0], form);
        }

        var groups = Triplets(number);
        if (groups.Count > PowerStems.Length)
        {
            return null;
        }

        var last = groups.FindLastIndex(group => group != 0);
        var words = new List<string>();
        for (var i = 0; i <= last; i++)
        {
            var (group, power) = (groups[i], groups.Count - 1 - i);
            if (group == 0)
            {
                continue;
            }

            // Двухтысячный is one word.
            if (i == last && power > 0)
            {
                words.Add(Joined(group) + Ordered(power == 1 ? "тысячн" : PowerStems[power] + "н", form));
                continue;
            }

            AddPlace(group, power, form, words);
            AddIf(words, power > 0, power > 0 ? NounFor(group, power) : "");
        }

        return string.Join(' ', words);
    }

    // The reference bends the round numbers of every group, not only of the last.
    private static void AddPlace(int group, int power, Form form, List<string> words)
    {
        var (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
        AddIf(words, hundreds > 0, group % 100 == 0 ? Ordered(hundreds == 1 ? "сот" : HundredsGenitive[hundreds], form) : Hundreds[hundreds]);
        AddIf(words, tens > 1, ones == 0 ? Ordered(TensStems[tens], form) : Tens[tens]);
        AddIf(words, tens == 1, Ordered(TeenStem(ones), form));
        if (tens != 1 && ones > 0 && !(power > 0 && group == 1))
        {
            words.Add(power == 0 ? Ordered(OnesStems[ones], form) : One(ones, power == 1));
        }
    }

    private static string Joined(int group)
    {
        var (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
        var word = hundreds == 1 ? "сто" : HundredsGenitive[hundreds];
        word += tens == 9 ? Tens[9] : TensGenitive[tens];
        return word + (tens, ones) switch
        {
            (1, _) => ones == 0 ? "десяти" : Teens[ones][..^1] + "и",
            (_, 0) => "",
            (_, 1) => group == 1 ? "" : "одно",
            _ => OnesGenitive[ones],
        };
    }

    private static void AddIf(List<string> words, bool isThere, string word)
    {
        if (isThere)
        {
            words.Add(word);
        }
    }

    private string NounFor(int group, int power) => Plural(group, [Noun(power, 0), Noun(power, 1), Noun(power, 2)]);
}
