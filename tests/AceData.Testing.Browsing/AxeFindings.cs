namespace AceData.Testing.Browsing;

/// <summary>What axe says of a page.</summary>
/// <param name="Violations">What is wrong, one line an element.</param>
/// <param name="Doubts">What axe could not judge, as <c>rule | why | element</c>.</param>
internal sealed record AxeFindings(IReadOnlyList<string> Violations, IReadOnlyList<string> Doubts);
