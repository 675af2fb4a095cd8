using System.Globalization;
using AceData.Nets.Weights;
using static TorchSharp.torch;

namespace AceData.Nets;

/// <summary>Builds a network that only computes and is not trained, from a configuration and a file that may both come from strangers.</summary>
internal static class Checkpoint
{
    /// <summary>Only the weights below <paramref name="wanted"/>, without that name; those below <paramref name="other"/> stay in the file.</summary>
    public static LoadOptions Part(string wanted, string other) => new()
    {
        Rename = name => name.StartsWith(wanted + ".", StringComparison.Ordinal) ? name[(wanted.Length + 1)..] : name,
        DeadWeights = [other + ".*"],
    };

    /// <summary>
    /// Builds the network where and as it will be, and loads its weights by name. Nothing is set aside before it is known to be in the file: first the size that the
    /// configuration asks for is compared, then names and shapes one by one, on a network without memory.
    /// </summary>
    /// <param name="build">Makes the network on a device.</param>
    /// <param name="size">What it will hold.</param>
    /// <param name="weights">The file.</param>
    /// <param name="placement">Where and as what it will compute.</param>
    /// <param name="options">What may differ. Conversion between fractions always may.</param>
    /// <param name="beyondFloat16">Whether what passes through the network grows beyond 65,504, the largest number of float16: it then computes in float32 instead.</param>
    /// <returns>The network, frozen.</returns>
    /// <exception cref="WeightsException">The file is damaged or of another network.</exception>
    public static T Load<T>(Func<Device, T> build, NetSize size, WeightsFile weights, Placement placement, LoadOptions options, bool beyondFloat16 = false)
        where T : nn.Module
    {
        TorchRuntime.Load();
        options = options with { ConvertPrecision = true };
        RequireSize(size, weights);
        using var scope = NewDisposeScope(); // layers that TorchSharp keeps in C++ hand out their weights as further tensors
        var net = build(META);
        try
        {
            StateDict.RequireFit(net, weights, options);
            var type = placement.Precision.For(TypeOf(weights));
            EmptyNetwork.Place(net, placement.Device.ToTorch(), type == ScalarType.Float16 && beyondFloat16 ? ScalarType.Float32 : type);
            StateDict.LoadStrict(net, weights, options);
            net.eval();
            return net;
        }
        catch
        {
            net.Dispose();
            throw;
        }
    }

    // Whole numbers are counters and masks: no network here is made of them.
    private static void RequireSize(NetSize asked, WeightsFile weights)
    {
        var held = NetSize.Sum(weights.Entries.Where(entry => entry.Type.IsFloating()).Select(entry => new NetSize(1, entry.Count)));
        if (asked.Numbers > held.Numbers || asked.Tensors > held.Tensors)
        {
            throw new WeightsException(WeightsException.Mismatch, string.Create(
                CultureInfo.InvariantCulture,
                $"The model in '{Path.GetDirectoryName(Path.GetFullPath(weights.Path))}' cannot be used; its configuration and its weights do not belong together: the network of the configuration has {asked.Numbers:N0} numbers in {asked.Tensors:N0} tensors, '{Path.GetFileName(weights.Path)}' holds {held.Numbers:N0} in {held.Tensors:N0}. Get the model again, or choose another one."));
        }
    }

    // Counters and masks of whole numbers may stand anywhere in a file, and say nothing of the network's type.
    private static ElementType TypeOf(WeightsFile weights) =>
        weights.Entries.Select(entry => entry.Type).FirstOrDefault(type => type.IsFloating(), ElementType.F32);
}
