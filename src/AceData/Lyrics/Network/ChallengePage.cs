using System.Text.RegularExpressions;

namespace AceData.Lyrics.Network;

/// <summary>Pages that only a person in a browser gets past: challenges, denials, captchas, consent forms. They are answered by leaving, never by a disguise.</summary>
internal static partial class ChallengePage
{
    private static readonly string[] Titles = ["just a moment", "attention required", "access denied", "are you a robot", "captcha", "before you continue", "verify you are human"];

    private static readonly string[] Marks = ["_cf_chl_opt", "__cf_chl_", "id=\"challenge-form\"", "cf-turnstile", "class=\"g-recaptcha\"", "class=\"h-captcha\"", "id=\"px-captcha\"", "id=\"consent-form\"", "action=\"https://consent."];

    // Pages with one of these are what was asked for; they too may name a captcha somewhere.
    private static readonly string[] Songs = ["data-lyrics-container", "__PRELOADED_STATE__", "Lyrics__Container", "class=\"lyrics\""];

    /// <summary>True when the page wants a person.</summary>
    public static bool Is(string html)
    {
        if (Songs.Any(mark => html.Contains(mark, StringComparison.Ordinal)))
        {
            return false;
        }

        var title = Title().Match(html) is { Success: true } match ? match.Groups[1].Value : "";
        return Titles.Any(words => title.Contains(words, StringComparison.OrdinalIgnoreCase))
            || Marks.Any(mark => html.Contains(mark, StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex("<title[^>]{0,200}>([^<]{0,300})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Title();
}
