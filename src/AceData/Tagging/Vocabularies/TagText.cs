using System.Text;

namespace AceData.Tagging.Vocabularies;

/// <summary>
/// Compares tags as a person does: case, hyphens, spaces, apostrophes, width and invisible characters make no difference.
/// </summary>
public static class TagText
{
    /// <summary>Greatest length of a tag, characters.</summary>
    public const int MaximumLength = 64;

    /// <summary>A code point like any other, at which .NET refuses to compose a text.</summary>
    private const int Refused = 0xFFFE;

    /// <summary>Text in composed, compatible form (NFKC) without invisible characters; half characters become U+FFFD, which no tag holds.</summary>
    public static string Normalize(string text)
    {
        if (System.Text.Ascii.IsValid(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsInvisible(rune.Value))
            {
                clean.Append(IsPhrase(rune.Value) || rune.Value == Refused ? "\uFFFD" : rune.ToString());
            }
        }

#pragma warning disable RS0030 // Words of a vocabulary are ASCII; what is not folded here is a word of none.
        return clean.ToString().Normalize(NormalizationForm.FormKC);
#pragma warning restore RS0030
    }

    /// <summary>
    /// The comparison key: lower case, <c>&amp;</c> as "and", everything that is no letter and no digit left out except <c>#</c>.
    /// <c>Hip-Hop</c>, <c>hip hop</c> and <c>hiphop</c> are all <c>hiphop</c>.
    /// </summary>
    public static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var character in Normalize(text))
        {
            if (character == '&')
            {
                key.Append("and");
            }
            else if (char.IsLetterOrDigit(character) || character is '#' or '♯' or '♭' || char.IsSurrogate(character) || character == '\uFFFD')
            {
                key.Append(char.ToLowerInvariant(character));
            }
        }

        return key.ToString();
    }

    /// <summary>True where a character is in the text that breaks or reorders a line and so has no place in a tag.</summary>
    public static bool HasControl(string text) => text.Any(HasControl);

    /// <summary>True for controls, line separators and marks that change the direction of writing.</summary>
    public static bool HasControl(char character) =>
        char.IsControl(character) || character is '\u200E' or '\u200F' or '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>Single characters that stand for a whole Arabic phrase: eighteen times as long in compatible form, and never a tag.</summary>
    private static bool IsPhrase(int rune) => rune is 0xFDFA or 0xFDFB;

    private static bool IsInvisible(int rune) => rune is 0x00AD or 0x034F or (>= 0x200B and <= 0x200D) or 0x2060 or 0xFEFF or (>= 0xFE00 and <= 0xFE0F);
}
