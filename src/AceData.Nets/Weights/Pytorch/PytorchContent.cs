namespace AceData.Nets.Weights.Pytorch;

/// <summary>What a file of PyTorch holds, whichever of its two formats it has.</summary>
/// <param name="Root">The pickled object.</param>
/// <param name="Storages">The numbers, by key.</param>
internal sealed record PytorchContent(object? Root, IReadOnlyDictionary<string, StorageBytes> Storages)
{
    /// <summary>Reads the archive that PyTorch writes since version 1.6: <c>top/data.pkl</c>, <c>top/data/0</c>, …</summary>
    /// <exception cref="WeightsException">Damaged, dangerous, or a program of TorchScript.</exception>
    public static PytorchContent ReadArchive(WeightsInput input)
    {
        var zip = new ZipDirectory(input);
        if (zip.Entries.Count == 0)
        {
            throw WeightsFault.Foreign(input.Path, "an empty archive", "Choose the file of the model.");
        }

        var top = zip.Entries.Keys.First().Split('/')[0];
        if (zip.Entries.Keys.Any(name => !name.StartsWith(top + "/", StringComparison.Ordinal)) || !zip.Entries.TryGetValue($"{top}/data.pkl", out var list))
        {
            throw WeightsFault.Foreign(input.Path, "an archive without weights of PyTorch", "Choose the file of the model.");
        }

        if (zip.Entries.ContainsKey($"{top}/constants.pkl"))
        {
            throw WeightsFault.Unsafe(input.Path, "it holds a program (TorchScript), not only weights");
        }

        if (zip.Entries.TryGetValue($"{top}/byteorder", out var order) && (order.Length != 6 || !ReadWhole(input, order).AsSpan().SequenceEqual("little"u8)))
        {
            throw WeightsFault.Foreign(input.Path, "a file whose numbers are not little endian", "Get the version of the model that everyone uses.");
        }

        if (list.Length > PickleMachine.LongestPickle)
        {
            throw WeightsFault.Unsafe(input.Path, "its list of tensors is larger than any model needs");
        }

        var pickle = ReadWhole(input, list);
        if (Crc32.Append(0, pickle) != list.Crc)
        {
            throw WeightsFault.Bad(input.Path, "the checksum of its list of tensors is wrong");
        }

        var root = PickleMachine.Read(input.Path, pickle, out var length);
        if (length != pickle.Length)
        {
            throw WeightsFault.Unsafe(input.Path, "something follows after its list of tensors");
        }

        var prefix = $"{top}/data/";
        return new PytorchContent(
            root,
            zip.Entries.Values.Where(entry => entry.Name.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(
                entry => entry.Name[prefix.Length..],
                entry => new StorageBytes(entry.Begin, entry.Length, entry.Crc),
                StringComparer.Ordinal));
    }

    private static byte[] ReadWhole(WeightsInput input, ZipEntry entry)
    {
        var bytes = new byte[entry.Length];
        input.Read(entry.Begin, bytes);
        return bytes;
    }
}
