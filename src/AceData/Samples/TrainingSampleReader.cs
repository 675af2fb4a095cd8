using System.Numerics;
using AceData.Audio;
using AceData.Files;
using AceData.Samples.Hdf5;

namespace AceData.Samples;

/// <summary>
/// Reads one file of a training set. Opening reads the list and the notes; numbers are read when they are asked for, each data set alone, and compared with their
/// checksum where the file has one. Nothing that the file says of itself is believed before it was looked at. Reading is safe from several threads.
/// </summary>
public sealed class TrainingSampleReader : IDisposable
{
    private readonly Hdf5File _file;
    private readonly Dictionary<string, Hdf5DataSet> _sets;

    /// <summary>Opens a sample, whoever wrote it.</summary>
    /// <exception cref="AceDataException">Missing, cut off, damaged, or something else.</exception>
    public TrainingSampleReader(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        _file = Guard(null, () => new Hdf5File(Path));
        try
        {
            _sets = _file.DataSets.ToDictionary(set => set.Name, StringComparer.Ordinal);
            Entries = [.. _file.DataSets.Select(EntryOf)];
            Key = _sets.TryGetValue(SampleNames.Keys, out var keys) ? Guard(SampleNames.Keys, keys.Text) : "";
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>Name of the sample; empty where the file does not say it.</summary>
    public string Key { get; }

    /// <summary>The attributes of the file that are texts: <see cref="TrainingSample.Notes"/>.</summary>
    public IReadOnlyDictionary<string, string> Notes => _file.Notes;

    /// <summary>What is in it, by name in the order of the file.</summary>
    public IReadOnlyList<SampleEntry> Entries { get; }

    /// <summary>Whether a file begins as these do, whatever its name.</summary>
    /// <param name="path">Full path; nothing may be there.</param>
    public static bool IsOne(string path)
    {
        try
        {
            using var input = new Hdf5Input(path);
            return input.Length >= 8 && Hdf5File.IsOne(input.Bytes(0, 8));
        }
        catch (Exception exception) when (exception is FileFaultException or IOException or UnauthorizedAccessException or Hdf5Damage)
        {
            return false;
        }
    }

    /// <summary>Reads fractions; half and double precision, and whole numbers such as those of masks, are converted.</summary>
    /// <param name="name">One of <see cref="SampleNames"/>.</param>
    /// <exception cref="AceDataException">It is missing, holds no numbers of this kind, is damaged, or is packed in a way that is not read.</exception>
    public SampleArray<float> ReadFloats(string name) => Read<float>(name);

    /// <summary>Reads whole numbers of any width.</summary>
    /// <inheritdoc cref="ReadFloats"/>
    public SampleArray<long> ReadIntegers(string name) => Read<long>(name);

    /// <summary>Reads everything.</summary>
    /// <param name="cancellationToken">Heard between data sets.</param>
    /// <exception cref="AceDataException">Something is missing or damaged.</exception>
    public TrainingSample ReadAll(CancellationToken cancellationToken)
    {
        return new TrainingSample
        {
            Key = Key,
            TargetLatents = Next<float>(SampleNames.TargetLatents),
            AttentionMask = Next<float>(SampleNames.AttentionMask),
            TextTokenIds = Next<long>(SampleNames.TextTokenIds),
            TextAttentionMask = Next<float>(SampleNames.TextAttentionMask),
            SpeakerEmbds = Next<float>(SampleNames.SpeakerEmbds),
            LyricTokenIds = Next<long>(SampleNames.LyricTokenIds),
            LyricMask = Next<float>(SampleNames.LyricMask),
            MertSslHiddenStates = Next<float>(SampleNames.MertSslHiddenStates),
            MhubertSslHiddenStates = Next<float>(SampleNames.MhubertSslHiddenStates),
            Notes = Notes,
        };

        SampleArray<T> Next<T>(string name)
            where T : unmanaged, INumber<T>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Read<T>(name);
        }
    }

    /// <summary>Whether a part of the values was never written, so that nothing but zeros is read there.</summary>
    /// <param name="name">A name of <see cref="Entries"/>.</param>
    /// <exception cref="AceDataException">It is damaged.</exception>
    public bool HasGaps(string name) => Guard(name, Find(name).HasGaps);

    /// <summary>Bytes of all values of a data set, unpacked.</summary>
    /// <param name="name">A name of <see cref="Entries"/>.</param>
    /// <exception cref="AceDataException">It says that it has more than the file holds.</exception>
    public long ByteLength(string name) => Guard(name, Find(name).ByteLength);

    /// <summary>Gives the file back.</summary>
    public void Dispose() => _file.Dispose();

    /// <summary>The data set of a name.</summary>
    internal Hdf5DataSet Find(string name) => _sets.TryGetValue(name, out var set) ? set : throw new AceDataException(
        SampleCodes.Unfit,
        $"The training sample '{Shown}' has no '{name}', which training needs. Make it again from its song.");

    /// <summary>Refuses values that are stored in a way that is not read, without reading them.</summary>
    /// <exception cref="AceDataException">They are, or there are none.</exception>
    internal void RequireReadable(string name) => Guard(name, () =>
    {
        Find(name).RequireRead();
        return true;
    });

    /// <summary>Turns what is wrong with the file into a sentence.</summary>
    internal T Guard<T>(string? name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Hdf5Damage damage)
        {
            var what = name is null ? damage.Message : $"'{Hdf5Text.Shown(name)}': {damage.Message}";
            throw damage.IsForeign
                ? new AceDataException(SampleCodes.Foreign, $"'{Shown}' cannot be used as a training sample: {what}. Make the sample again from its song, or take the file out of the folder.", damage)
                : new AceDataException(SampleCodes.Damaged, $"The training sample '{Shown}' is damaged: {what}. Make it again from its song, or copy it once more.", damage);
        }
        catch (FileFaultException fault)
        {
            throw FileMessages.WhileReading(Path, fault);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw FileMessages.WhileReading(Path, PortableFileOps.Translate("read", Path, e));
        }
    }

    private string Shown => FileNames.Printable(System.IO.Path.GetFileName(Path));

    private SampleArray<T> Read<T>(string name)
        where T : unmanaged, INumber<T>
    {
        var set = Find(name);
        return Guard(name, () => new SampleArray<T>(SampleNumbers.Read<T>(set), [.. set.Shape.Select(length => (int)length)]));
    }

    private static SampleEntry EntryOf(Hdf5DataSet set) => new(
        set.Name,
        set.Type.Kind switch
        {
            NumberKind.Text => "text",
            NumberKind.Unknown => "unknown",
            var kind => kind.ToString().ToUpperInvariant(),
        },
        set.Shape,
        set.Filters.Count == 0 ? "plain" : string.Join(", ", set.Filters.Select(filter => filter.Name)));
}
