using System.Numerics;
using AceData.Audio;
using AceData.Files;
using AceData.Samples.Hdf5;

namespace AceData.Samples;

/// <summary>
/// Writes one training sample to a file as the original tool lays it out: whole, read back and compared before it gets its name, or not at all. The same sample makes the
/// same bytes.
/// </summary>
public static class TrainingSampleWriter
{
    /// <summary>Writes a sample, packed with zstd.</summary>
    /// <param name="path">Full path; a file that is there is replaced.</param>
    /// <param name="sample">What it holds.</param>
    /// <param name="cancellationToken">Heard between data sets; there is no new file then.</param>
    /// <exception cref="AceDataException">Full or read-only disk, a link in the way; a sample that training could not use.</exception>
    public static Task WriteAsync(string path, TrainingSample sample, CancellationToken cancellationToken) =>
        WriteAsync(path, sample, SampleStorage.Zstd, cancellationToken);

    /// <inheritdoc cref="WriteAsync(string, TrainingSample, CancellationToken)"/>
    /// <param name="path">Full path; a file that is there is replaced.</param>
    /// <param name="sample">What it holds.</param>
    /// <param name="storage">How the numbers are packed.</param>
    /// <param name="cancellationToken">Heard between data sets; there is no new file then.</param>
    public static Task WriteAsync(string path, TrainingSample sample, SampleStorage storage, CancellationToken cancellationToken) =>
        WriteAsync(AtomicFile.Default, path, sample, storage, cancellationToken);

    /// <summary>Writes what a sample holds, with some of it changed; what stays is copied as it is stored, without being packed again.</summary>
    /// <param name="path">Full path; it may be that of the sample itself.</param>
    /// <param name="old">The sample, open. It is closed before the new file takes its place, since Windows lets no file take the place of an open one.</param>
    /// <param name="update">What is different.</param>
    /// <param name="cancellationToken">Heard between data sets; there is no new file then.</param>
    /// <exception cref="AceDataException">As for <see cref="WriteAsync(string, TrainingSample, CancellationToken)"/>; or the sample is damaged or lacks something.</exception>
    public static Task UpdateAsync(string path, TrainingSampleReader old, SampleUpdate update, CancellationToken cancellationToken) =>
        SaveAsync(AtomicFile.Default, path, old, update, SampleStorage.Zstd, cancellationToken);

    /// <summary>For tests that know the name of the temporary file.</summary>
    internal static Task WriteAsync(AtomicFile file, string path, TrainingSample sample, SampleStorage storage, CancellationToken cancellationToken) =>
        SaveAsync(file, path, null, SampleUpdate.Of(sample), storage, cancellationToken);

    // Without an old one, the update has everything.
    private static async Task SaveAsync(AtomicFile file, string path, TrainingSampleReader? old, SampleUpdate update, SampleStorage storage, CancellationToken cancellationToken)
    {
        var (key, notes) = (update.Key ?? old!.Key, update.Notes ?? old!.Notes);
        Require(path, old, update, key, notes);
        var sets = await Task.Run(
            () => Enumerable.Concat(
                update.Floats.Select(pair => Outgoing(old, pair.Name, pair.Array, storage, cancellationToken)),
                update.Integers.Select(pair => Outgoing(old, pair.Name, pair.Array, storage, cancellationToken))).ToList(),
            cancellationToken);
        await file.WriteStreamAsync(
            path,
            write => Task.Run(
                () => Hdf5Writer.Write(key, notes, sets, bytes =>
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    write(bytes);
                }),
                cancellationToken),
            written =>
            {
                Compare(path, written, key, notes, sets, cancellationToken);
                old?.Dispose();
            });
    }

    private static OutgoingSet Outgoing<T>(TrainingSampleReader? old, string name, SampleArray<T>? array, SampleStorage storage, CancellationToken cancellationToken)
        where T : unmanaged, INumber<T> => array is null ? SampleEncoding.Copy<T>(old!, name, cancellationToken) : SampleEncoding.Encode(name, array, storage, cancellationToken);

    private static void Require(string path, TrainingSampleReader? old, SampleUpdate update, string key, IReadOnlyDictionary<string, string> notes)
    {
        var shapes = update.Floats.Select(pair => (pair.Name, pair.Array?.Shape)).Concat(update.Integers.Select(pair => (pair.Name, pair.Array?.Shape)))
            .ToDictionary(pair => pair.Name, pair => pair.Shape?.Select(length => (long)length).ToArray() ?? old!.Find(pair.Name).Shape);
        var objection = SampleFitness.Words(key, notes)
            ?? SampleFitness.Shapes(name => shapes[name])
            ?? update.Floats.Select(pair => pair.Array is null ? null : SampleFitness.Finite(pair.Name, pair.Array.Numbers.Span)).FirstOrDefault(found => found is not null);
        if (objection is not null)
        {
            throw new AceDataException(
                SampleCodes.Unfit,
                $"The training sample '{FileNames.Printable(Path.GetFileName(path))}' was not saved: {objection}. Training could not use it; prepare the song again, and look at its sound if that does not help.");
        }
    }

    // What lies on the disk is read the way training will read it, before anybody can take it for a sample.
    private static void Compare(string path, string written, string key, IReadOnlyDictionary<string, string> notes, List<OutgoingSet> sets, CancellationToken cancellationToken)
    {
        try
        {
            using var file = new TrainingSampleReader(written);
            var isSame = file.Key == key && file.Entries.Count == sets.Count + 1 && file.Notes.Count == notes.Count
                && notes.All(note => file.Notes.TryGetValue(note.Key, out var stored) && stored == note.Value);
            foreach (var set in sets)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var stored = file.Find(set.Name);
                var values = GC.AllocateUninitializedArray<byte>(file.Guard(set.Name, stored.ByteLength));
                file.Guard(set.Name, () =>
                {
                    stored.ReadValues(values);
                    return true;
                });
                isSame &= SampleChecksum.Of(stored.Type.Kind, stored.Shape, values) == set.Checksum;
            }

            if (!isSame)
            {
                throw Different(path, null);
            }
        }
        catch (AceDataException exception) when (exception.Code is SampleCodes.Damaged or SampleCodes.Foreign or SampleCodes.Unfit)
        {
            throw Different(path, exception);
        }
    }

    private static AceDataException Different(string path, Exception? cause) => new(
        FileCodes.DiskBroken,
        $"'{FileNames.Printable(Path.GetFileName(path))}' was not saved: what was read back from the disk is not what was written. Check the disk and the memory of this computer, and start again.",
        cause);
}
