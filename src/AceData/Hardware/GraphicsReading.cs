namespace AceData.Hardware;

/// <summary>The graphics card at one moment.</summary>
/// <param name="Name">Such as <c>NVIDIA GeForce RTX 3060</c>.</param>
/// <param name="TotalBytes">Size of its memory.</param>
/// <param name="FreeBytes">What no program holds.</param>
/// <param name="OwnBytes">What AceData and its jobs hold; 0 where the driver does not say.</param>
/// <param name="Celsius">Its temperature; null where the driver does not say.</param>
public sealed record GraphicsReading(string Name, long TotalBytes, long FreeBytes, long OwnBytes, int? Celsius)
{
    public long UsedBytes => TotalBytes - FreeBytes;

    /// <summary>What other programs hold.</summary>
    public long OtherBytes => Math.Max(0, UsedBytes - OwnBytes);
}
