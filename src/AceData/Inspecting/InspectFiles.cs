using System.Runtime.CompilerServices;
using AceData.Analyzing;
using AceData.Audio;
using AceData.Files;
using AceData.Inspecting.Formats;
using AceData.Jobs;
using AceData.Requests;

namespace AceData.Inspecting;

/// <summary>Says what is in files of weights and data sets, whoever made them. Writes nothing, and runs nothing of what it reads.</summary>
public sealed class InspectFiles
{
    // A new format is a class of its own and a line here.
    private static readonly IReadOnlyList<IFileInspector> OfFolders = [new DataSetInspector()];
    private static readonly IReadOnlyList<IFileInspector> Formats = [.. OfFolders, new FolderInspector(OfFolders), new SampleInspector(), new WeightsInspector()];

    /// <summary>Looks into the files of a request, one after another.</summary>
    /// <returns>One report for each, in the order of the request; a file that cannot be read has an error in it.</returns>
    /// <exception cref="AceDataException">No file was named.</exception>
    public async IAsyncEnumerable<FileReport> RunAsync(
        InspectFilesRequest request,
        IProgress<JobEvent> progress,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (request.Inputs.Count == 0)
        {
            throw new AceDataException("INPUT-MISSING", $"No file was named. Give a file, a folder of a model or a data set: {CommandHint.Of("inspect", "model.safetensors")}");
        }

        progress.Report(new JobStarted("inspect", request.Inputs.Count));
        foreach (var input in request.Inputs)
        {
            // Files of gigabytes are read on another thread, so that a stop is heard.
            var report = await Task.Run(() => Inspect(input, request.Quick, progress, cancellationToken), cancellationToken);
            progress.Report(new JobItem(Path.GetFullPath(input), report.Error is null ? "inspected" : "failed", report.Error?.Message, report.Error?.Code, report));
            yield return report;
        }
    }

    private static FileReport Inspect(string input, bool isQuick, IProgress<JobEvent> progress, CancellationToken cancellationToken)
    {
        try
        {
            var path = Path.GetFullPath(input);
            if (!Path.Exists(path))
            {
                throw new AceDataException(FileCodes.FileMissing, $"There is no file or folder '{FileNames.Printable(input)}'. Check the spelling.");
            }

            return Formats.First(format => format.Takes(path)).Inspect(path, isQuick, progress, cancellationToken) with { File = input };
        }
        catch (AceDataException exception)
        {
            return new FileReport { File = input, Error = ErrorReport.From(exception) };
        }
    }
}
