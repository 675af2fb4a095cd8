using System.Buffers;
using System.Text;

namespace AceData.Nets.Tokenizers.Lyrics;

/// <summary>A line as the model reads it.</summary>
/// <param name="Text">Lower case, numbers and signs in words, non-Latin scripts of some languages in Latin letters.</param>
/// <param name="KeepsDigits">Whether its digits stayed although they would be read as words.</param>
internal readonly record struct CleanedLine(string Text, bool KeepsDigits);

/// <summary>Cleans a line as the reference does before it is cut into tokens.</summary>
internal static class LyricCleaner
{
    private static readonly SearchValues<char> Signs = SearchValues.Create(LyricLanguage.SymbolSigns);

    /// <summary>The codes that have a token.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "de", "fr", "es", "it", "pt", "pl", "tr", "ru", "cs", "nl", "ar", "zh", "ja", "hu", "ko", "hi"];

    /// <summary>Why a line cannot be read in a language; null when it can.</summary>
    public static LyricWarningKind? Refusal(string line, string language) => language switch
    {
        "ja" when line.Any(letter => !PythonText.IsSpace(letter)) => LyricWarningKind.JapaneseLine,
        "zh" when ChineseText.NeedsDictionary(line) || (line.Any(char.IsDigit) && ChineseText.HasDoubtfulOne(ChineseText.Normalize(PythonText.Lower(line)))) => LyricWarningKind.ChineseLine,
        _ => Languages.Contains(language) ? null : LyricWarningKind.UnreadLanguage,
    };

    /// <summary>Cleans a line that <see cref="Refusal"/> does not refuse.</summary>
    public static CleanedLine Clean(string line, string code)
    {
        if (LyricLanguages.Find(code) is not { } language)
        {
            return new CleanedLine(PythonText.CollapseRuns(PythonText.Lower(line)), false);
        }

        var text = line.Replace("\"", "", StringComparison.Ordinal);
        if (code == "tr")
        {
            text = text.Replace('İ', 'i').Replace('Ö', 'ö').Replace('Ü', 'ü');
        }

        text = PythonText.Lower(text);
        var spoken = code == "zh" ? ChineseText.Normalize(text) : NumberStage.Apply(text, language);
        var keeps = spoken is null;
        text = PythonText.Collapse(WithSymbols(WithAbbreviations(spoken ?? text, language), language));
        return code switch
        {
            "zh" => new CleanedLine(ChineseText.Romanize(text), keeps),
            "ko" => new CleanedLine(KoreanRomanizer.Apply(text), keeps),
            _ => new CleanedLine(text, keeps),
        };
    }

    private static string WithAbbreviations(string text, LyricLanguage language)
    {
        if (text.AsSpan().IndexOfAny('.', '-') < 0)
        {
            return text;
        }

        foreach (var (letters, words) in language.Abbreviations)
        {
            text = WithAbbreviation(text, letters, words);
        }

        return text;
    }

    private static string WithAbbreviation(string text, string letters, string words)
    {
        var folded = Folded(text);
        StringBuilder? result = null;
        var done = 0;
        for (var at = folded.IndexOf(letters, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(letters, at, StringComparison.Ordinal))
        {
            // One without its dot has an edge at its end, too.
            var stop = at + letters.Length;
            if (!PythonText.IsEdge(text, at) || (letters[^1] != '.' && !PythonText.IsEdge(text, stop)))
            {
                at++;
                continue;
            }

            result = (result ?? new StringBuilder()).Append(text, done, at - done).Append(words);
            (at, done) = (stop, stop);
        }

        return result is null ? text : result.Append(text, done, text.Length - done).ToString();
    }

    // Python takes these for the same letters where it ignores case.
    private static string Folded(string text) => text.AsSpan().IndexOfAny('ſ', 'ı') < 0 ? text : text.Replace('ſ', 's').Replace('ı', 'i');

    private static string WithSymbols(string text, LyricLanguage language)
    {
        if (text.AsSpan().ContainsAny(Signs))
        {
            foreach (var (i, sign) in LyricLanguage.SymbolSigns.Index())
            {
                text = text.Replace(sign.ToString(), $" {language.Symbols[i]} ", StringComparison.Ordinal);
            }
        }

        return text;
    }
}
