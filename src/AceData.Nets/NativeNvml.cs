using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace AceData.Nets;

/// <summary>The few calls of NVIDIA's management library that are needed here (NVML API reference, "Device Queries").</summary>
internal static partial class NativeNvml
{
    public const int Success = 0;

    private const string Library = "nvml";
    private const int MostProcesses = 128;
    private const ulong NotAvailable = ulong.MaxValue;
    private const int TextLength = 96; // NVML_DEVICE_NAME_V2_BUFFER_SIZE, and more than the driver's version needs (80).

    static NativeNvml() => NativeLibrary.SetDllImportResolver(typeof(NativeNvml).Assembly, Resolve);

    public static string? DriverVersion()
    {
        var text = new byte[TextLength];
        return nvmlSystemGetDriverVersion(text, TextLength) == Success ? Text(text) : null;
    }

    public static IEnumerable<GraphicsCard> Cards()
    {
        if (nvmlDeviceGetCount_v2(out var count) != Success)
        {
            yield break;
        }

        for (var index = 0U; index < count; index++)
        {
            var name = new byte[TextLength];
            if (nvmlDeviceGetHandleByIndex_v2(index, out var device) == Success
                && nvmlDeviceGetName(device, name, TextLength) == Success
                && nvmlDeviceGetMemoryInfo(device, out var memory) == Success)
            {
                yield return new GraphicsCard(Text(name), (long)memory.Total, (long)memory.Free);
            }
        }
    }

    /// <summary>Degrees of a card; null where the driver does not say.</summary>
    public static int? CelsiusOf(uint index) =>
        nvmlDeviceGetHandleByIndex_v2(index, out var device) == Success && nvmlDeviceGetTemperature(device, 0, out var celsius) == Success ? (int)celsius : null;

    /// <summary>Who computes on a card; empty where the driver does not say.</summary>
    public static IReadOnlyList<CardProcess> ProcessesOf(uint index)
    {
        var found = new ProcessInfo[MostProcesses];
        var count = (uint)found.Length;
        try
        {
            return nvmlDeviceGetHandleByIndex_v2(index, out var device) == Success && nvmlDeviceGetComputeRunningProcesses_v3(device, ref count, found) == Success
                ? [.. found.Take((int)count).Select(process => new CardProcess((int)process.Id, process.UsedMemory == NotAvailable ? 0 : (long)process.UsedMemory))]
                : [];
        }
        catch (EntryPointNotFoundException)
        {
            // A driver before 510.
            return [];
        }
    }

    [LibraryImport(Library)]
    public static partial int nvmlInit_v2();

    [LibraryImport(Library)]
    public static partial int nvmlShutdown();

    [LibraryImport(Library)]
    private static partial int nvmlSystemGetDriverVersion([Out] byte[] version, uint length);

    [LibraryImport(Library)]
    private static partial int nvmlDeviceGetCount_v2(out uint count);

    [LibraryImport(Library)]
    private static partial int nvmlDeviceGetHandleByIndex_v2(uint index, out nint device);

    [LibraryImport(Library)]
    private static partial int nvmlDeviceGetName(nint device, [Out] byte[] name, uint length);

    [LibraryImport(Library)]
    private static partial int nvmlDeviceGetMemoryInfo(nint device, out Memory memory);

    [LibraryImport(Library)]
    private static partial int nvmlDeviceGetTemperature(nint device, int sensor, out uint celsius);

    [LibraryImport(Library)]
    private static partial int nvmlDeviceGetComputeRunningProcesses_v3(nint device, ref uint count, [Out] ProcessInfo[] processes);

    private static string Text(byte[] zeroTerminated) =>
        Encoding.UTF8.GetString(zeroTerminated.AsSpan(0, Math.Max(0, zeroTerminated.AsSpan().IndexOf((byte)0))));

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (name != Library)
        {
            return 0;
        }

        // The driver brings it; the last path is where Windows' subsystem for Linux has it.
        string[] places = OperatingSystem.IsWindows()
            ? [Path.Combine(Environment.SystemDirectory, "nvml.dll")]
            : ["libnvidia-ml.so.1", "/usr/lib/wsl/lib/libnvidia-ml.so.1"];
        foreach (var place in places)
        {
            if (NativeLibrary.TryLoad(place, out var handle))
            {
                return handle;
            }
        }

        return 0;
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Memory(ulong Total, ulong Free, ulong Used);

    // nvmlProcessInfo_t
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct ProcessInfo(uint Id, ulong UsedMemory, uint GpuInstance, uint ComputeInstance);
}
