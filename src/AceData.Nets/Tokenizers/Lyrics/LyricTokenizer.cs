using System.Globalization;
using System.Text.RegularExpressions;
using AceData.Nets.Tokenizers.Files;

namespace AceData.Nets.Tokenizers.Lyrics;

/// <summary>
/// The tokenizer of lyrics of ACE-Step v1, id for id as <c>VoiceBpeTokenizer</c> and its two loops over lines (commit d612523). What is not known
/// here is refused by name, never guessed: lines in Chinese characters and Japanese. Thread-safe.
/// </summary>
public sealed partial class LyricTokenizer
{
    private const string English = "en";
    private const string Chinese = "zh";

    // Whoever shows a line shows this much of it.
    private const int LongestShown = 60;

    private const string WipedBegin = "write a ";
    private const string WipedEnd = " song that genre is";

    private readonly LyricVocabulary _vocabulary;
    private readonly Dictionary<string, int> _languageIds;
    private readonly int _start;
    private readonly int _break;

    private LyricTokenizer(LyricVocabulary vocabulary, string name)
    {
        _vocabulary = vocabulary;
        _languageIds = LyricCleaner.Languages.ToDictionary(code => code, code => Needed($"[{TokenName(code)}]"));
        (_start, _break) = (Needed("[START]"), Needed("[SPACE]"));
        _ = Needed("[STOP]");

        int Needed(string token) => vocabulary.IdOf(token) ?? throw new TokenizerFileException($"{name} lacks the token {token}; it is not the vocabulary of lyrics.");
    }

    /// <summary>How many ids the model reads of a song.</summary>
    public const int Longest = 4096;

    /// <summary>The codes of the languages that the model reads.</summary>
    public static IReadOnlyList<string> Languages => LyricCleaner.Languages;

    /// <summary>One more than the highest id: the rows that an embedding needs.</summary>
    public int Count => _vocabulary.Count;

    /// <summary>The id of a character that the vocabulary lacks.</summary>
    public int UnknownId => _vocabulary.UnknownId;

    /// <summary>Reads the vocabulary (<c>vocab.json</c> of ACE-Step; <c>config/lyric_vocab.json</c> beside the program).</summary>
    /// <exception cref="TokenizerFileException">It cannot be read, is damaged, or is another kind of file.</exception>
    public static LyricTokenizer Load(string path) => Parse(TokenizerJson.Load(path), Path.GetFileName(path));

    /// <summary>Reads the vocabulary from the bytes of its file.</summary>
    /// <exception cref="TokenizerFileException">As in <see cref="Load"/>.</exception>
    public static LyricTokenizer Parse(ReadOnlySpan<byte> bytes, string name) => new(LyricVocabulary.Parse(bytes, name), name);

    /// <summary>One line in a language; a region behind a hyphen is cut off (<c>zh-cn</c>).</summary>
    /// <exception cref="LyricLineException">The language is not the model's, or the line is Chinese or Japanese and cannot be read here.</exception>
    public int[] EncodeLine(string line, string language) => [.. Line(line, language, 0).Ids];

    /// <summary>The line as the model reads it, before it is cut into tokens.</summary>
    /// <exception cref="LyricLineException">As in <see cref="EncodeLine"/>.</exception>
    public static string CleanLine(string line, string language)
    {
        var code = language.Split('-')[0];
        return LyricCleaner.Refusal(line, code) is { } kind ? throw Refused(kind, line, code, 0) : LyricCleaner.Clean(line, code).Text;
    }

    /// <summary>
    /// Lyrics as they are trained: every line in the main language of the song, a structure tag in English; a line with unknown characters again in
    /// its own language, and what that gives is taken. Languages are found by <see cref="LyricLanguageFinder"/>, line by line, so that no text is lost
    /// or changed between languages, as the original's segmenter does.
    /// </summary>
    /// <param name="lyrics">The text, with structure tags.</param>
    public LyricTokens Encode(string lyrics)
    {
        var lines = lyrics.ReplaceLineEndings("\n").Split('\n');
        var main = LyricLanguageFinder.Find(lyrics)?.Code;
        var warnings = new List<LyricWarning>();
        if (main is null && lines.Any(LyricLanguageFinder.HasUnreadScript))
        {
            warnings.Add(new(LyricWarningKind.UnreadLanguage, 0, "The lyrics are in a script that the model does not read; its original trainer would take another song instead."));
        }

        return Walk(lyrics, lines.Select((line, i) => (i + 1, line, (string?)null)), main ?? English, warnings, line => LyricLanguageFinder.Find(line)?.Code ?? main ?? English);
    }

    /// <summary>Lyrics as the original trains them, in the segments and with the main language that its segmenter found.</summary>
    /// <exception cref="LyricLineException">The main language is not the model's (the original loses the whole song).</exception>
    public LyricTokens EncodeSegments(string lyrics, IReadOnlyList<LyricSegment> segments, string mainLanguage)
    {
        if (!_languageIds.ContainsKey(mainLanguage))
        {
            throw Refused(LyricWarningKind.UnreadLanguage, lyrics, mainLanguage, 0);
        }

        var lines = segments.SelectMany(segment => segment.Text.Split('\n').Select(line => (0, line, (string?)Own(segment.Language))));
        return Walk(lyrics, lines, mainLanguage, [], _ => mainLanguage);
    }

    /// <summary>
    /// Lyrics as the original sings from them: every line alone, in the language that its segmenter found for it; not cut. Its pipeline takes
    /// <see cref="LyricTokens.None"/> for an empty text instead.
    /// </summary>
    /// <param name="lines">The lines with their languages; blank ones have none.</param>
    public LyricTokens EncodeLines(IReadOnlyList<LyricSegment> lines)
    {
        List<int> ids = [_start];
        var warnings = new List<LyricWarning>();
        foreach (var (i, line) in lines.Index())
        {
            var text = line.Text.Trim();
            if (text.Length > 0)
            {
                AddLine(ids, text, Structure().IsMatch(text) ? English : Own(line.Language), null, i + 1, warnings);
            }

            ids.Add(_break);
        }

        return new LyricTokens(ids, ids.Count, warnings);
    }

    private static string TokenName(string code) => code == Chinese ? "zh-cn" : code;

    private string Own(string language) => language.Contains(Chinese, StringComparison.Ordinal) ? Chinese : _languageIds.ContainsKey(language) ? language : English;

    private LyricTokens Walk(string lyrics, IEnumerable<(int Number, string Text, string? Language)> lines, string main, List<LyricWarning> warnings, Func<string, string> find)
    {
        if (string.IsNullOrWhiteSpace(lyrics))
        {
            return LyricTokens.None with { Warnings = warnings };
        }

        if (lyrics.Split('\n').Any(IsWiped))
        {
            warnings.Add(new(LyricWarningKind.Wiped, 0, "The trainer empties texts with a line like \"write a … song that genre is\"; reword it."));
            return LyricTokens.None with { Warnings = warnings };
        }

        List<int> ids = [_start];
        foreach (var (number, line, language) in lines)
        {
            if (line.All(PythonText.IsSpace))
            {
                ids.Add(_break);
                continue;
            }

            var isStructure = Structure().IsMatch(line);
            AddLine(ids, line, isStructure ? English : main, isStructure ? null : () => language ?? find(line), number, warnings);
            ids.Add(_break);
        }

        var length = ids.Count;
        if (length > Longest)
        {
            ids.RemoveRange(Longest, length - Longest);
            warnings.Add(new(LyricWarningKind.TooLong, 0, string.Create(CultureInfo.InvariantCulture, $"The lyrics have {length} tokens and the model reads {Longest}. Shorten the text to what the clip sings.")));
        }

        return new LyricTokens(ids, length, warnings);
    }

    private void AddLine(List<int> ids, string line, string language, Func<string>? own, int number, List<LyricWarning> warnings)
    {
        try
        {
            var (tokens, keeps) = Line(line, language, number);
            if (own is not null && tokens.Contains(UnknownId) && own() is var other && other != language)
            {
                (tokens, keeps) = Line(line, other, number);
            }

            ids.AddRange(tokens);
            if (keeps)
            {
                warnings.Add(new(LyricWarningKind.NumbersKept, number, $"The numbers of {Named(line, number)} stay digits, as in the original; write them as words."));
            }

            if (tokens.Count(id => id == UnknownId) is var unknown and > 0 && !Structure().IsMatch(line))
            {
                warnings.Add(new(LyricWarningKind.UnknownCharacters, number, string.Create(CultureInfo.InvariantCulture, $"The model does not know {unknown} of the characters of {Named(line, number)}.")));
            }
        }
        catch (LyricLineException refusal)
        {
            warnings.Add(new(refusal.Kind, number, refusal.Message));
        }
    }

    private (List<int> Ids, bool KeepsDigits) Line(string line, string language, int number)
    {
        var code = language.Split('-')[0];
        if (LyricCleaner.Refusal(line, code) is { } kind)
        {
            throw Refused(kind, line, code, number);
        }

        var clean = LyricCleaner.Clean(line, code);
        var ids = new List<int>(clean.Text.Length);
        _vocabulary.Encode($"[{TokenName(code)}]{clean.Text}".Replace(" ", "[SPACE]", StringComparison.Ordinal), ids);
        return (ids, clean.KeepsDigits);
    }

    // "write a .* song that genre is" of the trainer, which as a pattern takes a time that grows with the square of a line.
    private static bool IsWiped(string line) =>
        line.IndexOf(WipedBegin, StringComparison.Ordinal) is var begin and >= 0 && line.LastIndexOf(WipedEnd, StringComparison.Ordinal) >= begin + WipedBegin.Length;

    private static string Named(string line, int number)
    {
        var shown = line.Trim();
        shown = shown.Length > LongestShown ? shown[..LongestShown] + "…" : shown;
        return number > 0 ? string.Create(CultureInfo.InvariantCulture, $"line {number} ('{shown}')") : $"the line '{shown}'";
    }

    private static LyricLineException Refused(LyricWarningKind kind, string line, string language, int number) => new(kind, kind switch
    {
        LyricWarningKind.ChineseLine => $"AceData cannot read Chinese aloud yet, so {Named(line, number)} has no tokens. Write it in another language, or leave the song out.",
        LyricWarningKind.JapaneseLine => $"AceData cannot read Japanese aloud yet, so {Named(line, number)} has no tokens. Write it in Latin letters, or leave the song out.",
        _ => $"The model does not read the language '{language}' of {Named(line, number)}.",
    });

    [GeneratedRegex(@"\A\[.*?\]", RegexOptions.CultureInvariant)]
    private static partial Regex Structure();
}
