namespace AceData.Datasets.Checking;

/// <summary>A kind of finding.</summary>
/// <param name="Name">Stable code, such as <c>TAG-ORDER</c>.</param>
/// <param name="Weight">How much it matters.</param>
/// <param name="Title">A few words for headings.</param>
/// <param name="Fix">What the fix of it does; null where only a person can mend it.</param>
public sealed record CheckCode(string Name, CheckWeight Weight, string Title, string? Fix = null);
