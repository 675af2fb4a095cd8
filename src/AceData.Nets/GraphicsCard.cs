namespace AceData.Nets;

/// <summary>An NVIDIA card as its driver describes it.</summary>
/// <param name="Name">Such as <c>NVIDIA GeForce RTX 3060</c>.</param>
/// <param name="TotalBytes">Size of its memory.</param>
/// <param name="FreeBytes">What no program holds at the moment.</param>
public sealed record GraphicsCard(string Name, long TotalBytes, long FreeBytes);
