using System.Diagnostics;
using AceData.Hardware;
using AceData.Nets;

namespace AceData.Cli.Hardware;

/// <summary>The graphics card of this machine, for the page. Only whoever holds the watch reads it, one at a time.</summary>
internal sealed class NvidiaGraphics : IGraphicsMeter, IDisposable
{
    private static readonly string OwnName = Process.GetCurrentProcess().ProcessName;
    private NvidiaMeter? _meter;

    public GraphicsReading? Read()
    {
        _meter ??= NvidiaMeter.Open();
        return _meter?.Read() is { } use
            ? new GraphicsReading(use.Card.Name, use.Card.TotalBytes, use.Card.FreeBytes, use.Processes.Where(process => IsOwn(process.Id)).Sum(process => process.Bytes), use.Celsius)
            : null;
    }

    public void Dispose() => _meter?.Dispose();

    // Jobs are this very program with other arguments.
    private static bool IsOwn(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.ProcessName == OwnName;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // It ended meanwhile.
            return false;
        }
    }
}
