namespace AceData.Hardware;

/// <summary>A made-up card of 12 GB, for trying out.</summary>
public sealed class FakeGraphicsMeter : IGraphicsMeter
{
    private const long Gigabyte = 1L << 30;

    public GraphicsReading Read() => new("made-up card", 12 * Gigabyte, (long)(4.8 * Gigabyte), (long)(3.1 * Gigabyte), 64);
}
