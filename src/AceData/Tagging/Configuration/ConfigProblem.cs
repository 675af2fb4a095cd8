namespace AceData.Tagging.Configuration;

/// <summary>One thing that is wrong in a configuration file.</summary>
/// <param name="Line">Line, from 1; 0 where the file as a whole is meant.</param>
/// <param name="Column">Column in characters, from 1; 0 where the line as a whole is meant.</param>
/// <param name="Field">The field, such as <c>prompt_templates.mood.max_tokens</c>; empty for the file.</param>
/// <param name="Text">What is wrong and what to do, in whole sentences.</param>
public sealed record ConfigProblem(int Line, int Column, string Field, string Text)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        var place = Line == 0 ? "" : Column == 0 ? $"line {Line}: " : $"line {Line}, column {Column}: ";
        return place + (Field.Length == 0 ? Text : $"{Field}: {Text}");
    }
}
