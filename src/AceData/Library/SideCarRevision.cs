using AceData.Files;

namespace AceData.Library;

/// <summary>One text that a side car once had.</summary>
/// <param name="Number">Rises with every write.</param>
/// <param name="Version">What it was, as a hash.</param>
/// <param name="Content">The very bytes.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="WrittenUtc">When.</param>
public sealed record SideCarRevision(long Number, FileVersion Version, ReadOnlyMemory<byte> Content, SideCarOrigin Origin, DateTime WrittenUtc);
