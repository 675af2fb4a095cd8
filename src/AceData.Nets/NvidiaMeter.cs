namespace AceData.Nets;

/// <summary>Reads the first NVIDIA card again and again; the driver is opened once.</summary>
public sealed class NvidiaMeter : IDisposable
{
    private NvidiaMeter()
    {
    }

    /// <summary>The meter of this machine; null when there is no driver or it does not answer.</summary>
    public static NvidiaMeter? Open()
    {
        try
        {
            return NativeNvml.nvmlInit_v2() == NativeNvml.Success ? new NvidiaMeter() : null;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            return null;
        }
    }

    /// <summary>The card now; null when it is gone.</summary>
    public CardUse? Read() => NativeNvml.Cards().FirstOrDefault() is { } card ? new CardUse(card, NativeNvml.CelsiusOf(0), NativeNvml.ProcessesOf(0)) : null;

    public void Dispose() => _ = NativeNvml.nvmlShutdown();
}
