namespace AceData.Web.Languages;

/// <summary>What a check of the songs can find, in <c>CheckWords.resx</c> and <c>CheckWords.de.resx</c>.</summary>
public sealed class CheckWords;
