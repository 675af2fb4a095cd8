using System.Collections.Frozen;
using AceData.Lyrics.Text;

namespace AceData.Lyrics.Identity;

/// <summary>Remarks that say nothing about the words of a song: <c>Official Video</c>, <c>2011 Remaster</c>, <c>Radio Edit</c>, <c>HD</c>.</summary>
public static class NeutralWords
{
    private static readonly FrozenSet<string> Clear = Set(
        "official officially offiziell offizielles offizieller offizielle oficial officiel officielle ufficiale video videoclip musikvideo musicvideo audio lyric lyrics lyricvideo lyricsvideo songtext letra visualizer visualiser hd hq uhd 4k 1080p 720p 320kbps mv remaster remastered remasterisiert remasterd explicit uncensored bonus flac mp3 deluxe premiere soundtrack ost bonustrack liedtext subtitulado teledysk klip download");

    private static readonly FrozenSet<string> Weak = Set(
        "clip music musik track version edition radio edit single album original mix extended mono stereo digital digitally clean dirty full song free new cc subs sub m v vinyl rip lp ep exclusive kbps with mit und and the in of from der final short long mastered master anniversary color coded by fan made special main cut inch release");

    private static readonly FrozenSet<string> Frames = Set("edit version mix edition mastered master rip release");

    private static readonly FrozenSet<string> WeakAlone = Set("edit clean dirty extended single original version vinyl stereo mono");

    private static readonly FrozenSet<string> Opening = Set("prod produced beat from aus music musik directed shot mixed filmed taken");

    /// <summary>True when the remark can be dropped from a title.</summary>
    /// <param name="remark">The text inside a bracket or behind a dash.</param>
    public static bool Are(string remark)
    {
        var words = TextKey.Words(TextKey.Of(remark));
        if (words.Length == 0 || IsOpening(words))
        {
            return true;
        }

        var named = words.Where(word => !IsYearOrNumber(word)).ToArray();
        return named.Length switch
        {
            // A year alone.
            0 => words is [{ Length: 4 }],
            1 => Clear.Contains(named[0]) || WeakAlone.Contains(named[0]),

            // Weak words make a remark only around a clear one: "Official Clip", "Radio Edit"; "Full Clip" is a name.
            _ => named.All(word => Clear.Contains(word) || Weak.Contains(word)) && named.Any(word => Clear.Contains(word) || Frames.Contains(word)),
        };
    }

    // "prod. X", "produced by X", "directed by X", 'From "The Film"'; "From Dusk" is a title, so the name of a film must be quoted or called one.
    private static bool IsOpening(string[] words) => words.Length > 1 && Opening.Contains(words[0]) && (words[0] is "prod" or "produced" || words[1] is "by" or "von" or "the" or "der" or "dem" or "den");

    private static bool IsYearOrNumber(string word) => word.Length <= 4 && word.All(char.IsAsciiDigit);

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
