using System.Text;

namespace AceData.Nets.Tokenizers.Lyrics;

/// <summary>
/// Tells in which of the model's languages a text is: by its script first, texts in Latin letters by frequent words and groups of letters. Small and
/// of our own making; what the original's detector says differs, above all in short lines.
/// </summary>
public static class LyricLanguageFinder
{
    // Letters beyond this are not needed to be sure.
    private const int LongestText = 20_000;

    // A short text is rather in a language that the model reads.
    private const double Unread = -3;

    private static readonly Lazy<WordLikelihood[]> Latin = new(() => [.. LanguageWords.All.Select(entry => new WordLikelihood(entry.Code, entry.Words))]);

    private enum Script
    {
        None,
        Latin,
        Cyrillic,
        Arabic,
        Devanagari,
        Hangul,
        Kana,
        Han,
        Unread,
    }

    /// <summary>The language; null when there are no letters, or the text is in a script or a language that the model does not read.</summary>
    public static FoundLanguage? Find(string text)
    {
        text = PythonText.Lower(WithoutTags(text));
        var counts = new int[Enum.GetValues<Script>().Length];
        foreach (var rune in text.EnumerateRunes())
        {
            counts[(int)ScriptOf(rune)]++;
        }

        counts[(int)Script.None] = 0;
        var letters = counts.Sum();
        if (letters == 0)
        {
            return null;
        }

        // Japanese has more Chinese characters than kana, but Chinese has no kana.
        var han = counts[(int)Script.Han];
        if (counts[(int)Script.Kana] * 8 >= han)
        {
            counts[(int)Script.Kana] += han;
            counts[(int)Script.Han] = 0;
        }

        var most = (Script)Array.IndexOf(counts, counts.Max());
        var share = (double)counts[(int)most] / letters;
        return most switch
        {
            Script.Latin => Likeliest(text, share),
            Script.Cyrillic => new("ru", share),
            Script.Arabic => new("ar", share),
            Script.Devanagari => new("hi", share),
            Script.Hangul => new("ko", share),
            Script.Kana => new("ja", share),
            Script.Han => new("zh", share),
            _ => null,
        };
    }

    /// <summary>Whether a text has letters of a script that the model reads in none of its languages.</summary>
    internal static bool HasUnreadScript(string text) => text.EnumerateRunes().Any(rune => ScriptOf(rune) == Script.Unread);

    private static FoundLanguage? Likeliest(string text, double share)
    {
        var words = Words(text);
        if (words.Count == 0)
        {
            return null;
        }

        var scores = Latin.Value.Select(language => words.Sum(language.Of) + (LyricCleaner.Languages.Contains(language.Code) ? 0 : Unread)).ToArray();
        var best = Array.IndexOf(scores, scores.Max());
        var code = Latin.Value[best].Code;
        var confidence = 1 / scores.Sum(score => Math.Exp(score - scores[best]));
        return LyricCleaner.Languages.Contains(code) ? new FoundLanguage(code, confidence * share) : null;
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var letter in text.Append(' '))
        {
            if (char.IsLetter(letter) || (word.Length > 0 && letter is '\'' or '’'))
            {
                word.Append(letter == '’' ? '\'' : letter);
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString().TrimEnd('\''));
                word.Clear();
            }
        }

        return words;
    }

    private static string WithoutTags(string text)
    {
        var result = new StringBuilder(Math.Min(text.Length, LongestText));
        var depth = 0;
        foreach (var letter in text)
        {
            depth = letter switch
            {
                '[' => 1,
                ']' or '\n' => 0,
                _ => depth,
            };
            if (depth == 0)
            {
                result.Append(letter);
            }

            if (result.Length >= LongestText)
            {
                break;
            }
        }

        return result.ToString();
    }

    private static Script ScriptOf(Rune rune) => rune.Value switch
    {
        < 0x80 => Rune.IsLetter(rune) ? Script.Latin : Script.None,
        _ when !Rune.IsLetter(rune) => Script.None,
        < 0x250 or (>= 0x1E00 and < 0x1F00) or (>= 0xFF21 and < 0xFF5B) => Script.Latin,
        >= 0x400 and < 0x530 => Script.Cyrillic,
        (>= 0x600 and < 0x780) or (>= 0xFB50 and < 0xFE00) or (>= 0xFE70 and < 0xFF00) => Script.Arabic,
        >= 0x900 and < 0x980 => Script.Devanagari,
        (>= 0x1100 and < 0x1200) or (>= 0x3130 and < 0x3190) or (>= 0xAC00 and < 0xD7B0) => Script.Hangul,
        (>= 0x3040 and < 0x3100) or (>= 0xFF66 and < 0xFFA0) => Script.Kana,
        (>= 0x3400 and < 0xA000) or (>= 0xF900 and < 0xFB00) or (>= 0x20000 and < 0x40000) => Script.Han,
        _ => Script.Unread,
    };
}
