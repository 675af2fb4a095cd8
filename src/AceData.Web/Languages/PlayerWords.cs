namespace AceData.Web.Languages;

/// <summary>The words of the player and of waveforms, in <c>PlayerWords.resx</c> and <c>PlayerWords.de.resx</c>.</summary>
public sealed class PlayerWords;
