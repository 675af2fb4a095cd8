namespace AceData.Inspecting;

/// <summary>A tensor in a report.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Type">How each number is stored, in the words of safetensors.</param>
/// <param name="Shape">Sizes, outermost first.</param>
/// <param name="Statistics">What its numbers are like; null when they were not read.</param>
public sealed record TensorReport(string Name, string Type, IReadOnlyList<long> Shape, TensorStatistics? Statistics);
