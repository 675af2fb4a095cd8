namespace AceData.Audio.Decoding;

/// <summary>A part of a song.</summary>
/// <param name="StartSeconds">Seconds from the beginning.</param>
/// <param name="DurationSeconds">Length in seconds.</param>
public sealed record AudioPart(double StartSeconds, double DurationSeconds);
