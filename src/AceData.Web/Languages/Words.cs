namespace AceData.Web.Languages;

/// <summary>
/// The words of the page, in <c>Words.resx</c> (English) and <c>Words.de.resx</c> (German); the key says where a text
/// stands. What is written into files is never translated.
/// </summary>
public sealed class Words;
