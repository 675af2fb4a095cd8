using System.Globalization;
using System.Numerics;
using System.Text;

namespace AceData.Nets.Tokenizers.Numbers;

/// <summary>Turkish, without spaces; the reference loses a one here and a five there, and takes numbers through floating point.</summary>
internal sealed class TurkishNumbers : NumberWords
{
    private static readonly string[] Ones = ["", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"];
    private static readonly string[] OnesOrdinals = ["", "birinci", "ikinci", "üçüncü", "dördüncü", "beşinci", "altıncı", "yedinci", "sekizinci", "dokuzuncu"];
    private static readonly string[] Tens = ["", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan"];
    private static readonly string[] TensOrdinals = ["", "onuncu", "yirminci", "otuzuncu", "kırkıncı", "ellinci", "altmışıncı", "yetmişinci", "sekseninci", "doksanıncı"];
    private static readonly string[] Powers = ["", "bin", "milyon", "milyar", "trilyon", "katrilyon", "kentilyon"];
    private static readonly string[] PowerOrdinals = ["yüzüncü", "bininci", "milyonuncu", "milyarıncı", "trilyonuncu", "katrilyonuncu", "kentilyon"];
    private static readonly BigInteger Limit = Ten(21) - 1;

    protected override IReadOnlyDictionary<Currency, (string[] Units, string[] Hundredths)> Money { get; } = new Dictionary<Currency, (string[], string[])>();

    public override string? Cardinal(BigInteger number)
    {
        if (number >= Limit)
        {
            return null;
        }

        // What floating point cannot hold has no words at all.
        return new BigInteger((double)number) != number ? "" : number.IsZero ? "sıfır" : Say(number, isOrdinal: false);
    }

    public override string? Ordinal(BigInteger number) => number >= Limit ? null : number.IsZero ? "sıfırıncı" : Say(number, isOrdinal: true);

    private static string Say(BigInteger number, bool isOrdinal)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        var groups = Triplets(number);
        var lastGroup = groups.FindLastIndex(group => group != 0);
        var words = new StringBuilder();
        for (var i = 0; i <= lastGroup; i++)
        {
            var (group, power) = (groups[i], groups.Count - 1 - i);
            if (group == 0)
            {
                continue;
            }

            var isLast = i == lastGroup;
            var (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
            var ends = isOrdinal && isLast && power == 0;
            if (hundreds > 0)
            {
                words.Append(hundreds == 1 ? "" : Ones[hundreds]).Append(ends && group % 100 == 0 ? PowerOrdinals[0] : "yüz");
            }

            words.Append(ends && ones == 0 ? TensOrdinals[tens] : Tens[tens]);
            if (SaysOnes(group, power, i == 0, isLast, groups.Count, digits.Length % 3, isOrdinal))
            {
                words.Append(ends ? OnesOrdinals[ones] : Ones[ones]);
            }

            if (power > 0)
            {
                words.Append(isOrdinal && isLast ? PowerOrdinals[power] : Powers[power]);
            }
        }

        return words.ToString();
    }

    private static bool SaysOnes(int group, int power, bool isFirst, bool isLast, int count, int outside, bool isOrdinal)
    {
        if (power == 0)
        {
            return true;
        }

        var ones = group % 10;
        if (isFirst)
        {
            // Bin, not birbin; also in yüzyirmi(bir)bin, where something follows.
            return !(count == 2 && ones == 1 && (outside == 1 || (outside == 0 && !isLast)));
        }

        if (group >= 10)
        {
            return true;
        }

        return isLast ? power > 1 || ones != 1 : isOrdinal ? ones != 1 : power == 1 && ones != 1;
    }
}
