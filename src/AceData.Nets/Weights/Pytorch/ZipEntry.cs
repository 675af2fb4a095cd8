namespace AceData.Nets.Weights.Pytorch;

/// <summary>A stored entry of an archive.</summary>
/// <param name="Name">Its whole name.</param>
/// <param name="Begin">Position of its first byte in the file.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Crc">The checksum that the archive has for it.</param>
internal sealed record ZipEntry(string Name, long Begin, long Length, uint Crc);
