namespace AceData.Nets.Weights;

/// <summary>
/// Takes the next bytes of a file that is written. Networks know nothing of how files are kept safe; whoever calls a writer hands it such a place, which in the product is the
/// atomic writer of files.
/// </summary>
public delegate void ByteSink(ReadOnlySpan<byte> bytes);
