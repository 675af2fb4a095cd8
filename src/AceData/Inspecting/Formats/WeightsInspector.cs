using AceData.Audio;
using AceData.Jobs;
using AceData.Nets.Weights;

namespace AceData.Inspecting.Formats;

/// <summary>Files of weights: safetensors, several of them under an index, and those of PyTorch, which are never run.</summary>
internal sealed class WeightsInspector : IFileInspector
{
    public bool Takes(string path) => true;

    public FileReport Inspect(string path, bool isQuick, IProgress<JobEvent> progress, CancellationToken cancellationToken)
    {
        try
        {
            using var weights = WeightsFile.Open(path);
            var tensors = new List<TensorReport>();
            foreach (var entry in weights.Entries)
            {
                cancellationToken.ThrowIfCancellationRequested();
                tensors.Add(new TensorReport(entry.Name, entry.Type.ToString(), entry.Shape, isQuick ? null : TensorStatistics.Of(weights, entry, cancellationToken)));
                progress.Report(new JobProgress(tensors.Count, weights.Entries.Count, "tensors", null));
            }

            return new FileReport
            {
                File = path,
                Kind = weights switch
                {
                    PytorchFile => "weights of PyTorch",
                    ShardedWeights => "weights in safetensors, in several files",
                    _ => "weights in safetensors",
                },
                Numbers = weights.Entries.Sum(entry => entry.Count),
                Bytes = weights.Entries.Sum(entry => entry.ByteLength),
                Notes = weights.Metadata,
                Tensors = tensors,
            };
        }
        catch (WeightsException exception)
        {
            throw new AceDataException(exception.Code, exception.Message, exception);
        }
    }
}
