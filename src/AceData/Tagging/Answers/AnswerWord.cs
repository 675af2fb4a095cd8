using AceData.Tagging.Vocabularies;

namespace AceData.Tagging.Answers;

/// <summary>A word of an answer.</summary>
/// <param name="Key">Its comparison key (<see cref="TagText.Key"/>).</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Before">What stands between it and the word before.</param>
internal sealed record AnswerWord(string Key, int Start, int End, WordBreak Before)
{
    /// <summary>True where a negation reaches this word.</summary>
    public bool IsNegated { get; set; }

    /// <summary>Splits normalized text into words; "isn't", "80's" and "drum'n'bass" are one word each, <c>&amp;</c> is the word "and".</summary>
    public static List<AnswerWord> Split(string text)
    {
        var words = new List<AnswerWord>();
        var before = WordBreak.Sentence;
        for (var i = 0; i < text.Length;)
        {
            if (!IsPart(text[i]) && text[i] != '&')
            {
                var separator = BreakAt(text, i);
                before = separator > before ? separator : before;
                i++;
                continue;
            }

            var start = i++;
            if (text[start] != '&')
            {
                while (i < text.Length && (IsPart(text[i]) || (IsApostrophe(text[i]) && i + 1 < text.Length && IsPart(text[i + 1]))))
                {
                    i++;
                }
            }

            words.Add(new AnswerWord(TagText.Key(text[start..i]), start, i, words.Count == 0 ? WordBreak.Sentence : before));
            before = WordBreak.None;
        }

        return words;
    }

    private static bool IsPart(char character) => char.IsLetterOrDigit(character) || character is '#' or '♯' or '♭' || char.IsSurrogate(character);

    private static bool IsApostrophe(char character) => character is '\'' or '’' or '‘' or '`' or '´';

    private static WordBreak BreakAt(string text, int i)
    {
        var isLast = i + 1 >= text.Length || char.IsWhiteSpace(text[i + 1]);
        return text[i] switch
        {
            '\n' or '\r' or ';' or '!' or '?' => WordBreak.Sentence,
            '.' when isLast || text[i + 1] is '"' or ')' => WordBreak.Sentence,
            ',' or '/' or '|' or ':' or '(' or ')' or '[' or ']' or '{' or '}' or '—' or '–' or '→' or '•' or '*' => WordBreak.Comma,
            '-' when isLast && i > 0 && char.IsWhiteSpace(text[i - 1]) => WordBreak.Comma,
            _ => WordBreak.None,
        };
    }
}

internal enum WordBreak
{
    /// <summary>Blanks, hyphens, quotes.</summary>
    None,

    /// <summary>A comma or what works like one.</summary>
    Comma,

    /// <summary>The end of a sentence or line.</summary>
    Sentence,
}
