using AceData.Lyrics.Cleaning;
using AceData.Lyrics.Rendering;
using AceData.Lyrics.Sources;
using AceData.Nets.Tokenizers.Lyrics;
using AceData.Preprocessing;

namespace AceData.Datasets.Checking.Rules;

/// <summary>Whether the words of a song are words of a song, and agree with its tags.</summary>
internal static class LyricsRules
{
    private const int FewLines = 4;
    private static readonly string[] VoiceCategories = ["vocal", "rap_style"];

    public static IEnumerable<CheckFinding> Of(CheckedSong song, CheckBasis basis)
    {
        if (song.LyricsProblem is { } problem)
        {
            return [CheckFinding.Of(CheckCodes.LyricsUnreadable, song.File, problem)];
        }

        if (song.Lyrics is not { } text)
        {
            return [song.IsTaggedInstrumental
                ? CheckFinding.Say(CheckCodes.LyricsUnmarked, song.File, $"Its tags say instrumental, and it has no lyrics file; [inst] would say so to the model, too.")
                : CheckFinding.Say(CheckCodes.LyricsMissing, song.File, $"It has no lyrics, so it would be learnt as instrumental. Fetch or write them, or mark it as instrumental.")];
        }

        var sideCar = SideCarText.Classify(text);
        if (sideCar.Kind == SideCarTextKind.FailureMarker)
        {
            return [CheckFinding.Say(CheckCodes.LyricsFailure, song.File, $"Its lyrics file holds the failure message of another tool, which would be learnt as sung words.")];
        }

        return sideCar.IsInstrumental ? Instrumental(song, basis) : Sung(song, text, sideCar);
    }

    private static IEnumerable<CheckFinding> Instrumental(CheckedSong song, CheckBasis basis)
    {
        var voice = song.Line.Tags.FirstOrDefault(tag => VoiceCategories.Contains(basis.Categories.Of(tag)) && !tag.Equals("instrumental", StringComparison.OrdinalIgnoreCase));
        if (voice is not null && !song.IsTaggedInstrumental)
        {
            yield return CheckFinding.Say(CheckCodes.LyricsNoneOfVoice, song.File, $"Its lyrics say that nobody sings, but its tags name '{Files.FileNames.Printable(voice)}'. One of them is wrong.");
        }
    }

    private static IEnumerable<CheckFinding> Sung(CheckedSong song, string text, SideCarText sideCar)
    {
        if (song.IsTaggedInstrumental)
        {
            yield return CheckFinding.Say(CheckCodes.LyricsOfInstrumental, song.File, $"Its tags say instrumental, but it has sung words. One of them is wrong.");
        }

        if (PageLeftovers.Find(text) is { Count: > 0 } lines)
        {
            yield return CheckFinding.Say(CheckCodes.LyricsPage, song.File, $"Line {lines[0] + 1} looks like text of a web page, not of the song: '{Shown(text, lines[0])}'.");
        }

        if (!sideCar.HasHeaders && text.AsSpan().Count('\n') >= FewLines)
        {
            yield return CheckFinding.Say(CheckCodes.LyricsNoStructure, song.File, $"No section is marked ([verse], [chorus], …); the model learns songs by their parts. Mark them on the Lyrics page.");
        }

        // What Create would refuse, by its own answer; what only a look at the script gives is said where that answer is not to be had.
        var tokenizer = CheckBasis.ShippedTokenizer;
        if (tokenizer is not null && UnreadLyrics.Of(text, tokenizer) is { Count: > 0 } unread)
        {
            yield return CheckFinding.Say(CheckCodes.LyricsLanguage, song.File, [.. unread.GroupBy(warning => warning.Kind).Select(group => Unread(text, [.. group]))]);
        }

        foreach (var warning in LyricsCheck.Warnings(text, LyricsProfile.AceStep1, tokenizer).Where(warning => tokenizer is null || warning.Kind != LyricsWarningKind.UnreadScript))
        {
            yield return CheckFinding.Of(CodeOf(warning.Kind), song.File, warning.Text);
        }
    }

    private static (FindingSentence, string) Unread(string text, List<LyricWarning> lines)
    {
        var first = lines[0];
        return first.Kind switch
        {
            LyricWarningKind.ChineseLine => FindingSentence.Of("LYRICS-LANGUAGE.Chinese", $"AceData cannot read Chinese aloud yet, so Create makes no training sample of this song. Lines that it cannot read: {lines.Count}, the first is line {first.Line}: '{Shown(text, first.Line - 1)}'. Write them in another language, or take the song out of the folder."),
            LyricWarningKind.JapaneseLine => FindingSentence.Of("LYRICS-LANGUAGE.Japanese", $"AceData cannot read Japanese aloud yet, so Create makes no training sample of this song. Lines that it cannot read: {lines.Count}, the first is line {first.Line}: '{Shown(text, first.Line - 1)}'. Write them in Latin letters, or take the song out of the folder."),
            _ => FindingSentence.Of("LYRICS-LANGUAGE", $"Most of the text is in a script that the model does not read, so Create makes no training sample of this song. Write it in Latin letters, or take the song out of the folder."),
        };
    }

    private static CheckCode CodeOf(LyricsWarningKind kind) => kind switch
    {
        LyricsWarningKind.TooManyTokens => CheckCodes.LyricsLong,
        LyricsWarningKind.UnreadScript => CheckCodes.LyricsLanguage,
        _ => CheckCodes.LyricsWiped,
    };

    private static string Shown(string text, int line)
    {
        var shown = Files.FileNames.Printable(text.Split('\n').ElementAtOrDefault(line)?.Trim() ?? "");
        return shown.Length > 60 ? shown[..60] + "…" : shown;
    }
}
