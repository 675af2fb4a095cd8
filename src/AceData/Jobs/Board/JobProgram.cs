using System.Reflection;
using AceData.Audio;

namespace AceData.Jobs.Board;

/// <summary>The program that jobs run in.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Arguments">What stands before the verb; mostly nothing.</param>
public sealed record JobProgram(string Path, IReadOnlyList<string> Arguments)
{
    /// <summary>The program that is running: jobs are runs of the same <c>acedata</c>.</summary>
    /// <exception cref="AceDataException">The system does not say which it is.</exception>
    public static JobProgram OfThisProcess()
    {
        var path = Environment.ProcessPath ?? throw new AceDataException("JOB-NO-PROGRAM", "The system does not say where AceData lies, so no job can be started. Start AceData by its full path.");
        return System.IO.Path.GetFileNameWithoutExtension(path) == "dotnet" && Assembly.GetEntryAssembly()?.Location is { Length: > 0 } assembly
            ? new JobProgram(path, [assembly])
            : new JobProgram(path, []);
    }
}
