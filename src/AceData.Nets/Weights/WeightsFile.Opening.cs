namespace AceData.Nets.Weights;

public abstract partial class WeightsFile
{
    // As transformers and diffusers name them, the safe formats first.
    private static readonly string[] UsualNames =
    [
        "model.safetensors.index.json",
        "model.safetensors",
        "diffusion_pytorch_model.safetensors.index.json",
        "diffusion_pytorch_model.safetensors",
        "weights.safetensors",
        "pytorch_lora_weights.safetensors",
        "adapter_model.safetensors",
        "pytorch_model.bin",
    ];

    /// <summary>Opens weights: <c>.safetensors</c>, <c>.safetensors.index.json</c> with its parts, <c>.bin</c>, or the folder of a model.</summary>
    /// <remarks>What a file is, is decided by its content; the name only tells an index.</remarks>
    /// <exception cref="WeightsException">Missing, damaged, dangerous, or something else.</exception>
    public static WeightsFile Open(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        if (Directory.Exists(path))
        {
            path = FindIn(path);
        }

        return path.EndsWith(".index.json", StringComparison.OrdinalIgnoreCase) ? new ShardedWeights(path)
            : SafetensorsFile.IsOf(path) ? new SafetensorsFile(path)
            : new PytorchFile(path);
    }

    /// <summary>Names of weights in the folder of a model, the first of which is opened.</summary>
    public static IReadOnlyList<string> NamesInFolder => UsualNames;

    private static string FindIn(string folder) =>
        UsualNames.Select(name => System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists)
        ?? throw new WeightsException(
            WeightsException.Missing,
            $"The folder '{folder}' holds no weights under a name that is known ({string.Join(", ", UsualNames)}). Choose the file itself, or get the model again.");
}
