namespace AceData.Web.Languages;

/// <summary>The words of the song pages, in <c>SongWords.resx</c> and <c>SongWords.de.resx</c>.</summary>
public sealed class SongWords;
