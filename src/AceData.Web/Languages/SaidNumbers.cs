using System.Globalization;
using System.Text.RegularExpressions;

namespace AceData.Web.Languages;

/// <summary>
/// Numbers that the product says with a point, such as <c>3.5 s</c>, as the language writes them. Only what is measured has a unit:
/// versions and names such as <c>ACE-Step 1.5</c> have points of their own.
/// </summary>
internal static partial class SaidNumbers
{
    /// <summary>The value with the decimal sign of the language.</summary>
    /// <param name="value">What a sentence names.</param>
    /// <param name="following">What the sentence says behind it, where the unit may stand.</param>
    /// <param name="language">The language.</param>
    public static string In(string value, string following, CultureInfo language)
    {
        var sign = language.NumberFormat.NumberDecimalSeparator;
        return sign == "." ? value : Measured().Replace(value + following, match => match.Value.Replace(".", sign, StringComparison.Ordinal))[..^following.Length];
    }

    [GeneratedRegex(@"(?<![\w.,\-])\d+\.\d+(?= ?(?:[kKMGT]B|GiB|MiB|s|ms|min|minutes|seconds|hours|h|kHz|Hz|bpm|%)(?![\w]))", RegexOptions.CultureInvariant)]
    private static partial Regex Measured();
}
