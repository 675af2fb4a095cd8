namespace AceData.Nets;

/// <summary>What goes on on a card.</summary>
/// <param name="Card">The card and its memory.</param>
/// <param name="Celsius">Its temperature; null where the driver does not say.</param>
/// <param name="Processes">Who computes on it; empty where the driver does not say.</param>
public sealed record CardUse(GraphicsCard Card, int? Celsius, IReadOnlyList<CardProcess> Processes);

/// <summary>A process that computes on a card.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Bytes">What it holds of the memory; 0 where the driver does not say, as on Windows.</param>
public sealed record CardProcess(int Id, long Bytes);
