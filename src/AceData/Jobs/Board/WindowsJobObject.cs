using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace AceData.Jobs.Board;

/// <summary>
/// A job object of Windows that ends all its processes when its last handle is closed, be it by us or by the system because
/// we are gone. What a member starts is a member, too.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed partial class WindowsJobObject : IDisposable
{
    private const int ExtendedLimits = 9;
    private const uint KillOnClose = 0x2000;
    private const uint ExitOfKilled = 137;
    private readonly SafeFileHandle _handle;

    private WindowsJobObject(SafeFileHandle handle) => _handle = handle;

    /// <summary>Puts a process that was just started into a job of its own; null where the system refuses (then the tree is walked).</summary>
    public static WindowsJobObject? Around(SafeProcessHandle process)
    {
        var handle = CreateJobObject(0, null);
        var limits = default(Limits);
        limits.Flags = KillOnClose;
        if (handle.IsInvalid
            || !SetInformationJobObject(handle, ExtendedLimits, in limits, Marshal.SizeOf<Limits>())
            || !AssignProcessToJobObject(handle, process))
        {
            handle.Dispose();
            return null;
        }

        return new WindowsJobObject(handle);
    }

    /// <summary>Ends all members.</summary>
    public void End() => TerminateJobObject(_handle, ExitOfKilled);

    public void Dispose() => _handle.Dispose();

    [LibraryImport("kernel32", EntryPoint = "CreateJobObjectW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    private static partial SafeFileHandle CreateJobObject(nint security, string? name);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetInformationJobObject(SafeFileHandle job, int kind, in Limits limits, int length);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool AssignProcessToJobObject(SafeFileHandle job, SafeProcessHandle process);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool TerminateJobObject(SafeFileHandle job, uint exitCode);

    /// <summary>JOBOBJECT_EXTENDED_LIMIT_INFORMATION: basic limits, counters of input and output, memory.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Limits
    {
        public long ProcessTime;
        public long JobTime;
        public uint Flags;
        public nuint SmallestWorkingSet;
        public nuint LargestWorkingSet;
        public uint ActiveProcesses;
        public nuint Affinity;
        public uint Priority;
        public uint Scheduling;
        public ulong ReadOperations;
        public ulong WriteOperations;
        public ulong OtherOperations;
        public ulong ReadBytes;
        public ulong WrittenBytes;
        public ulong OtherBytes;
        public nuint ProcessMemory;
        public nuint JobMemory;
        public nuint PeakProcessMemory;
        public nuint PeakJobMemory;
    }
}
