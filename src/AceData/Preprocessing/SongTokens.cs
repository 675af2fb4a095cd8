using System.Globalization;
using AceData.Audio;
using AceData.Nets.Tokenizers.Lyrics;
using AceData.Nets.Tokenizers.Unigram;

namespace AceData.Preprocessing;

/// <summary>Prompt and lyrics of a song as the models read them.</summary>
/// <param name="Prompt">Ids of the prompt with the end token, at most <see cref="LongestPrompt"/>.</param>
/// <param name="Lyrics">Ids of the lyrics, at most <see cref="LyricTokenizer.Longest"/>.</param>
/// <param name="Warnings">What a person should know.</param>
public sealed record SongTokens(IReadOnlyList<long> Prompt, IReadOnlyList<long> Lyrics, IReadOnlyList<(string Code, string Text)> Warnings)
{
    /// <summary>Tokens of a prompt that the text encoder reads.</summary>
    public const int LongestPrompt = 256;

    /// <summary>Cuts both texts into tokens.</summary>
    /// <exception cref="AceDataException">LYRICS-UNREAD: the lyrics are in a language or script that the model does not read; nothing is guessed.</exception>
    public static SongTokens Of(string prompt, string lyrics, UnigramTokenizer promptTokenizer, LyricTokenizer lyricTokenizer)
    {
        var warnings = new List<(string, string)>();
        var length = promptTokenizer.Encode(prompt).Length;
        if (length > LongestPrompt)
        {
            warnings.Add((PreprocessCodes.PromptLong, string.Create(CultureInfo.InvariantCulture, $"Its tags have {length} tokens, and the model reads {LongestPrompt}; the last tags are cut off. Take some away.")));
        }

        if (string.IsNullOrWhiteSpace(prompt))
        {
            warnings.Add((PreprocessCodes.PromptEmpty, "It has no tags, so it is learnt under an empty prompt. Tag it and convert again if that is not meant."));
        }

        var words = lyricTokenizer.Encode(lyrics);
        if (UnreadLyrics.Of(words) is [var refusal, ..])
        {
            throw new AceDataException(PreprocessCodes.LyricsUnread, refusal.Text);
        }

        warnings.AddRange(words.Warnings.Select(warning => (PreprocessCodes.LyricsNote, warning.Text)));
        if (IsOfUnknownLanguage(lyrics))
        {
            warnings.Add((PreprocessCodes.LyricsUncertain, "The language of the lyrics is none that the model reads, or they are too short to tell; they are read as English. If they are in another language, the model will learn to mispronounce them."));
        }

        return new SongTokens([.. promptTokenizer.Encode(prompt, longest: LongestPrompt)], [.. words.Ids], warnings);
    }

    private static bool IsOfUnknownLanguage(string lyrics) =>
        LyricLanguageFinder.Find(lyrics) is null && lyrics.Split('\n').Any(line => !line.TrimStart().StartsWith('[') && line.Any(char.IsLetter));
}
