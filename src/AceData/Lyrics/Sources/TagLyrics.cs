namespace AceData.Lyrics.Sources;

/// <summary>Lyrics in a tag of an audio file.</summary>
/// <param name="Origin">The kind of tag: <c>USLT</c>, <c>SYLT</c>, <c>TXXX:LYRICS</c>, <c>APE</c>, <c>Lyrics3</c>.</param>
/// <param name="Language">Three letters as the tag says them, lower case; null when it says none.</param>
/// <param name="Text">As it stands in the tag; SYLT comes as LRC.</param>
public sealed record TagLyrics(string Origin, string? Language, string Text)
{
    /// <summary>Bytes of the longest text that is read.</summary>
    public const int LongestText = 1 << 20;

    /// <summary>The language behind the dash of a tag's name, as in <c>lyrics-eng</c> or <c>lyrics-DESCRIPTION-eng</c>; null when there is none.</summary>
    public static string? LanguageOf(string name) =>
        name.LastIndexOf('-') is >= 0 and var dash ? Code(name[(dash + 1)..]) : null;

    /// <summary>Three letters of a language; null for none and for those that mean "undetermined".</summary>
    public static string? Code(string text) =>
        text.ToLowerInvariant() is { Length: 3 } code && code.All(char.IsAsciiLetterLower) && code is not ("xxx" or "und") ? code : null;
}
