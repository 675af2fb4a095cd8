using System.Globalization;
using System.Text.RegularExpressions;
using AceData.Nets.Tokenizers.Lyrics;

namespace AceData.Lyrics.Rendering;

/// <summary>What a model will make of a rendered text, as far as a person should know it.</summary>
public static partial class LyricsCheck
{
    // The estimate is good to about a fifth, less so in other scripts; counting takes a millisecond or so.
    private const int WorthCounting = 2;

    /// <summary>What is amiss; empty when all is well.</summary>
    /// <param name="text">The rendered text.</param>
    /// <param name="profile">The model.</param>
    /// <param name="tokenizer">Counts the tokens of ACE-Step v1 where an estimate comes near its limit; null leaves it at the estimate.</param>
    public static IReadOnlyList<LyricsWarning> Warnings(string text, LyricsProfile profile, LyricTokenizer? tokenizer = null)
    {
        var warnings = new List<LyricsWarning>();
        var (tokens, about) = (TokenEstimate.Of(text, profile.Form), "About ");
        if (tokenizer is not null && profile.Form == LyricsForm.AceStep1 && tokens * WorthCounting > profile.TokenLimit && tokenizer.Encode(text) is { IsComplete: true, Length: var counted })
        {
            (tokens, about) = (counted, "");
        }

        if (tokens > profile.TokenLimit)
        {
            var sentence = profile.Form == LyricsForm.AceStep1
                ? string.Create(CultureInfo.InvariantCulture, $"{about}{tokens} tokens; ACE-Step v1 reads {profile.TokenLimit}. Shorten the text to what the clip sings.")
                : string.Create(CultureInfo.InvariantCulture, $"About {tokens} tokens; the trainer of ACE-Step 1.5 silently cuts at 512. Leave out the last sections or use a shorter clip.");
            warnings.Add(new LyricsWarning(LyricsWarningKind.TooManyTokens, sentence) { Tokens = tokens, TokenLimit = profile.TokenLimit });
        }

        if (profile.Form != LyricsForm.AceStep1)
        {
            return warnings;
        }

        if (Scripts.UnreadByV1(text) is { } script)
        {
            warnings.Add(new LyricsWarning(LyricsWarningKind.UnreadScript, $"Most of the text is {script}, which ACE-Step v1 does not read: its trainer would silently take another song instead."));
        }

        if (Wiped().IsMatch(text))
        {
            warnings.Add(new LyricsWarning(LyricsWarningKind.Emptied, "The trainer of ACE-Step v1 empties texts with a line like \"write a … song that genre is\"; reword it."));
        }

        return warnings;
    }

    [GeneratedRegex("write a .{0,200} song that genre is", RegexOptions.CultureInvariant)]
    private static partial Regex Wiped();
}
