using AceData.Files;

namespace AceData.Samples.Hdf5;

/// <summary>A data set that is to be written, as it will lie in the file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind"><see cref="NumberKind.F32"/> or <see cref="NumberKind.I64"/>.</param>
/// <param name="Shape">Sizes, outermost first, none of them 0.</param>
/// <param name="Chunk">Sizes of a chunk; empty when all values lie in one piece.</param>
/// <param name="Filters">What the chunks went through.</param>
/// <param name="Lengths">Bytes of each chunk, row by row; of the one piece.</param>
/// <param name="Write">Hands all of them on, one after another.</param>
/// <param name="Checksum">As <see cref="SampleChecksum"/>.</param>
internal sealed record OutgoingSet(
    string Name,
    NumberKind Kind,
    IReadOnlyList<long> Shape,
    IReadOnlyList<long> Chunk,
    IReadOnlyList<Hdf5Filter> Filters,
    IReadOnlyList<long> Lengths,
    Action<AtomicFile.ContentWriter> Write,
    string Checksum)
{
    /// <summary>Bytes of a value.</summary>
    public int ValueBytes => Kind == NumberKind.F32 ? 4 : 8;
}
