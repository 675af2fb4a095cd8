using static TorchSharp.torch;

namespace AceData.Nets.Hubert;

/// <summary>The features of a whole song, as they are stored in a training sample.</summary>
public static class SslFeatures
{
    /// <summary>Runs all chunks through the network, some at a time, and keeps the frames that belong to the song.</summary>
    /// <param name="net">MERT or mHuBERT.</param>
    /// <param name="chunks">The song, cut for that network.</param>
    /// <param name="batch">Chunks that pass together; the numbers do not depend on it, the memory does.</param>
    /// <param name="cancellationToken">Looked at between batches.</param>
    /// <returns>float32 on the processor, [frames, hidden].</returns>
    public static Tensor Of(HubertModel net, SslChunks chunks, int batch, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        var weight = net.parameters().First();
        var kept = new List<Tensor>();
        for (var first = 0; first < chunks.Count; first += batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var batchScope = NewDisposeScope();
            var count = Math.Min(batch, chunks.Count - first);
            var waveform = tensor(chunks.Range(first, count)).view(count, -1).to(weight.device).to(weight.dtype);
            var hidden = net.call(waveform).to(ScalarType.Float32).cpu(); // [count, frames, hidden]
            for (var i = 0; i < count; i++)
            {
                kept.Add(hidden[i].narrow(0, 0, chunks.KeptFrames(first + i, hidden.shape[1])).clone().MoveToOuterDisposeScope());
            }
        }

        return cat(kept, 0).MoveToOuterDisposeScope();
    }
}
