using System.Globalization;
using static TorchSharp.torch;

namespace AceData.Nets.Weights;

/// <summary>Where networks compute: the processor, or one graphics card.</summary>
/// <param name="Card">Number of the card from 0; null for the processor.</param>
public sealed record ComputeDevice(int? Card)
{
    /// <summary>The processor.</summary>
    public static readonly ComputeDevice Cpu = new((int?)null);

    /// <summary>The first card if the loaded backend can use one, else the processor.</summary>
    /// <exception cref="TorchBackendException">There is no backend.</exception>
    public static ComputeDevice Best()
    {
        TorchRuntime.Load();
        return cuda_is_available() ? new ComputeDevice(0) : Cpu;
    }

    /// <summary>Reads <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>; null when it is none of them.</summary>
    public static ComputeDevice? Find(string name) => name switch
    {
        "cpu" => Cpu,
        "cuda" => new ComputeDevice(0),
        _ when name.StartsWith("cuda:", StringComparison.Ordinal) && byte.TryParse(name.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var card) => new ComputeDevice(card),
        _ => null,
    };

    /// <summary>The precision that fits: cards compute in bfloat16, processors in float32.</summary>
    public Precision UsualPrecision => Card is null ? Precision.Fp32 : Precision.Bf16;

    /// <summary>The same for torch.</summary>
    public Device ToTorch() => Card is { } card ? new Device(TorchSharp.DeviceType.CUDA, card) : CPU;

    /// <inheritdoc/>
    public override string ToString() => Card is { } card ? $"cuda:{card.ToString(CultureInfo.InvariantCulture)}" : "cpu";
}
