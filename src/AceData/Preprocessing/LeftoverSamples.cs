using System.Globalization;
using AceData.Audio;
using AceData.Datasets;
using AceData.Files;
using AceData.Jobs;

namespace AceData.Preprocessing;

/// <summary>What lies in a training set and is none of its data set's: samples of songs that left, and files that are no samples.</summary>
internal sealed class LeftoverSamples
{
    private const int NamedSamples = 3;
    private readonly string _folder;
    private readonly int _samples;

    private LeftoverSamples(string folder, int samples, IReadOnlyList<string> keys, IReadOnlyList<string> strangers) =>
        (_folder, _samples, Keys, Strangers) = (folder, samples, keys, strangers);

    /// <summary>Keys of samples whose songs are not in the data set any more.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>Names of files that are no samples.</summary>
    public IReadOnlyList<string> Strangers { get; }

    /// <summary>How many samples were deleted.</summary>
    public int Deleted { get; private set; }

    /// <summary>Looks into a training set.</summary>
    /// <param name="folder">Full path; it need not exist.</param>
    /// <param name="rows">All songs of the data set.</param>
    public static LeftoverSamples In(string folder, IEnumerable<DataSetRow> rows)
    {
        var (keys, strangers) = TrainingSetFolder.Look(folder);
        var known = rows.Select(row => FileNames.CollisionKey(row.Key)).ToHashSet(StringComparer.Ordinal);
        return new LeftoverSamples(folder, keys.Count, [.. keys.Where(key => !known.Contains(FileNames.CollisionKey(key)))], strangers);
    }

    /// <summary>Nothing: another of several computers looks.</summary>
    public static LeftoverSamples None(string folder) => new(folder, 0, [], []);

    /// <summary>Samples that may be deleted, since AceData made them. When they are most of the folder, the data set is rather the wrong one than so much smaller: what took nights stays.</summary>
    /// <param name="deletesMost">That is meant.</param>
    /// <exception cref="AceDataException">TRAINSET-SMALLER.</exception>
    public IReadOnlyList<string> RequirePrunable(bool deletesMost)
    {
        List<string> ours = [.. Keys.Where(key => TrainingSetFolder.IsOurs(PathOf(key)))];
        return deletesMost || ours.Count * 2 <= _samples
            ? ours
            : throw new AceDataException(
                PreprocessCodes.Smaller,
                string.Create(CultureInfo.InvariantCulture, $"{ours.Count} of {_samples} training samples in '{_folder}' are of songs that are not in the data set, and would be deleted: {Named(ours)}. Nothing was begun. If that is meant, add --prune-most. Else check which data set is read (--input-name), or leave --prune out."));
    }

    /// <summary>Says what lies there, and deletes what may be deleted after it was said.</summary>
    /// <param name="prunable">What is to be deleted; empty for nothing.</param>
    /// <param name="progress">Hears of each.</param>
    public void Tell(IReadOnlyList<string> prunable, IProgress<JobEvent> progress)
    {
        if (prunable.Count > 0)
        {
            progress.Report(new JobWarning(PreprocessCodes.Leftover, null, prunable.Count == 1
                ? $"1 training sample is deleted now, since its song is not in the data set any more: {Named(prunable)}."
                : string.Create(CultureInfo.InvariantCulture, $"{prunable.Count} training samples are deleted now, since their songs are not in the data set any more: {Named(prunable)}.")));
        }

        var goes = prunable.ToHashSet(StringComparer.Ordinal);
        foreach (var key in Keys)
        {
            if (goes.Contains(key) && TrainingSetFolder.TryDelete(PathOf(key)))
            {
                Deleted++;
                progress.Report(new JobItem(key, "deleted", "Its song is not in the data set any more."));
            }
            else
            {
                progress.Report(new JobWarning(PreprocessCodes.Leftover, key, "Its song is not in the data set any more, but its sample is still learnt. Take the file away, or let AceData do it with --prune."));
            }
        }

        foreach (var name in Strangers)
        {
            progress.Report(new JobWarning(PreprocessCodes.Stranger, name, "It lies among the training samples and is none. The Python trainer takes every file there for a sample; move it elsewhere."));
        }
    }

    private static string Named(IReadOnlyList<string> keys) => NameList.Of([.. keys.Select(FileNames.Printable)], NamedSamples);

    private string PathOf(string key) => Path.Combine(_folder, key + TrainingSetFolder.Extension);
}
