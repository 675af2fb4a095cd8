namespace AceData.Web.Languages;

/// <summary>The words of the models page, in <c>ModelWords.resx</c> and <c>ModelWords.de.resx</c>.</summary>
public sealed class ModelWords;
