using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace AceData.Jobs.Board;

/// <summary>
/// A child and everything that it starts, to be ended as one. Windows holds them together in a job object, which also ends
/// them when we are gone. Linux has no such thing without privileges: what lost its parent is found by a mark in its environment.
/// </summary>
internal sealed class ProcessTree : IDisposable
{
    /// <summary>The variable that the processes of a job carry.</summary>
    public const string Mark = "ACEDATA_JOB";

    private readonly Process _process;
    private readonly Guid _id;
    private readonly WindowsJobObject? _job;

    private ProcessTree(Process process, Guid id, WindowsJobObject? job)
    {
        _process = process;
        _id = id;
        _job = job;
    }

    /// <summary>Takes charge of a child that was just started.</summary>
    public static ProcessTree Of(Process process, Guid id) =>
        new(process, id, OperatingSystem.IsWindows() ? WindowsJobObject.Around(process.SafeHandle) : null);

    /// <summary>Ends what is left of it.</summary>
    public void End()
    {
        if (OperatingSystem.IsWindows())
        {
            _job?.End();
        }

        try
        {
            if (!_process.HasExited)
            {
                _process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException or NotSupportedException)
        {
            // It ended by itself in between.
        }

        if (OperatingSystem.IsLinux())
        {
            MarkedProcesses.End(_id.ToString("N", CultureInfo.InvariantCulture));
        }
    }

    public void Dispose()
    {
        if (OperatingSystem.IsWindows())
        {
            _job?.Dispose();
        }
    }
}
