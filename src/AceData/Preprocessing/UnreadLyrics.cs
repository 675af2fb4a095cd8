using AceData.Nets.Tokenizers.Lyrics;

namespace AceData.Preprocessing;

/// <summary>Lyrics of which no training sample can be made: the one answer for whoever makes samples and for whoever asks before.</summary>
internal static class UnreadLyrics
{
    // Below it are Latin letters only, which are read in every text.
    private const char FirstOther = '\u0250';

    /// <summary>Why no sample is made of these tokens, line by line; empty when one is.</summary>
    /// <remarks>A line that has no tokens would be sung and not learnt; of a whole text in an unread script nothing is left but unknown characters.</remarks>
    public static IReadOnlyList<LyricWarning> Of(LyricTokens words) =>
    [
        .. words.Warnings.Where(warning =>
            warning.Kind is LyricWarningKind.ChineseLine or LyricWarningKind.JapaneseLine || warning is { Kind: LyricWarningKind.UnreadLanguage, Line: 0 }),
    ];

    /// <summary>The same of a text. Where all letters are Latin it is known without cutting it into tokens, so that ten thousand songs take no time.</summary>
    public static IReadOnlyList<LyricWarning> Of(string lyrics, LyricTokenizer tokenizer) =>
        lyrics.Any(c => c >= FirstOther && (char.IsLetter(c) || char.IsSurrogate(c))) ? Of(tokenizer.Encode(lyrics)) : [];
}
