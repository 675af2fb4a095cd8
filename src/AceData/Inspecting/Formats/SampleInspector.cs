using System.Runtime.InteropServices;
using AceData.Jobs;
using AceData.Nets.Weights;
using AceData.Samples;

namespace AceData.Inspecting.Formats;

/// <summary>Training samples, and other HDF5 files that are as simple.</summary>
internal sealed class SampleInspector : IFileInspector
{
    public bool Takes(string path) => path.EndsWith(TrainingSet.Extension, StringComparison.OrdinalIgnoreCase) || TrainingSampleReader.IsOne(path);

    public FileReport Inspect(string path, bool isQuick, IProgress<JobEvent> progress, CancellationToken cancellationToken)
    {
        using var sample = new TrainingSampleReader(path);
        var entries = sample.Entries.Where(entry => entry.Type != "text").ToList();
        var tensors = new List<TensorReport>();
        foreach (var entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            tensors.Add(new TensorReport(entry.Name, entry.Type, entry.Shape, isQuick ? null : Statistics(sample, entry)));
            progress.Report(new JobProgress(tensors.Count, entries.Count, "data sets", null));
        }

        var notes = new Dictionary<string, string>(sample.Notes);
        if (sample.Key.Length > 0)
        {
            notes[SampleNames.Keys] = sample.Key;
        }

        return new FileReport
        {
            File = path,
            Kind = SampleNames.Numbers.Intersect(entries.Select(entry => entry.Name)).Any() ? "training sample" : "HDF5 file",
            Bytes = entries.Sum(entry => sample.ByteLength(entry.Name)),
            Numbers = entries.Sum(entry => entry.Count),
            Notes = notes,
            Tensors = tensors,
        };
    }

    private static TensorStatistics Statistics(TrainingSampleReader sample, SampleEntry entry) => entry.Type is "F16" or "F32" or "F64"
        ? TensorStatistics.Of(ElementType.F32, MemoryMarshal.AsBytes(sample.ReadFloats(entry.Name).Numbers.Span))
        : TensorStatistics.Of(ElementType.I64, MemoryMarshal.AsBytes(sample.ReadIntegers(entry.Name).Numbers.Span));
}
