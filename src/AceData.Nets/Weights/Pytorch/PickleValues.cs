namespace AceData.Nets.Weights.Pytorch;

/// <summary>The name of a function or class. Only its name: nothing stands behind it.</summary>
internal sealed record PickleGlobal(string Name);

/// <summary>The numbers behind tensors: an entry of the archive.</summary>
/// <param name="Key">Digits, the name of the entry.</param>
/// <param name="Type">How each number is stored.</param>
/// <param name="Count">How many there are.</param>
internal sealed record PickledStorage(string Key, ElementType Type, long Count);

/// <summary>A view of a storage.</summary>
internal sealed record PickledTensor(PickledStorage Storage, long Offset, long[] Shape, long[] Strides);

/// <summary>A dictionary; what is built of it remembers the order.</summary>
internal sealed class PickleDictionary(bool isOrdered)
{
    /// <summary>Whether it is an OrderedDict, which may carry attributes.</summary>
    public bool IsOrdered { get; } = isOrdered;

    public List<KeyValuePair<object?, object?>> Items { get; } = [];
}
