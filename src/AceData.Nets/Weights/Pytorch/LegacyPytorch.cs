using System.Buffers.Binary;

namespace AceData.Nets.Weights.Pytorch;

/// <summary>
/// The format of PyTorch before version 1.6: five pickles one after another (a mark, the version, the system, the object, the keys of the storages), then for each key
/// the number of its numbers and those.
/// </summary>
internal static class LegacyPytorch
{
    private const long Version = 1001;
    private static readonly Int128 Mark = new(0x1950, 0xa86a20f9469cfc6c);

    /// <summary>Whether a file begins with the mark. Read as the length of a safetensors list, these bytes would be beyond all bounds.</summary>
    public static bool IsOf(WeightsInput input)
    {
        Span<byte> bytes = stackalloc byte[4];
        if (input.Length < bytes.Length)
        {
            return false;
        }

        // From protocol 4 on, a frame stands before it.
        input.Read(0, bytes);
        return bytes[0] == 0x80 && bytes[1] is >= 2 and <= 5 && (bytes[2], bytes[3]) is (0x8a, 0x0a) or (0x95, 0x0d);
    }

    /// <exception cref="WeightsException">Damaged, dangerous, or another pickle.</exception>
    public static PytorchContent Read(WeightsInput input)
    {
        var window = new byte[Math.Min(input.Length, PickleMachine.LongestPickle)];
        input.Read(0, window);
        var at = 0;
        if (Next(input, window, ref at) is not Int128 mark || mark != Mark)
        {
            throw WeightsFault.Foreign(input.Path, "a pickle, but not of weights", "Choose the file of the model.");
        }

        if (Next(input, window, ref at) is not Version)
        {
            throw WeightsFault.Foreign(input.Path, "a file of a version of PyTorch that is not known", "Get the model in safetensors.");
        }

        if (Next(input, window, ref at) is not PickleDictionary system || system.Items.Any(item => item is { Key: "little_endian", Value: not true }))
        {
            throw WeightsFault.Foreign(input.Path, "a file whose numbers are not little endian", "Get the version of the model that everyone uses.");
        }

        var root = Next(input, window, ref at);

        // The keys alone do not say how many bytes a number has: that stands in the persistent ids of the fourth pickle.
        var types = new Dictionary<string, PickledStorage>(StringComparer.Ordinal);
        foreach (var storage in PytorchTensors.Of(input.Path, root).Select(tensor => tensor.Tensor.Storage))
        {
            types[storage.Key] = storage;
        }

        if (Next(input, window, ref at) is not List<object?> keys)
        {
            throw WeightsFault.Bad(input.Path, "the list of its numbers is missing");
        }

        return new PytorchContent(root, Places(input, at, keys, types));
    }

    private static Dictionary<string, StorageBytes> Places(WeightsInput input, long at, List<object?> keys, Dictionary<string, PickledStorage> types)
    {
        var places = new Dictionary<string, StorageBytes>(StringComparer.Ordinal);
        Span<byte> prefix = stackalloc byte[8];
        foreach (var key in keys)
        {
            if (key is not string name || !types.TryGetValue(name, out var storage))
            {
                throw WeightsFault.Bad(input.Path, "it holds numbers that no tensor has");
            }

            if (input.Length - at < prefix.Length)
            {
                throw WeightsFault.Bad(input.Path, "it ends too early, before the end of its numbers");
            }

            input.Read(at, prefix);
            at += prefix.Length;
            var length = storage.Count <= input.Length ? storage.Count * storage.Type.Size() : long.MaxValue;
            if (BinaryPrimitives.ReadInt64LittleEndian(prefix) != storage.Count || length > input.Length - at)
            {
                throw WeightsFault.Bad(input.Path, "it ends too early, in the middle of its numbers, or says two lengths of them");
            }

            if (!places.TryAdd(name, new StorageBytes(at, length, null)))
            {
                throw WeightsFault.Bad(input.Path, $"its numbers '{name}' are there twice");
            }

            at += length;
        }

        return at == input.Length ? places : throw WeightsFault.Bad(input.Path, "something follows after the last number");
    }

    private static object? Next(WeightsInput input, byte[] window, ref int at)
    {
        var value = PickleMachine.Read(input.Path, window.AsMemory(at), out var length);
        at += length;
        return value;
    }
}
