namespace AceData.Nets.Weights.Pytorch;

/// <summary>The tensors of a pickled dictionary by name.</summary>
internal static class PytorchTensors
{
    /// <summary>All of them, in the order of the dictionary.</summary>
    /// <exception cref="WeightsException">It is no dictionary of tensors, or a name is there twice.</exception>
    public static List<(string Name, PickledTensor Tensor)> Of(string path, object? root)
    {
        if (root is not PickleDictionary dictionary)
        {
            throw WeightsFault.Foreign(path, "something else than a list of weights by name", "Choose the file of the model.");
        }

        var tensors = new List<(string, PickledTensor)>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in dictionary.Items)
        {
            if (key is not string name)
            {
                throw WeightsFault.Bad(path, "the name of a tensor is no text");
            }

            if (value is not PickledTensor tensor)
            {
                throw WeightsFault.Foreign(
                    path,
                    $"a file that holds other things than tensors ('{WeightsFault.Show(name)}')",
                    "A state of a training run may hold the weights one level deeper; save them alone, or get the model in safetensors.");
            }

            tensors.Add(names.Add(name) ? (name, tensor) : throw WeightsFault.Bad(path, $"'{WeightsFault.Show(name)}' is in it twice"));
        }

        return tensors;
    }
}
