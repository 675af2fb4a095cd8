using AceData.Datasets;
using AceData.Jobs;
using AceData.Models;
using AceData.Nets;
using AceData.Preprocessing;
using AceData.Samples;
using AceData.Testing;

namespace AceData.Tests.Preprocessing;

/// <summary>A data folder with songs, their data set and tiny models, which are made once for all tests.</summary>
internal sealed class PreprocessFolder : IDisposable
{
    private static readonly Lazy<Task<TempDir>> Tiny = new(MakeModelsAsync);
    private readonly TempDir _folder = new();

    public PreprocessFolder() => Directory.CreateDirectory(_folder["songs"]);

    public List<DataSetRow> Rows { get; } = [];

    public string Path => _folder.Path;

    public string this[string name] => _folder[name];

    public List<JobEvent> Events { get; } = [];

    /// <summary>Is told of each event while the run waits.</summary>
    public Action<JobEvent> Meanwhile { get; set; } = _ => { };

    public string TrainSet => _folder["data/data_sets/train_set"];

    public string Work => Directory.GetDirectories(_folder[".acedata/cache/preprocess"]).Single();

    public static async Task<string> ModelsAsync() => (await Tiny.Value).Path;

    /// <summary>A song with its row.</summary>
    public PreprocessFolder Add(string key, byte[] wav, string lyrics = "[verse]\nlast stop nobody home\n", params string[] tags)
    {
        File.WriteAllBytes(_folder[$"songs/{key}.wav"], wav);
        Rows.Add(new DataSetRow { Key = key, FileName = $"songs/{key}.wav", Tags = tags.Length > 0 ? tags : ["hip hop", "93 bpm"], Lyrics = lyrics });
        return this;
    }

    /// <summary>A song of a few seconds, another one for each key.</summary>
    public PreprocessFolder Add(string key, double seconds = 4) => Add(key, WavFile.Pcm16(Signals.Tune(key.Sum(c => c), seconds)));

    public void Change(string key, Func<DataSetRow, DataSetRow> change)
    {
        var at = Rows.FindIndex(row => row.Key == key);
        Rows[at] = change(Rows[at]);
    }

    public Task WriteSetAsync() => DataSetWriter.WriteAsync(_folder["data/data_sets/jsons_sets"], Rows, TestContext.Current.CancellationToken);

    public async Task<PreprocessSongsRequest> RequestAsync() => new() { DataRoot = _folder.Path, Models = await ModelsAsync(), Device = "cpu" };

    public async Task<PreprocessSongsResult> RunAsync(Func<PreprocessSongsRequest, PreprocessSongsRequest>? change = null)
    {
        await WriteSetAsync();
        var request = await RequestAsync();
        Events.Clear();
        var result = await new PreprocessSongs(TimeProvider.System).RunAsync(change?.Invoke(request) ?? request, new Listener(this), TestContext.Current.CancellationToken);

        // A number that is not the one wanted says nothing of why.
        foreach (var failed in result.Failed)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"{failed.Key}: {failed.Code}: {failed.Reason}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{result.Made} made, {result.NotStarted} not started; ended because: {result.StoppedBecause ?? "all was done"}");
        return result;
    }

    public string Sample(string key) => System.IO.Path.Combine(TrainSet, key + ".hdf5");

    public TrainingSample Read(string key)
    {
        using var reader = new TrainingSampleReader(Sample(key));
        return reader.ReadAll(TestContext.Current.CancellationToken);
    }

    public IEnumerable<string> Names() => Directory.GetFileSystemEntries(TrainSet).Select(path => System.IO.Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public void Dispose() => _folder.Dispose();

    private static async Task<TempDir> MakeModelsAsync()
    {
        // Networks this small only wait for each other on several threads.
        TorchRuntime.Load();
        TorchSharp.torch.set_num_threads(1);
        var folder = new TempDir();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        await TinyModels.MakeAsync(folder.Path, TimeProvider.System, _ => { }, CancellationToken.None);
        return folder;
    }

    private sealed class Listener(PreprocessFolder folder) : IProgress<JobEvent>
    {
        public void Report(JobEvent value)
        {
            lock (folder.Events)
            {
                folder.Events.Add(value);
                folder.Meanwhile(value);
            }
        }
    }
}
