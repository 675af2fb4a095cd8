using System.Globalization;
using System.Numerics;

namespace AceData.Nets.Tokenizers.Numbers;

/// <summary>
/// Numbers in words, as num2words 0.5.14 writes them for a language, with its mistakes: the model's lyric ids were made from those words. Null
/// wherever the reference raises an error; what follows from that is decided by the caller. Written anew from the behaviour; none of its code.
/// </summary>
internal abstract class NumberWords
{
    /// <summary>A whole number from 0.</summary>
    public abstract string? Cardinal(BigInteger number);

    /// <summary>A place in a row.</summary>
    public abstract string? Ordinal(BigInteger number);

    /// <summary>A number with a decimal point.</summary>
    public virtual string? Decimal(double value)
    {
        if (value == Math.Floor(value))
        {
            return Cardinal(new BigInteger(value));
        }

        var whole = Math.Floor(value);
        var repr = PythonFloat.Repr(value);
        var parts = repr.Split('e');
        var places = (parts[0].IndexOf('.') is var dot and >= 0 ? parts[0].Length - dot - 1 : 0) - (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        var digits = (value - whole) * double.Parse("1e" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var nearest = Math.Round(digits, MidpointRounding.ToEven);
        var shown = new BigInteger(Math.Abs(nearest - digits) < 0.01 ? nearest : Math.Floor(digits)).ToString(CultureInfo.InvariantCulture).PadLeft(places, '0');
        return Join([Cardinal(new BigInteger(whole)), PointWord, .. shown[..places].Select(digit => Cardinal(digit - '0'))]);
    }

    /// <summary>An amount of money with its hundredths, also when there are none.</summary>
    public virtual string? Amount(double value, Currency currency)
    {
        if (!Money.TryGetValue(currency, out var names) || PythonFloat.Money(value) is not { } money)
        {
            return null;
        }

        return Amounts(money.Whole) is { } whole && Amounts(money.Hundredths) is { } hundredths
            ? $"{whole} {Plural(money.Whole, names.Units)}{Separator} {hundredths} {Plural(money.Hundredths, names.Hundredths)}"
            : null;
    }

    /// <summary>The word for the decimal point.</summary>
    protected virtual string PointWord => "";

    /// <summary>What stands between an amount and its hundredths.</summary>
    protected virtual string Separator => ",";

    /// <summary>Names of the currencies that the reference knows in this language.</summary>
    protected abstract IReadOnlyDictionary<Currency, (string[] Units, string[] Hundredths)> Money { get; }

    /// <summary>The form of a noun behind a number.</summary>
    protected virtual string Plural(BigInteger number, string[] forms) => forms[number.IsOne ? 0 : 1];

    /// <summary>A number before the name of a currency.</summary>
    protected virtual string? Amounts(BigInteger number) => Cardinal(number);

    /// <summary>Words with spaces between; null when one is missing.</summary>
    protected static string? Join(IReadOnlyList<string?> words) => words.Contains(null) ? null : string.Join(' ', words);

    /// <summary>Groups of three digits, the highest first.</summary>
    protected static List<int> Triplets(BigInteger number)
    {
        var groups = new List<int>();
        do
        {
            number = BigInteger.DivRem(number, 1000, out var group);
            groups.Insert(0, (int)group);
        }
        while (!number.IsZero);

        return groups;
    }

    protected static BigInteger Ten(int power) => BigInteger.Pow(10, power);
}
