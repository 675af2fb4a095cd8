using AceData.Nets.Weights.Pytorch;

namespace AceData.Nets.Weights;

/// <summary>
/// A file as <c>torch.save</c> writes a state dict (<c>pytorch_model.bin</c>, <c>.pt</c>), the archive and the older form. Such files are programs; they are read by a
/// machine that can do nothing but list tensors, and what it does not know is refused.
/// </summary>
public sealed class PytorchFile : WeightsFile
{
    private const int PieceBytes = 4 << 20;

    // Tied weights are in a file once and in its list several times; a list that multiplies the file is an attack.
    private const int MostCopies = 4;

    private readonly WeightsInput _input;
    private readonly Dictionary<TensorEntry, StoredView> _views = new(ReferenceEqualityComparer.Instance);
    private readonly IReadOnlyDictionary<string, StorageBytes> _storages;
    private readonly Lock _gathering = new();
    private (TensorEntry Entry, byte[] Bytes)? _gathered;

    /// <summary>Opens the file and reads its list.</summary>
    /// <exception cref="WeightsException">Missing, damaged, dangerous, or something else.</exception>
    public PytorchFile(string path)
        : base(System.IO.Path.GetFullPath(path))
    {
        _input = new WeightsInput(Path);
        try
        {
            FileSignature.RefuseOthers(_input, FileSignature.Zip);
            var content = FileSignature.Zip.IsOf(_input) ? PytorchContent.ReadArchive(_input)
                : LegacyPytorch.IsOf(_input) ? LegacyPytorch.Read(_input)
                : throw WeightsFault.Foreign(Path, "no file of weights that is known here", "Choose a file in safetensors, or one of PyTorch.");
            _storages = content.Storages;
            SetEntries([.. PytorchTensors.Of(Path, content.Root).Select(tensor => Add(tensor.Name, tensor.Tensor))]);
            if (Entries.Aggregate((Int128)0, (sum, entry) => sum + entry.ByteLength) > (Int128)_input.Length * MostCopies)
            {
                throw WeightsFault.Unsafe(Path, "its tensors show the same numbers again and again");
            }
        }
        catch
        {
            _input.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override void Read(TensorEntry entry, long offset, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(destination.Length, entry.ByteLength - offset);
        var view = _views[entry];
        if (view.IsContiguous)
        {
            _input.Read(view.Begin + offset, destination);
            return;
        }

        // Without its gaps the tensor is no larger than the storage, and that is no larger than the file.
        byte[] bytes;
        lock (_gathering)
        {
            if (_gathered is not { } last || last.Entry != entry)
            {
                _gathered = last = (entry, view.Gather(_input, entry));
            }

            bytes = last.Bytes;
        }

        bytes.AsSpan((int)offset, destination.Length).CopyTo(destination);
    }

    /// <summary>Compares all numbers with the checksums of the archive; the older form has none.</summary>
    /// <exception cref="WeightsException">One is wrong.</exception>
    public void Verify(CancellationToken cancellationToken)
    {
        var piece = new byte[PieceBytes];
        foreach (var (key, bytes) in _storages)
        {
            var crc = 0u;
            for (var at = 0L; bytes.Crc is not null && at < bytes.Length; at += piece.Length)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var part = piece.AsSpan(0, (int)Math.Min(piece.Length, bytes.Length - at));
                _input.Read(bytes.Begin + at, part);
                crc = Crc32.Append(crc, part);
            }

            if (bytes.Crc is { } expected && crc != expected)
            {
                throw WeightsFault.Bad(Path, $"the checksum of its numbers '{key}' is wrong");
            }
        }
    }

    private protected override void Dispose(bool disposing) => _input.Dispose();

    private TensorEntry Add(string name, PickledTensor tensor)
    {
        if (!_storages.TryGetValue(tensor.Storage.Key, out var bytes))
        {
            throw WeightsFault.Bad(Path, $"the numbers of '{WeightsFault.Show(name)}' are missing in it");
        }

        var entry = new TensorEntry(name, tensor.Storage.Type, tensor.Shape);
        if (bytes.Length != (Int128)tensor.Storage.Count * entry.Type.Size())
        {
            throw WeightsFault.Bad(Path, $"the numbers of '{WeightsFault.Show(name)}' are more or fewer than it says");
        }

        var view = new StoredView(bytes.Begin + (tensor.Offset * entry.Type.Size()), tensor.Shape, tensor.Strides, entry.Type.Size());
        if (!view.IsContiguous && entry.ByteLength > Array.MaxLength)
        {
            throw WeightsFault.Foreign(Path, $"a file whose tensor '{WeightsFault.Show(name)}' is stored sideways and larger than 2 GB", "Get the model in safetensors.");
        }

        _views.Add(entry, view);
        return entry;
    }
}
