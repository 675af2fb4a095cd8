namespace AceData.Library.Catalog;

/// <summary>A tag as it stands in the prompt file.</summary>
/// <param name="Text">The very text.</param>
/// <param name="Category">Its category in <c>prompts.json</c>, <c>bpm</c> for the tempo; null when the vocabulary does not know it.</param>
/// <param name="Source">Who says so; null when nobody noted it.</param>
/// <param name="Confidence">How sure that is; null when nobody noted it.</param>
/// <param name="IsLocked">True when a person holds it or its category fast.</param>
/// <param name="IsInVocabulary">True when it is written as the preset writes it, or is a tempo or a key.</param>
public sealed record EntryTag(string Text, string? Category, ValueSource? Source, ConfidenceLevel? Confidence, bool IsLocked, bool IsInVocabulary);
