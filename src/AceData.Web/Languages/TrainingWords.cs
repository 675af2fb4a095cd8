namespace AceData.Web.Languages;

/// <summary>The words of the finetuning page, in <c>TrainingWords.resx</c> and <c>TrainingWords.de.resx</c>.</summary>
public sealed class TrainingWords;
