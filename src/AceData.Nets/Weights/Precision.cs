using static TorchSharp.torch;

namespace AceData.Nets.Weights;

/// <summary>The type in which fractions are kept and computed with. Whole numbers and truth values always stay as they are.</summary>
/// <param name="Name">For options and settings.</param>
/// <param name="Type">The type of torch; null keeps what the file has.</param>
public sealed record Precision(string Name, ScalarType? Type)
{
    /// <summary>As the file has it.</summary>
    public static readonly Precision AsStored = new("stored", null);

    /// <summary>32 bits: exact enough for everything, and fast on a processor.</summary>
    public static readonly Precision Fp32 = new("float32", ScalarType.Float32);

    /// <summary>16 bits with the range of float32: what ACE-Step was trained in.</summary>
    public static readonly Precision Bf16 = new("bfloat16", ScalarType.BFloat16);

    /// <summary>16 bits with a small range, for cards without bfloat16.</summary>
    public static readonly Precision Fp16 = new("float16", ScalarType.Float16);

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<Precision> All = [AsStored, Fp32, Bf16, Fp16];

    /// <summary>The precision of a name; null when there is none.</summary>
    public static Precision? Find(string name) => All.FirstOrDefault(precision => precision.Name == name);

    /// <summary>The type that a tensor of a file gets.</summary>
    public ScalarType For(ElementType stored) => stored.IsFloating() && Type is { } type ? type : stored.ToTorch();
}
