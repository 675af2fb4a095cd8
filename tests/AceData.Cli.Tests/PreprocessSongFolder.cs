using AceData.Datasets;
using AceData.Models;
using AceData.Samples;
using AceData.Testing;

namespace AceData.Cli.Tests;

/// <summary>A data folder with short songs, their data set and tiny models, ready for <c>preprocess</c>.</summary>
internal sealed class PreprocessSongFolder : IDisposable
{
    private static readonly Lazy<Task<TempDir>> Models = new(MakeModelsAsync);
    private readonly TempDir _folder;

    private PreprocessSongFolder(TempDir folder, string models) => (_folder, Arguments) = (folder, ["preprocess", "--device", "cpu", "--models", models]);

    public string Path => _folder.Path;

    public string TrainSet => _folder["data/data_sets/train_set"];

    /// <summary>What makes its samples.</summary>
    public string[] Arguments { get; }

    public string this[string name] => _folder[name];

    /// <param name="songs">How many.</param>
    /// <param name="parent">Where the folder is made; null for the usual place.</param>
    public static async Task<PreprocessSongFolder> MakeAsync(int songs, string? parent = null)
    {
        var folder = parent is null ? new TempDir() : new TempDir(parent);
        var made = new PreprocessSongFolder(folder, (await Models.Value).Path);
        Directory.CreateDirectory(folder["songs"]);
        for (var i = 0; i < songs; i++)
        {
            File.WriteAllBytes(folder[$"songs/{i:00}.wav"], WavFile.Pcm16(Signals.Tune(i, 3, 16000), 16000));
        }

        await made.WriteSetAsync(songs, "house");
        return made;
    }

    public Task WriteSetAsync(int songs, string genre) => DataSetWriter.WriteAsync(_folder["data/data_sets/jsons_sets"], Enumerable.Range(0, songs).Select(i => new DataSetRow
    {
        Key = $"{i:00}",
        FileName = $"songs/{i:00}.wav",
        Tags = [genre, $"{100 + i} bpm"],
        Lyrics = "[verse]\nlast stop nobody home",
    }), TestContext.Current.CancellationToken);

    public IReadOnlyList<string> Names() => Directory.Exists(TrainSet) ? [.. Directory.GetFileSystemEntries(TrainSet).Select(path => System.IO.Path.GetFileName(path)).Order(StringComparer.Ordinal)] : [];

    /// <summary>Reads every file with the name of a sample to its end.</summary>
    /// <returns>Their number.</returns>
    public int RequireWhole(string about)
    {
        var samples = Names().Where(name => name.EndsWith(".hdf5", StringComparison.Ordinal)).ToList();
        foreach (var name in samples)
        {
            try
            {
                using var reader = new TrainingSampleReader(System.IO.Path.Combine(TrainSet, name));
                Assert.Equal(name, reader.ReadAll(TestContext.Current.CancellationToken).Key + ".hdf5");
            }
            catch (Audio.AceDataException exception)
            {
                Assert.Fail($"{about}: {name}: {exception.Message}");
            }
        }

        return samples.Count;
    }

    /// <summary>The prompt of a sample as tokens.</summary>
    public long[] PromptTokens(int song)
    {
        using var reader = new TrainingSampleReader(System.IO.Path.Combine(TrainSet, $"{song:00}.hdf5"));
        return reader.ReadIntegers(SampleNames.TextTokenIds).Numbers.ToArray();
    }

    /// <summary>What the tokenizer of the models makes of a prompt.</summary>
    public long[] TokensOf(string prompt) => [.. ModelFolder.Open(Arguments[^1]).PromptTokenizer().Encode(prompt)];

    public void Dispose() => _folder.Dispose();

    private static async Task<TempDir> MakeModelsAsync()
    {
        // Networks this small only wait for each other on several threads; the program inherits it.
        Environment.SetEnvironmentVariable("OMP_NUM_THREADS", "1");
        var folder = new TempDir();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        await TinyModels.MakeAsync(folder.Path, TimeProvider.System, _ => { }, CancellationToken.None);
        return folder;
    }
}
