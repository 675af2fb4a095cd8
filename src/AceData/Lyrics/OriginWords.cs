using AceData.Files;
using AceData.Library;
using AceData.Lyrics.Cleaning;

namespace AceData.Lyrics;

/// <summary>Where lyrics came from, in words of a musician.</summary>
public static class OriginWords
{
    /// <summary>The source: <c>the file 'a.lrc'</c>, <c>the song's own tags</c>, <c>LRCLIB</c>.</summary>
    public static string SourceOf(LyricsOrigin origin) => origin.Source switch
    {
        "side-car" when origin.Address is { } path => $"the file '{FileNames.Printable(Path.GetFileName(path))}'",
        var other => NameOf(other),
    };

    /// <summary>A source by the name that it has in reports.</summary>
    public static string NameOf(string source) => source switch
    {
        "side-car" => "a file beside it",
        "embedded" => "the song's own tags",
        "tag-line" => "its tag line",
        "genius" => "Genius",
        "lrclib" => "LRCLIB",
        "person" => "you",
        "fake" => "made up (--fake)",
        _ => source,
    };

    /// <summary>What was cleaned, each rule with how often: <c>time stamps (14)</c>.</summary>
    public static IEnumerable<string> RulesOf(LyricsOrigin origin) =>
        origin.Rules.Select(fired => $"{(Enum.TryParse<CleaningRule>(fired.Key, out var rule) ? new FiredRule(rule, fired.Value).Title : fired.Key)} ({fired.Value})");
}
