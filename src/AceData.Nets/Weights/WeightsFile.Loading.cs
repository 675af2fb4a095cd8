using TorchSharp;
using static TorchSharp.torch;

namespace AceData.Nets.Weights;

public abstract partial class WeightsFile
{
    // Of this size are the pieces that are read and converted, so that no second copy of a tensor is ever needed.
    private const int PieceBytes = 16 << 20;

    /// <summary>Loads one tensor.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="placement">Device and type; as stored on the processor if left out.</param>
    /// <returns>A tensor of its own, in the shape of the file, without gradient. The caller disposes it, or its scope does.</returns>
    /// <exception cref="WeightsException">There is none of that name, or the file cannot be read any more.</exception>
    /// <exception cref="TorchBackendException">There is no backend.</exception>
    public Tensor Load(string name, Placement? placement = null)
    {
        TorchRuntime.Load();
        placement ??= Placement.AsStored;
        var entry = TryFind(name, out var found)
            ? found
            : throw new WeightsException(WeightsException.Mismatch, $"'{System.IO.Path.GetFileName(Path)}' has no tensor '{WeightsFault.Show(name)}'. It may belong to another model.");
        var tensor = empty([.. entry.Shape], dtype: placement.Precision.For(entry.Type), device: placement.Device.ToTorch());
        try
        {
            CopyTo(entry, tensor);
            return tensor;
        }
        catch
        {
            tensor.Dispose();
            throw;
        }
    }

    /// <summary>Reads a tensor of the file into one that is there already, converting to its type and on its device.</summary>
    /// <param name="entry">One of <see cref="Entries"/>.</param>
    /// <param name="target">Of the same shape and without gaps.</param>
    /// <exception cref="ArgumentException">It has another shape, or gaps.</exception>
    /// <exception cref="WeightsException">The file was cut or changed since it was opened, or cannot be read any more.</exception>
    public void CopyTo(TensorEntry entry, Tensor target)
    {
        if (!target.shape.AsSpan().SequenceEqual([.. entry.Shape]) || !target.is_contiguous())
        {
            throw new ArgumentException($"'{entry.Name}' is {entry.Description} in the file; the tensor that is to hold it has the shape [{string.Join(", ", target.shape)}] or gaps.", nameof(target));
        }

        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var flat = target.view(-1);
        var direct = target.device_type == DeviceType.CPU && target.dtype == entry.Type.ToTorch();
        var piece = direct ? null : empty(Math.Min(entry.Count, PieceBytes / entry.Type.Size()), dtype: entry.Type.ToTorch());
        long step = PieceBytes / entry.Type.Size();
        for (var at = 0L; at < entry.Count; at += step)
        {
            var count = Math.Min(step, entry.Count - at);
            using var there = flat.narrow(0, at, count);
            using var read = direct ? there.alias() : piece!.narrow(0, 0, count);
            Read(entry, at * entry.Type.Size(), read.bytes);
            if (!direct)
            {
                there.copy_(read);
            }
        }
    }
}
