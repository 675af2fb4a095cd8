namespace AceData.Nets.Weights;

/// <summary>Where tensors go and in which type: the one choice that loaders are given.</summary>
/// <param name="Device">The processor or a card.</param>
/// <param name="Precision">The type of fractions.</param>
public sealed record Placement(ComputeDevice Device, Precision Precision)
{
    /// <summary>On the processor, as the file has it.</summary>
    public static readonly Placement AsStored = new(ComputeDevice.Cpu, Precision.AsStored);

    /// <summary>On the processor in 32 bits.</summary>
    public static readonly Placement CpuFp32 = new(ComputeDevice.Cpu, Precision.Fp32);

    /// <summary>The best device of this PC in the precision that fits it.</summary>
    /// <exception cref="TorchBackendException">There is no backend.</exception>
    public static Placement Best()
    {
        var device = ComputeDevice.Best();
        return new Placement(device, device.UsualPrecision);
    }
}
