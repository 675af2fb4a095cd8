namespace AceData.Hardware;

/// <summary>Reads the graphics card. The page must not load what networks need, so the program brings the real one.</summary>
public interface IGraphicsMeter
{
    /// <summary>The card now; null when there is none.</summary>
    GraphicsReading? Read();
}
