using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AceData.Nets.Tokenizers.Lyrics;

/// <summary>
/// The Chinese cleaner for texts without Chinese characters (notes, brackets, numbers: the reference takes such lines for Chinese). Numbers are read
/// in Chinese, marks become commas, and the few characters of numbers have their pinyin here. The readings of others depend on the words that they
/// stand in, which takes a dictionary that no library here brings; texts with them are refused by the caller.
/// </summary>
internal static partial class ChineseText
{
    private const string Digits = "零一二三四五六七八九";
    private const string Units = "十百千万亿兆京垓秭穰沟涧正载";

    // What becomes a comma besides the marks of ASCII.
    private const string Marks = "！？｡。＂＃＄％＆＇（）＊＋，－／：；＜＝＞＠［＼］＾＿｀｛｜｝～｟｠｢｣､、〃《》「」『』【】〔〕〖〗〘〙〚〛〜〝〞〟〰〾〿–—‘’‛“”„‟…‧﹏·〈〉";

    private static readonly Dictionary<char, string> Pinyin =
        "零ling2 一yi1 二er4 三san1 四si4 五wu3 六liu4 七qi1 八ba1 九jiu3 两liang3 十shi2 百bai3 千qian1 万wan4 亿yi4 兆zhao4 京jing1 垓gai1 秭zi3 穰rang2 沟gou1 涧jian4 正zheng4 载zai4 点dian3 分fen1 之zhi1 英ying1 镑bang4 度du4"
            .Split(' ').ToDictionary(pair => pair[0], pair => pair[1..]);

    /// <summary>Whether a text has characters that need the dictionary.</summary>
    public static bool NeedsDictionary(string text) => text.EnumerateRunes().Any(rune => rune.Value is 0x3007 or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0xE815 and <= 0xE864) or (>= 0x20000 and <= 0x3FFFF));

    /// <summary>Whether numbers of a normalised text have a one whose tone hangs on the word that it is in (一百, 一点), which takes the dictionary, too.</summary>
    public static bool HasDoubtfulOne(string normalized) => DoubtfulOne().IsMatch(normalized);

    /// <summary>Numbers in Chinese characters, marks as commas.</summary>
    public static string Normalize(string text)
    {
        text = $"^{text}$";
        if (text.Any(char.IsDigit))
        {
            text = Numbers(text, Mobile(), number => Plain(string.Concat(number.Trim('+').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
            text = Numbers(text, Landline(), number => Plain(number.Replace("-", "", StringComparison.Ordinal)));
            text = Fraction().Replace(text, match => $"{Counted(match.Groups[2].Value)}分之{Counted(match.Groups[1].Value)}");
            text = text.Replace('％', '%');
            text = Percentage().Replace(text, match => "百分之" + Counted(match.Groups[1].Value));
            text = LongNumber().Replace(text, match => Plain(match.Value));
            text = AnyNumber().Replace(text, match => Counted(match.Value));
            text = BetweenLetters().Replace(text, match => $"{match.Groups[1].Value}2{match.Groups[2].Value}");
        }

        var result = new StringBuilder(text.Length);
        foreach (var letter in text.TrimStart('^').TrimEnd('$'))
        {
            result.Append(char.IsAscii(letter) && (char.IsPunctuation(letter) || char.IsSymbol(letter)) || Marks.Contains(letter, StringComparison.Ordinal) ? ',' : letter);
        }

        return result.ToString();
    }

    /// <summary>The characters of numbers and signs in pinyin with tone numbers, without spaces.</summary>
    public static string Romanize(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            result.Append(Pinyin.TryGetValue(letter, out var reading) ? reading : letter.ToString());
        }

        return result.ToString();
    }

    // A match takes the characters beside the number, so that of two numbers one apart the second is none; and what is replaced is not the match but
    // where its number stands first in the text as it has become.
    private static string Numbers(string text, Regex pattern, Func<string, string> say)
    {
        foreach (var found in pattern.Matches(text).Select(match => match.Groups[1].Value))
        {
            var at = text.IndexOf(found, StringComparison.Ordinal);
            text = $"{text[..at]}{say(found)}{text[(at + found.Length)..]}";
        }

        return text;
    }

    private static int Value(char digit) => (int)CharUnicodeInfo.GetNumericValue(digit);

    // Digit by digit, as in a telephone number or a year.
    private static string Plain(string digits) => string.Concat(digits.Select(digit => Digits[Value(digit)]));

    private static string Counted(string number)
    {
        var parts = number.Split('.');
        var symbols = parts[0].Length > 1 ? Places(parts[0]) : Plain(parts[0]);
        if (parts.Length > 1 && parts[1].Length > 0)
        {
            symbols += "点" + Plain(parts[1]);
        }

        var said = new StringBuilder(symbols);
        for (var i = 0; i < said.Length; i++)
        {
            // Two of a unit is 两, but not before ten.
            if (said[i] == '二' && i + 1 < said.Length && Power(said[i + 1]) > 1 && (i == 0 || Power(said[i - 1]) > 1))
            {
                said[i] = '两';
            }
        }

        return said.ToString() switch
        {
            ['点', ..] words => "零" + words,
            ['一', '十', ..] words => words[1..],
            var words => words,
        };
    }

    private static string Places(string digits)
    {
        var rest = digits.TrimStart('0');
        if (rest.Length == 0)
        {
            return "";
        }

        if (rest.Length == 1)
        {
            return (digits.Length > 1 ? "零" : "") + Digits[Value(rest[0])];
        }

        var unit = Units.Last(candidate => Power(candidate) < rest.Length);
        return Places(digits[..^Power(unit)]) + unit + Places(rest[^Power(unit)..]);
    }

    // Zeros behind the one of a unit; 0 for what is no unit.
    private static int Power(char unit) => Units.IndexOf(unit, StringComparison.Ordinal) switch
    {
        < 0 => 0,
        < 4 and var small => small + 1,
        var large => (large - 2) * 4,
    };

    [GeneratedRegex(@"\D((\+?86 ?)?1([38]\d|5[0-35-9]|7[678]|9[89])\d{8})\D")]
    private static partial Regex Mobile();

    [GeneratedRegex(@"\D((0(10|2[1-3]|[3-9]\d{2})-?)?[1-9]\d{6,7})\D")]
    private static partial Regex Landline();

    // Digits before a start would only be tried again and again: a run that does not fit from its first digit on does not fit from a later one.
    [GeneratedRegex(@"(?<!\d)(\d+)/(\d+)")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"(?<!\d)(\d+(?:\.\d+)?)%")]
    private static partial Regex Percentage();

    [GeneratedRegex(@"\d{4,32}")]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex AnyNumber();

    [GeneratedRegex("一[百千万亿兆京垓秭穰沟涧正载点]")]
    private static partial Regex DoubtfulOne();

    [GeneratedRegex("([a-zA-Z]+)二([a-zA-Z]+)")]
    private static partial Regex BetweenLetters();
}
