using AceData.Jobs;

namespace AceData.Tests.Library;

/// <summary>Keeps the codes of the warnings that were reported.</summary>
internal sealed class Warnings : IProgress<JobEvent>
{
    public List<string> Codes { get; } = [];

    public void Report(JobEvent value)
    {
        if (value is JobWarning warning)
        {
            Codes.Add(warning.Code);
        }
    }
}
