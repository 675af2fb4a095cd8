using System.Buffers.Binary;

namespace AceData.Nets.Weights;

/// <summary>A <c>.safetensors</c> file: eight bytes of length, a list as JSON, the numbers.</summary>
/// <remarks>Format: https://github.com/huggingface/safetensors. Every rule is checked before anything is set aside for the numbers.</remarks>
public sealed class SafetensorsFile : WeightsFile
{
    private readonly WeightsInput _input;
    private readonly Dictionary<TensorEntry, long> _begins = new(ReferenceEqualityComparer.Instance);

    /// <summary>Opens the file and checks its list.</summary>
    /// <exception cref="WeightsException">Missing, damaged, or something else.</exception>
    public SafetensorsFile(string path)
        : base(System.IO.Path.GetFullPath(path))
    {
        _input = new WeightsInput(Path);
        try
        {
            ReadHeader();
        }
        catch
        {
            _input.Dispose();
            throw;
        }
    }

    /// <summary>Whether a file is meant to be one, by its name or by its list.</summary>
    /// <exception cref="WeightsException">There is no such file, or it cannot be opened.</exception>
    public static bool IsOf(string path)
    {
        if (path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        using var input = new WeightsInput(path);
        Span<byte> beginning = stackalloc byte[9];
        if (input.Length < beginning.Length)
        {
            return false;
        }

        input.Read(0, beginning);
        return beginning[8] == (byte)'{' && BinaryPrimitives.ReadUInt64LittleEndian(beginning) <= SafetensorsHeader.LongestHeader;
    }

    /// <inheritdoc/>
    public override void Read(TensorEntry entry, long offset, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(destination.Length, entry.ByteLength - offset);
        _input.Read(_begins[entry] + offset, destination);
    }

    private protected override void Dispose(bool disposing) => _input.Dispose();

    private void ReadHeader()
    {
        FileSignature.RefuseOthers(_input, FileSignature.None);
        Span<byte> prefix = stackalloc byte[8];
        if (_input.Length < prefix.Length)
        {
            throw WeightsFault.Bad(Path, "it ends too early, before its list of tensors");
        }

        _input.Read(0, prefix);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > SafetensorsHeader.LongestHeader)
        {
            throw WeightsFault.Bad(Path, "what should be the length of its list of tensors is beyond all bounds");
        }

        if ((long)length > _input.Length - prefix.Length)
        {
            throw WeightsFault.Bad(Path, "it ends too early, in the middle of its list of tensors");
        }

        var json = new byte[length];
        _input.Read(prefix.Length, json);
        var dataBegin = prefix.Length + (long)length;
        var header = SafetensorsHeader.Parse(Path, json, _input.Length - dataBegin);
        Metadata = header.Metadata;
        SetEntries([.. header.Tensors.Select(tensor => tensor.Entry)]);
        foreach (var (entry, begin) in header.Tensors)
        {
            _begins.Add(entry, dataBegin + begin);
        }
    }
}
