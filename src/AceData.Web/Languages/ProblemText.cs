using System.Globalization;
using System.Resources;
using AceData.Audio;

namespace AceData.Web.Languages;

/// <summary>
/// What the product says of problems and findings, in the language of the window. The product speaks English, to terminals and
/// across processes; <c>ProblemWords.resx</c> holds its sentences with places for what they name, and the same sentences in the
/// other language; those of a check stand in <c>CheckWords.resx</c>. A text is said in it when all of its sentences are known there,
/// and else stays as it is: half a language helps nobody.
/// </summary>
internal static class ProblemText
{
    private const int LongestText = 4_000;
    private static readonly Lazy<IReadOnlyList<ProblemSentence>> Sentences = new(() => [.. Read(typeof(ProblemWords), ""), .. Read(typeof(CheckWords), "Sentence.")]);

    /// <summary>What happened, why, what to do.</summary>
    public static string Of(AceDataException problem) => Of(problem.Message);

    /// <summary>A text of the product.</summary>
    public static string Of(string text)
    {
        var language = CultureInfo.CurrentUICulture;
        return language.TwoLetterISOLanguageName == LanguageSetup.Supported[0] || text.Length > LongestText ? text : new ProblemReader(Sentences.Value, language).Say(text) ?? text;
    }

    private static IEnumerable<ProblemSentence> Read(Type of, string prefix)
    {
        var words = new ResourceManager(of.FullName!, of.Assembly); // not null: neither is generic
        return words.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)! // not null: it is part of the program
            .Cast<System.Collections.DictionaryEntry>()
            .Where(entry => ((string)entry.Key).StartsWith(prefix, StringComparison.Ordinal))
            .Select(entry => ProblemSentence.Of((string)entry.Value!, language => words.GetString((string)entry.Key, language)));
    }
}
