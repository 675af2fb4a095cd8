using AceData.Requests;

namespace AceData.Web.Languages;

/// <summary>What a sentence names at one of its places: a file, a number, a reason.</summary>
/// <param name="Text">What stands there.</param>
/// <param name="Before">The character before it; a blank where there is none.</param>
/// <param name="After">The character behind it; a blank where there is none.</param>
internal sealed record NamedValue(string Text, char Before, char After)
{
    /// <summary>What the sentence says behind it, up to the next thing that it names.</summary>
    public string Following { get; init; } = "";

    /// <summary>True for a name between quotation marks, which is never said in another language.</summary>
    public bool IsQuoted => Before == After && Before is '\'' or '"';

    /// <summary>True for a remark in brackets, such as what ffmpeg said.</summary>
    public bool IsRemark => After == ')';

    /// <summary>True for digits, which are the same in every language.</summary>
    public bool IsNumber => Text.All(char.IsAsciiDigit);

    /// <summary>True for a command to type, which is the same in every language.</summary>
    public bool IsCommand => Text.Split(' ', 2)[0] is var program && (program is "./run.sh" or "RUN.bat" || program == CommandHint.Program);

    /// <summary>True when a sentence ends in it, so that it is a text of its own or no value at all.</summary>
    public bool HasSentences { get; } = EndOfSentence(Text, 0) >= 0;

    /// <summary>True when it holds a closing quotation mark and the end of a sentence behind it: then it is the better part of two sentences.</summary>
    public bool IsCrossing => IsQuoted && Closing(Text, Before) is >= 0 and var closing && EndOfSentence(Text, closing) >= 0;

    private static int Closing(string text, char quote)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] == quote && (char.IsWhiteSpace(text[i + 1]) || text[i + 1] is '.' or ',' or ':' or ';'))
            {
                return i;
            }
        }

        return -1;
    }

    private static int EndOfSentence(string text, int from)
    {
        for (var i = from; i + 2 < text.Length; i++)
        {
            if (text[i] is '.' or '!' or '?' && char.IsWhiteSpace(text[i + 1]) && (char.IsUpper(text[i + 2]) || text[i + 2] is '\'' or '"'))
            {
                return i;
            }
        }

        return -1;
    }
}
