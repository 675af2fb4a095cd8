namespace AceData.Samples;

/// <summary>Why a training must not begin with a sample.</summary>
/// <param name="File">Full path of the sample.</param>
/// <param name="Code">Stable code, such as those of <see cref="SampleCodes"/>.</param>
/// <param name="Message">Whole sentences: what is wrong, what to do.</param>
public sealed record SampleProblem(string File, string Code, string Message);
