namespace AceData.Web.Languages;

/// <summary>The words of the settings page, in <c>SettingsWords.resx</c> and <c>SettingsWords.de.resx</c>.</summary>
public sealed class SettingsWords;
