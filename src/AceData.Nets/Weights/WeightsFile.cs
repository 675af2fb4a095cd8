using System.Diagnostics.CodeAnalysis;

namespace AceData.Nets.Weights;

/// <summary>
/// Named tensors in a file, or in several that belong together. Opening reads the list only; the numbers are read when they are asked for.
/// Nothing here needs libtorch except <see cref="Load"/> and <see cref="CopyTo"/>. Reading is safe from several threads.
/// </summary>
public abstract partial class WeightsFile : IDisposable
{
    private readonly Dictionary<string, TensorEntry> _byName = new(StringComparer.Ordinal);

    /// <param name="path">Full path.</param>
    private protected WeightsFile(string path) => Path = path;

    /// <summary>Full path of the file that was opened.</summary>
    public string Path { get; }

    /// <summary>Its tensors, in the order of the file.</summary>
    public IReadOnlyList<TensorEntry> Entries { get; private set; } = [];

    /// <summary>What else the file says of itself (<c>__metadata__</c> of safetensors).</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; private protected set; } = new Dictionary<string, string>();

    /// <summary>Whether there is a tensor of this name.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out TensorEntry? entry) => _byName.TryGetValue(name, out entry);

    /// <summary>Reads some of the numbers of a tensor, as they are stored: little endian, row by row, without gaps.</summary>
    /// <param name="entry">One of <see cref="Entries"/>.</param>
    /// <param name="offset">First byte, a multiple of the size of a number.</param>
    /// <param name="destination">Filled wholly; a whole count of numbers.</param>
    /// <exception cref="WeightsException">The file was cut or changed since it was opened, or cannot be read any more.</exception>
    public abstract void Read(TensorEntry entry, long offset, Span<byte> destination);

    /// <summary>Gives the file back. Tensors that were loaded stay.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes what was opened.</summary>
    private protected abstract void Dispose(bool disposing);

    /// <summary>Sets what the reader found.</summary>
    private protected void SetEntries(IReadOnlyList<TensorEntry> entries)
    {
        Entries = entries;
        foreach (var entry in entries)
        {
            _byName.Add(entry.Name, entry);
        }
    }
}
