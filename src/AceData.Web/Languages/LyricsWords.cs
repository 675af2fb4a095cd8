namespace AceData.Web.Languages;

/// <summary>The words of the lyrics page, in <c>LyricsWords.resx</c> and <c>LyricsWords.de.resx</c>.</summary>
public sealed class LyricsWords;
