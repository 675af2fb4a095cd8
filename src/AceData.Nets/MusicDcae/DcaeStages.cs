using static TorchSharp.torch;

namespace AceData.Nets.MusicDcae;

/// <summary>What a stage is built of, the same for both halves.</summary>
internal static class DcaeStages
{
    /// <summary>The blocks of a stage that keep its size.</summary>
    public static IEnumerable<nn.Module<Tensor, Tensor>> Blocks(string type, int count, long channels, long headDim, IReadOnlyList<int> kernels, Device? device) =>
        Enumerable.Range(0, count).Select(_ => DcaeConfig.Attends(type)
            ? (nn.Module<Tensor, Tensor>)new DcaeAttentionBlock(channels, headDim, kernels, device)
            : new DcaeResBlock(channels, device));

    /// <summary>A tensor through blocks, one after another. It is given away: at full size each has hundreds of megabytes, so none is kept longer than needed.</summary>
    /// <param name="blocks">In their order.</param>
    /// <param name="x">Is disposed.</param>
    /// <param name="cancellationToken">Heard before each block.</param>
    public static Tensor Through(IEnumerable<nn.Module<Tensor, Tensor>> blocks, Tensor x, CancellationToken cancellationToken)
    {
        foreach (var block in blocks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var before = x;
            x = block.call(before);
            before.Dispose();
        }

        return x;
    }
}
