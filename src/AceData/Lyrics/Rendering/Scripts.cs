namespace AceData.Lyrics.Rendering;

/// <summary>Scripts whose languages ACE-Step v1 cannot read.</summary>
internal static class Scripts
{
    private static readonly (char First, char Last, string Name)[] Unread =
    [
        ('\u0370', '\u03FF', "Greek"), ('\u1F00', '\u1FFF', "Greek"), ('\u0530', '\u058F', "Armenian"), ('\u0590', '\u05FF', "Hebrew"), ('\u0980', '\u09FF', "Bengali"),
        ('\u0A00', '\u0A7F', "Gurmukhi"), ('\u0A80', '\u0AFF', "Gujarati"), ('\u0B00', '\u0B7F', "Odia"), ('\u0B80', '\u0BFF', "Tamil"), ('\u0C00', '\u0C7F', "Telugu"),
        ('\u0C80', '\u0CFF', "Kannada"), ('\u0D00', '\u0D7F', "Malayalam"), ('\u0D80', '\u0DFF', "Sinhala"), ('\u0E00', '\u0E7F', "Thai"), ('\u0E80', '\u0EFF', "Lao"),
        ('\u0F00', '\u0FFF', "Tibetan"), ('\u1000', '\u109F', "Burmese"), ('\u10A0', '\u10FF', "Georgian"), ('\u1200', '\u137F', "Ethiopic"), ('\u1780', '\u17FF', "Khmer"),
    ];

    /// <summary>The script of most letters, if v1 knows no language of it; null otherwise.</summary>
    public static string? UnreadByV1(string text)
    {
        var letters = 0;
        var counts = new int[Unread.Length];
        foreach (var c in text)
        {
            if (c < 0x370 || !(char.IsLetter(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark))
            {
                letters += char.IsLetter(c) ? 1 : 0;
                continue;
            }

            letters++;
            for (var i = 0; i < Unread.Length; i++)
            {
                counts[i] += c >= Unread[i].First && c <= Unread[i].Last ? 1 : 0;
            }
        }

        var most = Array.IndexOf(counts, counts.Max());
        return counts[most] * 2 > letters ? Unread[most].Name : null;
    }
}
