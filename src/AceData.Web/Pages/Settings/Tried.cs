namespace AceData.Web.Pages.Settings;

/// <summary>How a test went.</summary>
/// <param name="IsGood">It works.</param>
/// <param name="Text">What was found, or what is wrong and what to do.</param>
public sealed record Tried(bool IsGood, string Text);
