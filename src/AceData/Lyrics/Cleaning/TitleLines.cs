using AceData.Lyrics.Text;

namespace AceData.Lyrics.Cleaning;

/// <summary>Bracketed lines that name the song instead of a part of it (rule C4), in the languages of the pages that have them.</summary>
internal static class TitleLines
{
    private static readonly string[] Starts = Folded(
        "songtext zu, songtext von, deutscher songtext zu, englischer songtext, liedtext, paroles de, paroles du, paroles d, letra de, letra da, letra do, letra oficial, testo di, testo e, testo da, songtekst van, songtekst, tekst piosenki, tekst utworu, tekst pesme, tekst til, text skladby, text pisne, text piesne, text piesni, текст песни, текст пісні, текст на песента, текст за песната, lletra de, laulusonad, songtextar, dainos zodziai, dziesmas vardi, teksti i, versuri, loi bai hat, lyrics from snippet, snippet lyrics, lyrics for, lyrics to, lyrics of, lyrics, produced by, prod by, prod., produziert von, producido por, prodotto da, produit par, produzido por, written by, translation, ubersetzung, traduction, traduccion, romanization, romanized, στιχοι, sanat kappaleeseen, sangtekst, låttekst, lattext, lattexten");

    private static readonly string[] Ends = Folded("abestiaren letra, laulusõnad, dalszöveg, icin sarki sozleri, şarkı sözleri, sarki sozleri, 歌词, 歌詞, 가사, lyrics, sanat, songtext, tekst, letra, testo, paroles, текст, söngtextar, texti");

    /// <summary>ISO 639-1 codes that stand alone on pages with several languages.</summary>
    private static readonly HashSet<string> Languages = new(StringComparer.Ordinal)
        { "en", "de", "fr", "es", "it", "pt", "pl", "tr", "ru", "cs", "nl", "ar", "zh", "ja", "hu", "ko", "hi", "sv", "da", "no", "fi", "uk", "el", "he", "ro", "sr", "hr", "vi", "th", "id" };

    /// <param name="text">What stands between the brackets.</param>
    /// <param name="folded">The same, folded.</param>
    public static bool Is(string text, string folded)
    {
        if (Languages.Contains(text))
        {
            return true;
        }

        foreach (var start in Starts)
        {
            if (folded.StartsWith(start, StringComparison.Ordinal) && (folded.Length == start.Length || !char.IsLetter(folded[start.Length]) || start[^1] == '.'))
            {
                return true;
            }
        }

        foreach (var end in Ends)
        {
            if (folded.Length > end.Length && folded.EndsWith(end, StringComparison.Ordinal) && !char.IsAsciiLetter(folded[^(end.Length + 1)]))
            {
                return true;
            }
        }

        return false;
    }

    private static string[] Folded(string words) => [.. words.Split(", ").Select(Folding.Fold)];
}
