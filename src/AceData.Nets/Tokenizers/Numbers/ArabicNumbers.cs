using System.Globalization;
using System.Numerics;

namespace AceData.Nets.Tokenizers.Numbers;

internal sealed class ArabicNumbers : NumberWords
{
    private static readonly string[] Ones =
    [
        "", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة", "أحد عشر", "اثنا عشر", "ثلاثة عشر", "أربعة عشر", "خمسة عشر", "ستة عشر", "سبعة عشر", "ثمانية عشر", "تسعة عشر",
    ];

    private static readonly string[] FeminineOnes =
    [
        "", "إحدى", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع", "عشر", "إحدى عشرة", "اثنتا عشرة", "ثلاث عشرة", "أربع عشرة", "خمس عشرة", "ست عشرة", "سبع عشرة", "ثماني عشرة", "تسع عشرة",
    ];

    private static readonly string[] Ordinals =
    [
        "", "اول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر", "حادي عشر", "ثاني عشر", "ثالث عشر", "رابع عشر", "خامس عشر", "سادس عشر", "سابع عشر", "ثامن عشر", "تاسع عشر",
    ];

    private static readonly string[] Tens = ["", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"];
    private static readonly string[] Hundreds = ["", "مائة", "مئتان", "ثلاثمائة", "أربعمائة", "خمسمائة", "ستمائة", "سبعمائة", "ثمانمائة", "تسعمائة"];

    private static readonly string[] AppendedTwos =
    [
        "مئتا", "ألفا", "مليونا", "مليارا", "تريليونا", "كوادريليونا", "كوينتليونا", "سكستيليونا", "سبتيليونا", "أوكتيليونا ", "نونيليونا", "ديسيليونا", "أندسيليونا", "دوديسيليونا", "تريديسيليونا",
        "كوادريسيليونا", "كوينتينيليونا",
    ];

    private static readonly string[] Twos =
    [
        "مئتان", "ألفان", "مليونان", "ملياران", "تريليونان", "كوادريليونان", "كوينتليونان", "سكستيليونان", "سبتيليونان", "أوكتيليونان ", "نونيليونان ", "ديسيليونان", "أندسيليونان", "دوديسيليونان",
        "تريديسيليونان", "كوادريسيليونان", "كوينتينيليونان",
    ];

    private static readonly string[] Powers =
    [
        "مائة", "ألف", "مليون", "مليار", "تريليون", "كوادريليون", "كوينتليون", "سكستيليون", "سبتيليون", "أوكتيليون", "نونيليون", "ديسيليون", "أندسيليون", "دوديسيليون", "تريديسيليون", "كوادريسيليون",
        "كوينتينيليون",
    ];

    // What the reference says for money in every currency that it does not know: riyals.
    private static readonly string[] Unit = ["ريال", "ريالان", "ريالات", "ريالاً"];
    private static readonly string[] Subunit = ["هللة", "هللتان", "هللات", "هللة"];
    private static readonly string[] Nothing = ["", "", "", ""];
    private static readonly BigInteger Limit = Ten(51);

    protected override IReadOnlyDictionary<Currency, (string[] Units, string[] Hundredths)> Money { get; } = new Dictionary<Currency, (string[], string[])>();

    public override string? Cardinal(BigInteger number) => number < Limit ? Say(number, 0, false, Nothing, Nothing, ",").Trim() : null;

    public override string? Decimal(double value)
    {
        if (value >= (double)Limit)
        {
            return null;
        }

        var (whole, hundredths) = Parts(value);
        return IsTooSmall(whole, hundredths, value) ? "" : Say(whole, hundredths, false, Nothing, Nothing, ",").Trim();
    }

    public override string? Ordinal(BigInteger number) => number <= 19 ? Ordinals[(int)number]
        : number < Limit ? Say(number, 0, number < 100, Nothing, Nothing, ",").Trim()
        : null;

    public override string? Amount(double value, Currency currency)
    {
        if (!double.IsFinite(value) || value >= (double)Limit)
        {
            return null;
        }

        var (whole, hundredths) = Parts(value);
        return IsTooSmall(whole, hundredths, value) ? "" : Say(whole, hundredths, false, Unit, Subunit, "و");
    }

    // Not zero, but nothing is left to be said.
    private static bool IsTooSmall(BigInteger whole, int hundredths, double value) => whole.IsZero && hundredths == 0 && value > 0;

    // Nine decimals are rounded, and of those the first two are said.
    private static (BigInteger Whole, int Hundredths) Parts(double value)
    {
        var whole = new BigInteger(Math.Floor(value));
        var rest = value - Math.Floor(value);
        if (rest == 0)
        {
            return (whole, 0);
        }

        var digits = ((long)Math.Round(rest * 1e9, MidpointRounding.ToEven)).ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0').PadRight(2, '0');
        return (whole, int.Parse(digits[..2], CultureInfo.InvariantCulture));
    }

    private static string Say(BigInteger whole, int hundredths, bool isFeminine, string[] unit, string[] subunit, string separator)
    {
        if (whole.IsZero && hundredths == 0)
        {
            return "صفر";
        }

        var said = "";
        var groups = Triplets(whole);
        for (var power = 0; power < groups.Count; power++)
        {
            var group = groups[^(power + 1)];
            var words = Group(group, power, whole, isFeminine);
            if (words.Length == 0)
            {
                continue;
            }

            if (power > 0)
            {
                said = said.Length > 0 ? "و " + said : said;
                if (group is not (1 or 2))
                {
                    said = (group % 100 == 1 ? Powers[power] : group is >= 3 and <= 10 ? Many(power) : said.Length > 0 ? Appended(power) : Powers[power]) + " " + said;
                }
            }

            said = $"{words} {said}";
        }

        said += whole.IsZero ? "" : Counted((int)(whole % 100), unit, whole == 2);
        return hundredths == 0 ? said : $"{said} {separator} {Group(hundredths, -1, whole, isFeminine)} {Counted(hundredths, subunit, true)}";
    }

    private static string Many(int power) => power == 1 ? "آلاف" : power == 2 ? "ملايين" : Powers[power] + "ات";

    private static string Appended(int power) => Powers[power] + "اً";

    private static string Counted(int lastTwo, string[] forms, bool isTwo) => lastTwo switch
    {
        0 or 1 => forms[0],
        2 => isTwo ? forms[1] : forms[0],
        <= 10 => forms[2],
        _ => forms[3],
    };

    private static string Group(int group, int power, BigInteger whole, bool isFeminine)
    {
        var (hundreds, rest) = (group / 100, group % 100);
        var words = "";
        if (hundreds > 0)
        {
            words = rest == 0 && hundreds == 2 ? AppendedTwos[0] : Hundreds[hundreds] + (rest > 0 ? " و " : "");
        }

        if (rest == 0)
        {
            return words;
        }

        if (rest >= 20)
        {
            var ones = rest % 10;
            return words + (ones > 0 ? Digit(ones, power, isFeminine) + " و " : "") + Tens[rest / 10];
        }

        if (rest == 2 && hundreds == 0 && power > 0)
        {
            // The count alone, as in two thousand: nothing else is said.
            return whole == 2 * BigInteger.Pow(1000, power) ? AppendedTwos[power] : Twos[power];
        }

        return words + (rest == 1 && power > 0 ? Powers[power] : Digit(rest, power, isFeminine));
    }

    private static string Digit(int number, int power, bool isFeminine) => power == -1 || (power == 0 && isFeminine) ? FeminineOnes[number] : Ones[number];
}
