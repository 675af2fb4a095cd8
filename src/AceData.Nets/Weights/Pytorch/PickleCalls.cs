namespace AceData.Nets.Weights.Pytorch;

/// <summary>What a pickle of weights may ask for by name. Everything else is refused by name; this list is the whole of it.</summary>
internal sealed class PickleCalls(string path)
{
    private const string OrderedDict = "collections.OrderedDict";
    private const string RebuildTensor = "torch._utils._rebuild_tensor_v2";
    private const string RebuildParameter = "torch._utils._rebuild_parameter";

    private static readonly Dictionary<string, ElementType> Storages = new(StringComparer.Ordinal)
    {
        ["torch.FloatStorage"] = ElementType.F32,
        ["torch.BFloat16Storage"] = ElementType.BF16,
        ["torch.HalfStorage"] = ElementType.F16,
        ["torch.DoubleStorage"] = ElementType.F64,
        ["torch.LongStorage"] = ElementType.I64,
        ["torch.IntStorage"] = ElementType.I32,
        ["torch.ShortStorage"] = ElementType.I16,
        ["torch.CharStorage"] = ElementType.I8,
        ["torch.ByteStorage"] = ElementType.U8,
        ["torch.BoolStorage"] = ElementType.BOOL,
    };

    private readonly Dictionary<string, PickledStorage> _storages = new(StringComparer.Ordinal);

    /// <summary>A name of the list.</summary>
    public PickleGlobal Global(string module, string name)
    {
        var whole = $"{module}.{name}";

        // A dot in the name would reach into what is allowed for something that is not.
        return !name.Contains('.', StringComparison.Ordinal) && (whole is OrderedDict or RebuildTensor or RebuildParameter || Storages.ContainsKey(whole))
            ? new PickleGlobal(whole)
            : throw WeightsFault.Unsafe(path, $"it wants to use '{WeightsFault.Show(whole)}' while it is loaded");
    }

    /// <summary>What a persistent id stands for: <c>('storage', type, key, place, count)</c>, in the old format with a last None.</summary>
    public PickledStorage Storage(object? id)
    {
        if (id is not object?[] { Length: 5 or 6 } parts
            || parts is not ["storage", PickleGlobal type, string key, string, long count, ..]
            || (parts.Length == 6 && parts[5] is not null)
            || !Storages.TryGetValue(type.Name, out var element)
            || count < 0
            || key.Length is 0 or > 20
            || !key.All(char.IsAsciiDigit))
        {
            throw WeightsFault.Bad(path, "it names numbers in a way that PyTorch does not");
        }

        var storage = new PickledStorage(key, element, count);
        return _storages.TryAdd(key, storage) || _storages[key] == storage
            ? _storages[key]
            : throw WeightsFault.Bad(path, $"it says two things about its numbers '{key}'");
    }

    /// <summary>The result of a function of the list.</summary>
    public object Call(object? function, object? arguments) => (function, arguments) switch
    {
        (PickleGlobal { Name: OrderedDict }, object?[] { Length: 0 }) => new PickleDictionary(isOrdered: true),
        (PickleGlobal { Name: RebuildTensor }, object?[] { Length: 6 or 7 } values) => Tensor(values),
        (PickleGlobal { Name: RebuildParameter }, object?[] { Length: 3 } values) when values[0] is PickledTensor tensor => tensor,
        _ => throw WeightsFault.Unsafe(path, $"it calls {(function is PickleGlobal global ? $"'{global.Name}' in a way that weights do not need" : "something that is no function of weights")}"),
    };

    private PickledTensor Tensor(object?[] values)
    {
        if (values[0] is not PickledStorage storage || values[1] is not long offset || Sizes(values[2]) is not { } shape || Sizes(values[3]) is not { } strides)
        {
            throw WeightsFault.Bad(path, "it describes a tensor in a way that PyTorch does not");
        }

        if (offset < 0 || shape.Length != strides.Length || strides.Any(stride => stride < 0) || !TensorEntry.TryCount(shape, out var count))
        {
            throw WeightsFault.Bad(path, "it describes a tensor with sizes that cannot be");
        }

        var last = shape.Select((length, axis) => (Int128)(length - 1) * strides[axis]).Aggregate((Int128)offset, (sum, part) => sum + part);
        if (count > 0 && last >= storage.Count)
        {
            throw WeightsFault.Bad(path, $"a tensor reaches beyond its numbers '{storage.Key}'");
        }

        // One number shown a billion times by a stride of 0 would be set aside in full.
        if (count > storage.Count)
        {
            throw WeightsFault.Bad(path, $"a tensor shows the numbers '{storage.Key}' more often than there are");
        }

        if (StoredView.Folds(shape, strides))
        {
            throw WeightsFault.Bad(path, $"a tensor is folded over its own numbers '{storage.Key}'");
        }

        return new PickledTensor(storage, offset, shape, strides);
    }

    private static long[]? Sizes(object? tuple) =>
        tuple is object?[] { Length: <= TensorEntry.MostDimensions } values && values.All(value => value is long) ? [.. values.Select(value => (long)value!)] : null;
}
