using AceData.Audio;
using AceData.Files;
using AceData.Jobs;

namespace AceData.Samples;

/// <summary>A folder of training samples, a file for each song.</summary>
public static class TrainingSet
{
    /// <summary>What files of a training set end in.</summary>
    public const string Extension = ".hdf5";

    private const int MostNamed = 10;

    /// <summary>The samples of a folder in the order of their names. Everything else in it (notes, temporary files, folders) is left alone.</summary>
    /// <param name="folder">Full path.</param>
    /// <exception cref="AceDataException">FILE-MISSING, FILE-DENIED: the folder is not there or may not be read.</exception>
    public static IReadOnlyList<string> Files(string folder)
    {
        try
        {
            return
            [
                .. Directory.EnumerateFiles(folder)
                    .Where(path => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) && !Path.GetFileName(path).StartsWith('.') && FileSystem.Ops.Look(path).Kind is FileKind.File or FileKind.Link)
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (FileFaultException fault)
        {
            throw FileMessages.WhileReading(folder, fault);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileMessages.WhileReading(folder, PortableFileOps.Translate("list", folder, e));
        }
    }

    /// <summary>Reads every sample of a folder and demands that all are good: what a training does before its first step.</summary>
    /// <param name="folder">Full path.</param>
    /// <param name="demands">What the model demands.</param>
    /// <param name="progress">Told after each sample, and of each bad one.</param>
    /// <param name="cancellationToken">Heard between data sets.</param>
    /// <returns>The samples, at least one.</returns>
    /// <exception cref="AceDataException">SAMPLES-NONE; SAMPLES-BAD, with the names and what is wrong with each.</exception>
    public static IReadOnlyList<string> RequireGood(string folder, SampleDemands demands, IProgress<JobEvent> progress, CancellationToken cancellationToken)
    {
        var files = Files(folder);
        if (files.Count == 0)
        {
            throw new AceDataException(SampleCodes.None, $"There is no training sample in '{FileNames.Printable(folder)}'. Make the samples of your songs first; each is a file that ends in {Extension}.");
        }

        var problems = new List<SampleProblem>();
        foreach (var (number, file) in files.Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (SampleCheck.Look(file, demands, cancellationToken) is { } problem)
            {
                problems.Add(problem);
                progress.Report(new JobWarning(problem.Code, Path.GetFileName(file), problem.Message));
            }

            progress.Report(new JobProgress(number + 1, files.Count, "samples", null));
        }

        return problems.Count == 0 ? files : throw Bad(problems, files.Count);
    }

    private static AceDataException Bad(List<SampleProblem> problems, int count)
    {
        var named = string.Concat(problems.Take(MostNamed).Select(problem => $"\n  {problem.Message}"));
        var others = problems.Count > MostNamed ? $"\n  And {problems.Count - MostNamed} more." : "";
        return new AceDataException(
            SampleCodes.Bad,
            $"{problems.Count} of {count} training samples cannot be used, so the training did not begin. Make them again from their songs, or take their files out of the folder:{named}{others}");
    }
}
