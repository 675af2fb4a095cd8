using System.Globalization;
using System.Numerics;

namespace AceData.Nets.Tokenizers.Numbers;

/// <summary>Floating-point numbers as Python writes and rounds them; the reference's words for decimals and money go through its <c>float</c>.</summary>
internal static class PythonFloat
{
    /// <summary>As <c>repr(value)</c>: the shortest digits that give the number back, with an exponent from 1e16 and below 1e-4.</summary>
    public static string Repr(double value)
    {
        var text = value.ToString("E16", CultureInfo.InvariantCulture);
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var exponent = int.Parse(text[(text.IndexOf('E') + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = shortest.Split('E')[0].Replace(".", "", StringComparison.Ordinal).Trim('0');
        var digits = mantissa.Length == 0 ? "0" : mantissa;
        if (exponent is >= 16 or < -4)
        {
            var sign = exponent < 0 ? '-' : '+';
            var power = Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture);
            return digits.Length == 1 ? $"{digits}e{sign}{power}" : $"{digits[0]}.{digits[1..]}e{sign}{power}";
        }

        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + digits;
        }

        return digits.Length <= exponent + 1 ? digits.PadRight(exponent + 1, '0') + ".0" : $"{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
    }

    /// <summary>Whole part and hundredths of an amount, the exact binary value rounded half up; null beyond 28 digits, where the reference fails.</summary>
    public static (BigInteger Whole, int Hundredths)? Money(double value)
    {
        if (!double.IsFinite(value) || value >= 1e26)
        {
            return null;
        }

        // value = mantissa · 2^exponent, so that hundredths = floor(value · 100 + 1/2) without a rounding in between.
        var bits = BitConverter.DoubleToInt64Bits(value);
        var power = (int)((bits >> 52) & 0x7FF);
        BigInteger mantissa = bits & 0xFFFFFFFFFFFFF;
        if (power == 0)
        {
            power++;
        }
        else
        {
            mantissa |= 1L << 52;
        }

        var exponent = power - 1075;
        var twice = mantissa * 200;
        var hundredths = exponent >= 0 ? ((twice << exponent) + 1) >> 1 : (twice + (BigInteger.One << -exponent)) >> (1 - exponent);
        var whole = BigInteger.DivRem(hundredths, 100, out var rest);
        return (whole, (int)rest);
    }
}
