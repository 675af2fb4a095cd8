using System.Globalization;
using AceData.Lyrics.Cleaning;
using AceData.Lyrics.Documents;

namespace AceData.Lyrics.Sources;

/// <summary>What no text of a song is: nearly nothing, a book, numbers only.</summary>
internal static class TextBounds
{
    /// <summary>Fewest characters of words.</summary>
    public const int Fewest = 20;

    /// <summary>What is wrong with a text; null when it may be one. A text of nothing but section headers may be an instrumental's.</summary>
    public static (LyricsCause Cause, string Why)? Problem(string text)
    {
        var lrc = LrcText.IsLrc(text) ? LrcText.Read(text) : null;
        if (lrc is { IsInstrumental: true })
        {
            return null;
        }

        var headers = 0;
        var characters = 0;
        var letters = false;
        foreach (var line in (lrc is null ? text : lrc.ToPlainText()).AsSpan().EnumerateLines())
        {
            var words = line.Trim();
            if (words is ['[', .., ']'])
            {
                headers++;
                continue;
            }

            foreach (var c in words)
            {
                letters |= char.IsLetter(c) || char.IsSurrogate(c);
                characters += char.IsWhiteSpace(c) ? 0 : 1;
            }
        }

        return characters switch
        {
            0 when headers > 0 => null,
            _ when lrc is { IsTooLong: true } => TooLong,
            > LyricsDocument.MostCharacters => TooLong,
            < Fewest => (LyricsCause.NotTranscribed, string.Create(CultureInfo.InvariantCulture, $"it has only {characters} characters")),
            _ when !letters => (LyricsCause.BadResponse, "it is made of numbers"),
            _ => null,
        };
    }

    private static (LyricsCause Cause, string Why) TooLong =>
        (LyricsCause.BadResponse, string.Create(CultureInfo.InvariantCulture, $"it has more than {LyricsDocument.MostCharacters} characters"));
}
