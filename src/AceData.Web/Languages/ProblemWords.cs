namespace AceData.Web.Languages;

/// <summary>The sentences of the product that people meet on the page, in <c>ProblemWords.resx</c> and <c>ProblemWords.de.resx</c>.</summary>
public sealed class ProblemWords;
