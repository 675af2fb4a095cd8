namespace AceData.Web.Languages;

/// <summary>The words about files of other programs, in <c>DialectWords.resx</c> and <c>DialectWords.de.resx</c>.</summary>
public sealed class DialectWords;
