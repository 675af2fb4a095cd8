using AceData.Audio;
using AceData.Files;
using AceData.Jobs;
using AceData.Nets.Weights;
using AceData.Requests;
using AceData.Samples;

namespace AceData.Inspecting.Formats;

/// <summary>Folders of no kind that is known: says which are, and what in this one could be looked into.</summary>
internal sealed class FolderInspector(IReadOnlyList<IFileInspector> formats) : IFileInspector
{
    private static readonly string[] Endings = [TrainingSet.Extension, ".safetensors", ".bin", ".pt", ".pth", ".ckpt"];

    public bool Takes(string path) => Directory.Exists(path) && !IsModel(path);

    public FileReport Inspect(string path, bool isQuick, IProgress<JobEvent> progress, CancellationToken cancellationToken)
    {
        var hint = Inside(path) is { } inside ? $" In it, this could be looked into: {CommandHint.Of("inspect", CommandHint.NameOf(inside))}" : "";
        throw new AceDataException(
            "INSPECT-FOLDER",
            $"It is a folder of no kind that is read. Folders that are read: data sets ('state.json', 'dataset_info.json') and models ('model.safetensors' and the like). Files that are read: weights (.safetensors, .safetensors.index.json, .bin) and training samples ({TrainingSet.Extension}).{hint}");
    }

    private static bool IsModel(string folder) => WeightsFile.NamesInFolder.Any(name => File.Exists(Path.Combine(folder, name)));

    // A training set holds thousands of samples, a folder of checkpoints a folder for each: the first is an example.
    private string? Inside(string folder)
    {
        try
        {
            return Directory.EnumerateFiles(folder).Where(file => Endings.Contains(Path.GetExtension(file).ToLowerInvariant())).Min(StringComparer.Ordinal)
                ?? Directory.EnumerateDirectories(folder).Where(inner => IsModel(inner) || formats.Any(format => format.Takes(inner))).Min(StringComparer.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileMessages.WhileReading(folder, PortableFileOps.Translate("read", folder, e));
        }
    }
}
