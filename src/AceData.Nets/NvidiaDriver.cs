namespace AceData.Nets;

/// <summary>
/// The NVIDIA driver and its cards, asked directly (NVML, the library behind <c>nvidia-smi</c>): works without torch and
/// whatever backend is installed.
/// </summary>
/// <param name="Version">Such as <c>570.86.15</c>.</param>
/// <param name="Cards">In the driver's order; empty when the driver sees none.</param>
public sealed record NvidiaDriver(string Version, IReadOnlyList<GraphicsCard> Cards)
{
    /// <summary>The driver of this machine, or null when there is none or it does not answer.</summary>
    public static NvidiaDriver? Find()
    {
        try
        {
            if (NativeNvml.nvmlInit_v2() != NativeNvml.Success)
            {
                return null;
            }
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            return null;
        }

        try
        {
            return new NvidiaDriver(NativeNvml.DriverVersion() ?? "unknown", [.. NativeNvml.Cards()]);
        }
        finally
        {
            _ = NativeNvml.nvmlShutdown();
        }
    }
}
