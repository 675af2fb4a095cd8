using System.Globalization;
using System.Text.RegularExpressions;

namespace AceData.Lyrics.Rendering;

/// <summary>What a model will make of a rendered text, as far as a person should know it.</summary>
public static partial class LyricsCheck
{
    /// <summary>Sentences that say what is amiss and what to do; empty when all is well.</summary>
    public static IReadOnlyList<string> Warnings(string text, LyricsProfile profile) => [.. Findings(text, profile).Select(finding => finding.Text)];

    /// <summary>What is amiss, each with its topic and a sentence.</summary>
    public static IEnumerable<(LyricsTrouble Trouble, string Text)> Findings(string text, LyricsProfile profile)
    {
        var tokens = TokenEstimate.Of(text, profile.Form);
        if (tokens > profile.TokenLimit)
        {
            yield return (LyricsTrouble.TooLong, profile.Form == LyricsForm.AceStep1
                ? string.Create(CultureInfo.InvariantCulture, $"About {tokens} tokens; ACE-Step v1 reads {profile.TokenLimit}. Shorten the text to what the clip sings.")
                : string.Create(CultureInfo.InvariantCulture, $"About {tokens} tokens; the trainer of ACE-Step 1.5 silently cuts at 512. Leave out the last sections or use a shorter clip."));
        }

        if (profile.Form != LyricsForm.AceStep1)
        {
            yield break;
        }

        if (Scripts.UnreadByV1(text) is { } script)
        {
            yield return (LyricsTrouble.UnreadScript, $"Most of the text is {script}, which ACE-Step v1 does not read: its trainer would silently take another song instead.");
        }

        if (Wiped().IsMatch(text))
        {
            yield return (LyricsTrouble.Emptied, "The trainer of ACE-Step v1 empties texts with a line like \"write a … song that genre is\"; reword it.");
        }
    }

    [GeneratedRegex("write a .{0,200} song that genre is", RegexOptions.CultureInvariant)]
    private static partial Regex Wiped();
}

/// <summary>What a model makes of a text that a person did not mean.</summary>
public enum LyricsTrouble
{
    /// <summary>It has more tokens than the model reads.</summary>
    TooLong,

    /// <summary>The model does not know its letters.</summary>
    UnreadScript,

    /// <summary>A rule of the trainer takes it away.</summary>
    Emptied,
}
