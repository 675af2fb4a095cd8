using static TorchSharp.torch;

namespace AceData.Nets.Weights;

/// <summary>A tensor that is to be written; its numbers are asked for when it is their turn, so that not all need to be in memory.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Type">How each number is stored.</param>
/// <param name="Shape">Sizes, outermost first.</param>
/// <param name="Write">Hands all its numbers on: little endian, row by row, without gaps.</param>
public sealed record OutgoingTensor(string Name, ElementType Type, IReadOnlyList<long> Shape, Action<ByteSink> Write)
{
    private const int PieceBytes = 16 << 20;

    /// <summary>A tensor of another file, as it is stored there.</summary>
    /// <param name="weights">Stays open until it is written.</param>
    /// <param name="entry">One of its entries.</param>
    public static OutgoingTensor From(WeightsFile weights, TensorEntry entry) => new(entry.Name, entry.Type, entry.Shape, sink =>
    {
        var piece = new byte[Math.Min(entry.ByteLength, PieceBytes)];
        for (var at = 0L; at < entry.ByteLength; at += piece.Length)
        {
            var part = piece.AsSpan(0, (int)Math.Min(piece.Length, entry.ByteLength - at));
            weights.Read(entry, at, part);
            sink(part);
        }
    });

    /// <summary>A tensor of torch, on any device.</summary>
    /// <param name="name">Its name in the file.</param>
    /// <param name="tensor">Stays alive until it is written.</param>
    /// <exception cref="NotSupportedException">Complex and quantised tensors cannot be stored.</exception>
    public static OutgoingTensor From(string name, Tensor tensor) => new(name, ElementTypes.FromTorch(tensor.dtype), tensor.shape, sink =>
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var flat = tensor.contiguous().view(-1);
        var step = PieceBytes / tensor.element_size();
        for (var at = 0L; at < flat.numel(); at += step)
        {
            using var piece = flat.narrow(0, at, Math.Min(step, flat.numel() - at));
            using var here = piece.cpu();
            sink(here.bytes);
        }
    });
}
