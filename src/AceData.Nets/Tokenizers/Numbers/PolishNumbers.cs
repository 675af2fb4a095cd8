using System.Globalization;
using System.Numerics;

namespace AceData.Nets.Tokenizers.Numbers;

internal sealed class PolishNumbers : NumberWords
{
    private static readonly string[] Ones = ["", "jeden", "dwa", "trzy", "cztery", "pięć", "sześć", "siedem", "osiem", "dziewięć"];
    private static readonly string[] Teens = ["dziesięć", "jedenaście", "dwanaście", "trzynaście", "czternaście", "piętnaście", "szesnaście", "siedemnaście", "osiemnaście", "dziewiętnaście"];
    private static readonly string[] Tens = ["", "", "dwadzieścia", "trzydzieści", "czterdzieści", "pięćdziesiąt", "sześćdziesiąt", "siedemdziesiąt", "osiemdziesiąt", "dziewięćdziesiąt"];
    private static readonly string[] Hundreds = ["", "sto", "dwieście", "trzysta", "czterysta", "pięćset", "sześćset", "siedemset", "osiemset", "dziewięćset"];

    // Each with the form that stands before "tysięczny" and the like.
    private static readonly (string Last, string Joined)[] OnesOrdinals =
    [
        ("", ""), ("pierwszy", "pierwszo"), ("drugi", "dwu"), ("trzeci", "trzy"), ("czwarty", "cztero"), ("piąty", "pięcio"), ("szósty", "sześcio"), ("siódmy", "siedmio"), ("ósmy", "ośmio"),
        ("dziewiąty", "dziewięcio"), ("dziesiąty", "dziesięcio"), ("jedenasty", "jedenasto"), ("dwunasty", "dwunasto"), ("trzynasty", "trzynasto"), ("czternasty", "czternasto"), ("piętnasty", "piętnasto"),
        ("szesnasty", "szesnasto"), ("siedemnasty", "siedemnasto"), ("osiemnasty", "osiemnasto"), ("dziewiętnasty", "dziewiętnasto"),
    ];

    private static readonly (string Last, string Joined)[] TensOrdinals =
    [
        ("", ""), ("", ""), ("dwudziesty", "dwudziesto"), ("trzydziesty", "trzydiesto"), ("czterdziesty", "czterdziesto"), ("pięćdziesiąty", "pięćdziesięcio"), ("sześćdziesiąty", "sześćdziesięcio"),
        ("siedemdziesiąty", "siedemdziesięcio"), ("osiemdziesiąty", "osiemdziesięcio"), ("dziewięćdziesiąty", "dziewięćdziesięcio"),
    ];

    private static readonly (string Last, string Joined)[] HundredsOrdinals =
    [
        ("", ""), ("setny", "stu"), ("dwusetny", "dwustu"), ("trzysetny", "trzystu"), ("czterysetny", "czterystu"), ("pięćsetny", "pięcset"), ("sześćsetny", "sześćset"), ("siedemsetny", "siedemset"),
        ("osiemsetny", "ośiemset"), ("dziewięćsetny", "dziewięćset"),
    ];

    private static readonly string[] PowerOrdinals = ["", "tysięczny", "milionowy", "milairdowy"];

    private static readonly string[][] Powers =
        [["", "", ""], ["tysiąc", "tysiące", "tysięcy"], .. "mi bi try kwadry kwinty seksty septy okty nony decy".Split(' ').SelectMany(stem => new[] { stem + "lion", stem + "liard" }).Select(word => new[] { word, word + "y", word + "ów" })];

    protected override IReadOnlyDictionary<Currency, (string[] Units, string[] Hundredths)> Money { get; } = new Dictionary<Currency, (string[], string[])>
    {
        [Currency.Usd] = (["dolar amerykański", "dolary amerykańskie", "dolarów amerykańskich"], ["cent", "centy", "centów"]),
        [Currency.Eur] = (["euro", "euro", "euro"], ["cent", "centy", "centów"]),
    };

    public override string? Cardinal(BigInteger number)
    {
        if (number.IsZero)
        {
            return "zero";
        }

        var groups = Triplets(number);
        if (groups.Count > Powers.Length)
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

            AddGroup(group, power, words);
            if (power > 0)
            {
                words.Add(Plural(group, Powers[power]));
            }
        }

        return string.Join(' ', words);
    }

    public override string? Decimal(double value)
    {
        if (PythonFloat.Repr(value).Split('.') is not [var left, var right] || !right.All(char.IsAsciiDigit))
        {
            return null;
        }

        var zeros = string.Concat(Enumerable.Repeat("zero ", right.Length - right.TrimStart('0').Length));
        return $"{Cardinal(BigInteger.Parse(left, CultureInfo.InvariantCulture))} przecinek {zeros}{Cardinal(BigInteger.Parse(right, CultureInfo.InvariantCulture))}";
    }

    public override string? Ordinal(BigInteger number)
    {
        var groups = Triplets(number);
        var level = 0;
        while (groups.Count > 0 && groups[^1] == 0)
        {
            groups.RemoveAt(groups.Count - 1);
            level++;
        }

        if (groups.Count == 0 || level >= PowerOrdinals.Length)
        {
            return null;
        }

        var last = groups[^1];
        var words = new List<string>();
        if (groups.Count > 1)
        {
            if (Cardinal(number - (last * BigInteger.Pow(1000, level))) is not { } before)
            {
                return null;
            }

            words.Add(before);
        }

        if (!AddLast(last, level > 0, words))
        {
            return null;
        }

        var output = string.Join(' ', words);
        return output + (last == 1 && level > 0 && output.Length > 0 ? " " : "") + PowerOrdinals[level];
    }

    protected override string Plural(BigInteger number, string[] forms)
    {
        var (ones, tens) = ((int)(number % 10), (int)(number % 100));
        return number.IsOne ? forms[0] : ones is > 1 and < 5 && (tens is < 10 or > 20) ? forms[1] : forms[2];
    }

    private static void AddGroup(int group, int power, List<string> words)
    {
        var (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
        if (hundreds > 0)
        {
            words.Add(Hundreds[hundreds]);
        }

        if (tens > 1)
        {
            words.Add(Tens[tens]);
        }

        if (tens == 1)
        {
            words.Add(Teens[ones]);
        }
        else if (ones > 0 && !(power > 0 && group == 1))
        {
            words.Add(Ones[ones]);
        }
    }

    // False where the reference looks for a joined form of a hundred that its tables lack.
    private static bool AddLast(int last, bool joins, List<string> words)
    {
        var (hundreds, tens, ones) = (last / 100, last / 10 % 10, last % 10);
        var two = last % 100;
        if (two == 0)
        {
            words.Add(Form(HundredsOrdinals[hundreds], joins));
            return true;
        }

        if (joins && last == 1)
        {
            return true;
        }

        var isCompound = two >= 20 && ones != 0;
        if (hundreds > 0)
        {
            if (joins && !isCompound)
            {
                return false;
            }

            words.Add(Hundreds[hundreds]);
        }

        if (isCompound)
        {
            words.Add(TensOrdinals[tens].Last);
            words.Add(OnesOrdinals[ones].Last);
        }
        else
        {
            words.Add(Form(two < 20 ? OnesOrdinals[two] : TensOrdinals[tens], joins));
        }

        return true;
    }

    private static string Form((string Last, string Joined) forms, bool joins) => joins ? forms.Joined : forms.Last;
}
