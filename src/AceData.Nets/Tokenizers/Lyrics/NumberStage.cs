using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using AceData.Nets.Tokenizers.Numbers;

namespace AceData.Nets.Tokenizers.Lyrics;

/// <summary>
/// Writes the numbers of a text out: separators of thousands, pounds, dollars, euros, decimals, ordinals, the rest, in this order. Where the reference
/// raises an error it goes on with the text as it was before the stage; an error in money only skips the currencies that are left.
/// </summary>
internal static partial class NumberStage
{
    /// <summary>The ending of an ordinal that is a dot with white space or the end behind it.</summary>
    public const string DotAtEnd = ".$";

    // No language has words for longer numbers, and reading them takes long.
    private const int LongestNumber = 640;

    // Longer ones are no fractions of double precision; the original fails at them, and the digits stay.
    private const int LongestDecimal = 300;

    private static readonly (Currency Currency, char Sign)[] Signs = [(Currency.Gbp, '£'), (Currency.Usd, '$'), (Currency.Eur, '€')];

    /// <summary>The text with words; null where the reference gives up and digits stay.</summary>
    public static string? Apply(string text, LyricLanguage language)
    {
        if (!text.Any(char.IsDigit))
        {
            return text;
        }

        if (language.Numbers is not { } numbers)
        {
            return text.AsSpan().IndexOfAnyInRange('0', '9') < 0 ? WithoutSeparators(text, language) : null;
        }

        text = WithoutSeparators(text, language);
        foreach (var (currency, sign) in Signs)
        {
            if (text.Contains(sign, StringComparison.Ordinal))
            {
                if (WithMoney(text, currency, sign, numbers, language.And) is not { } changed)
                {
                    break;
                }

                text = changed;
            }
        }

        return (language.ReadsDecimals ? WithDecimals(text, numbers) : text) is { } decimals && WithOrdinals(decimals, numbers, language.OrdinalEndings) is { } ordinals
            ? WithIntegers(ordinals, numbers)
            : null;
    }

    private static string WithoutSeparators(string text, LyricLanguage language) => language.PartsByCommas
        ? CommaNumber().Replace(text, match => match.Value.Replace(",", "", StringComparison.Ordinal))
        : DotNumber().Replace(text, match => match.Value.Replace(".", "", StringComparison.Ordinal));

    private static string? WithMoney(string text, Currency currency, char sign, NumberWords numbers, string and)
    {
        var result = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var end = text[at] == sign ? AmountEnd(text, at + 1) : IsAmount(text[at]) ? AmountRun(text, at) : -1;
            if (text[at] != sign && end > 0)
            {
                // A number before its sign ends in a digit; within one run of digits and points no later start does better.
                if (end < text.Length && text[end] == sign && char.IsAsciiDigit(text[end - 1]))
                {
                    end++;
                }
                else
                {
                    result.Append(text, at, end - at);
                    at = end;
                    continue;
                }
            }

            if (end <= 0)
            {
                result.Append(text[at++]);
                continue;
            }

            if (Words(text[at..end].Replace(',', '.').Replace(sign.ToString(), "", StringComparison.Ordinal), currency, numbers, and) is not { } words)
            {
                return null;
            }

            result.Append(words);
            at = end;
        }

        return result.ToString();
    }

    private static string? Words(string amount, Currency currency, NumberWords numbers, string and)
    {
        if (amount.Count(letter => letter == '.') > 1)
        {
            return null;
        }

        var value = double.Parse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        var words = numbers.Amount(value, currency);
        return words is not null && value == Math.Floor(value) && words.LastIndexOf(and, StringComparison.Ordinal) is var cut and >= 0 ? words[..cut] : words;
    }

    private static bool IsAmount(char letter) => char.IsAsciiDigit(letter) || letter is '.' or ',';

    private static int AmountRun(string text, int start)
    {
        while (start < text.Length && IsAmount(text[start]))
        {
            start++;
        }

        return start;
    }

    // Where an amount behind its sign ends: at the last digit of the run; 0 when it has none.
    private static int AmountEnd(string text, int start)
    {
        var end = AmountRun(text, start);
        while (end > start && !char.IsAsciiDigit(text[end - 1]))
        {
            end--;
        }

        return end > start ? end : 0;
    }

    private static string? WithDecimals(string text, NumberWords numbers) => Replaced(text, (run, end) =>
    {
        var stop = end + 1 < text.Length && text[end] is '.' or ',' ? DigitRun(text, end + 1) : end;
        return stop > end + 1
            ? (stop, stop - run <= LongestDecimal ? numbers.Decimal(double.Parse(text[run..stop].Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)) : null)
            : (end, text[run..end]);
    });

    private static string? WithOrdinals(string text, NumberWords numbers, string[] endings) => Replaced(text, (run, end) =>
    {
        foreach (var ending in endings)
        {
            var letters = ending == DotAtEnd ? "." : ending;
            var stop = end + letters.Length;
            if (text.AsSpan(end).StartsWith(letters, StringComparison.Ordinal) && (ending != DotAtEnd || stop == text.Length || PythonText.IsSpace(text[stop])))
            {
                return (stop, Number(text.AsSpan(run, end - run)) is { } number ? numbers.Ordinal(number) : null);
            }
        }

        return (end, text[run..end]);
    });

    private static string? WithIntegers(string text, NumberWords numbers) =>
        Replaced(text, (run, end) => (end, Number(text.AsSpan(run, end - run)) is { } number ? numbers.Cardinal(number) : null));

    private static BigInteger? Number(ReadOnlySpan<char> digits)
    {
        var significant = digits.TrimStart('0');
        return significant.Length <= LongestNumber ? (significant.IsEmpty ? BigInteger.Zero : BigInteger.Parse(significant, NumberStyles.None, CultureInfo.InvariantCulture)) : null;
    }

    private static int DigitRun(string text, int start)
    {
        while (start < text.Length && char.IsAsciiDigit(text[start]))
        {
            start++;
        }

        return start;
    }

    // Every run of digits through a reader, which says where what it read ends and what stands there instead (null: the reference fails).
    private static string? Replaced(string text, Func<int, int, (int End, string? Words)> read)
    {
        if (text.AsSpan().IndexOfAnyInRange('0', '9') < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 32);
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsAsciiDigit(text[at]))
            {
                result.Append(text[at++]);
                continue;
            }

            var (end, words) = read(at, DigitRun(text, at));
            if (words is null)
            {
                return null;
            }

            result.Append(words);
            at = end;
        }

        return result.ToString();
    }

    // The edges are Python's \b: combining marks are no word characters there.
    [GeneratedRegex(@"(?<![\p{L}\p{N}_])\d{1,3}(,\d{3})*(\.\d+)?(?![\p{L}\p{N}_])", RegexOptions.CultureInvariant)]
    private static partial Regex CommaNumber();

    [GeneratedRegex(@"(?<![\p{L}\p{N}_])\d{1,3}(.\d{3})*(,\d+)?(?![\p{L}\p{N}_])", RegexOptions.CultureInvariant)]
    private static partial Regex DotNumber();
}
