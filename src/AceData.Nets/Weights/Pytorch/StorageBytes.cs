namespace AceData.Nets.Weights.Pytorch;

/// <summary>Where the numbers of a storage lie in the file.</summary>
/// <param name="Begin">Position of the first byte.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Crc">Their checksum; null where the format has none.</param>
internal sealed record StorageBytes(long Begin, long Length, uint? Crc);
