using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using AceData.Audio;
using AceData.Files;
using AceData.Nets.Weights;
using AceData.Preprocessing.Stages;
using AceData.Samples;

namespace AceData.Preprocessing;

/// <summary>
/// What the networks computed and no sample holds yet: a file for each stage of a song, whole or not there, so that a run that was ended goes on behind the last one. The folder
/// is not that of the training set, where a trainer takes every file for a sample.
/// </summary>
/// <param name="folder">Full path; it exists.</param>
internal sealed class WorkArrays(string folder)
{
    private const string Numbers = "numbers";
    private const string MarkNote = "hash";
    private const string Extension = ".safetensors";
    private const int NameDigits = 16;

    /// <summary>Where the arrays of a training set lie.</summary>
    /// <param name="cache">The data folder's place for what can be made again.</param>
    /// <param name="output">Full path of the training set.</param>
    public static string FolderOf(string cache, string output) => Path.Combine(cache, "preprocess", Digits(output));

    /// <summary>True when the stage of a song was computed, and says so with this mark.</summary>
    public bool Has(string key, SoundStage stage, string mark) => Open(key, stage, mark, file => true);

    /// <summary>Reads what was computed.</summary>
    /// <returns>Null when there is nothing, or something that was computed from other things.</returns>
    public SampleArray<float>? Read(string key, SoundStage stage, string mark) => Open(key, stage, mark, file =>
    {
        var entry = file.TryFind(Numbers, out var found) ? found : throw new WeightsException(WeightsException.Bad, "It holds no numbers.");
        var numbers = new float[entry.Count];
        file.Read(entry, 0, MemoryMarshal.AsBytes(numbers.AsSpan()));
        return new SampleArray<float>(numbers, [.. entry.Shape.Select(size => (int)size)]);
    });

    /// <summary>Keeps what was computed.</summary>
    /// <exception cref="AceDataException">The disk is full, the folder is gone, …</exception>
    public Task WriteAsync(string key, SoundStage stage, string mark, SampleArray<float> array) => AtomicFile.Default.WriteStreamAsync(PathOf(key, stage), write =>
    {
        var tensor = new OutgoingTensor(Numbers, ElementType.F32, [.. array.Shape.Select(size => (long)size)], sink => sink(MemoryMarshal.AsBytes(array.Numbers.Span)));
        SafetensorsWriter.Write([tensor], new Dictionary<string, string> { [MarkNote] = mark }, bytes => write(bytes));
        return Task.CompletedTask;
    });

    /// <summary>Takes away what a song has here.</summary>
    public void Remove(string key)
    {
        foreach (var stage in Enum.GetValues<SoundStage>())
        {
            TryDelete(PathOf(key, stage));
        }
    }

    /// <summary>Takes away what songs left here that are not in the data set any more, and what a killed run had in hand.</summary>
    /// <param name="keys">Keys of the whole data set.</param>
    public void Sweep(IEnumerable<string> keys)
    {
        TempFiles.Sweep(TempFiles.In(folder));
        var known = keys.Select(Digits).ToHashSet(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*" + Extension).Where(path => !known.Contains(Path.GetFileName(path).Split('.')[0])).ToList())
        {
            TryDelete(path);
        }
    }

    private string PathOf(string key, SoundStage stage) => Path.Combine(folder, $"{Digits(key)}.{stage.ToString().ToLowerInvariant()}{Extension}");

    private T? Open<T>(string key, SoundStage stage, string mark, Func<SafetensorsFile, T> read)
    {
        var path = PathOf(key, stage);
        if (!File.Exists(path))
        {
            return default;
        }

        try
        {
            using var file = new SafetensorsFile(path);
            return file.Metadata.GetValueOrDefault(MarkNote) == mark ? read(file) : default;
        }
        catch (WeightsException)
        {
            // Damaged since: it is computed again.
            return default;
        }
    }

    // Keys may be longer than a name with an ending, and differ in case only.
    private static string Digits(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..NameDigits];

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It takes room and harms nobody; the next run tries again.
        }
    }
}
