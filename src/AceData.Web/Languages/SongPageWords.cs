namespace AceData.Web.Languages;

/// <summary>The words of the page of one song, in <c>SongPageWords.resx</c> and <c>SongPageWords.de.resx</c>.</summary>
public sealed class SongPageWords;
