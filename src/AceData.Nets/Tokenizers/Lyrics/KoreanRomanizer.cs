using System.Text;

namespace AceData.Nets.Tokenizers.Lyrics;

/// <summary>
/// Hangul in Latin letters by the academic rule of the revised romanisation, as hangul-romanize 0.1.0 applies it: letter by letter, with a hyphen
/// where two syllables could be parted in more than one place.
/// </summary>
internal static class KoreanRomanizer
{
    private const char First = '가';
    private const char Last = '힣';
    private const int NoInitial = 11;

    private static readonly string[] Initials = "g kk n d tt l m b pp s ss  j jj ch k t p h".Split(' ');
    private static readonly string[] Vowels = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".Split(' ');
    private static readonly string[] Finals = " g kk gs n nj nh d l lg lm lb ls lt lp lh m b bs s ss ng j ch k t p h".Split(' ');

    private static readonly HashSet<string> Ambiguous =
        [.. Finals.SelectMany(final => Initials.Select(initial => final + initial)).Distinct().Where(both => Enumerable.Range(0, both.Length).Count(cut => Finals.Contains(both[..cut]) && Initials.Contains(both[cut..])) > 1)];

    public static string Apply(string text)
    {
        var result = new StringBuilder(text.Length * 3);
        var before = -1;
        foreach (var letter in text)
        {
            if (letter is < First or > Last)
            {
                result.Append(letter);
                before = -1;
                continue;
            }

            var index = letter - First;
            var (initial, vowel, final) = (index / 588, index / 28 % 21, index % 28);
            if (before >= 0 && (initial == NoInitial || Ambiguous.Contains(Finals[before] + Initials[initial])))
            {
                result.Append('-');
            }

            result.Append(Initials[initial]).Append(Vowels[vowel]).Append(Finals[final]);
            before = final;
        }

        return result.ToString();
    }
}
