using AceData.Jobs;
using AceData.Models;
using AceData.Models.Downloading;
using AceData.Models.Getting;
using AceData.Testing;
using AceData.Testing.Networks;

namespace AceData.Tests.Models;

/// <summary>A folder of models and a hub on this computer that has the vocoder in two made-up files.</summary>
internal sealed class HubFolder : IAsyncDisposable
{
    public const string Large = "diffusion_pytorch_model.safetensors";
    private readonly TempDir _folder = new();

    /// <param name="bytes">Length of the large file.</param>
    public HubFolder(int bytes = 3_000_000)
    {
        Bytes = new byte[bytes];
        new Random(5).NextBytes(Bytes);
        Serve(ModelPart.Vocoder, "config.json", "{\"_class_name\": \"x\"}"u8.ToArray());
        Serve(ModelPart.Vocoder, Large, Bytes);
        Options = new HubOptions { FirstWait = TimeSpan.Zero, Silence = TimeSpan.FromSeconds(20), FreeBytes = _ => 1L << 40 };
    }

    public FakeHub Hub { get; } = new();

    /// <summary>The large file.</summary>
    public byte[] Bytes { get; }

    public HubOptions Options { get; set; }

    public List<JobEvent> Events { get; } = [];

    /// <summary>Caches of other programs.</summary>
    public List<string> Caches { get; } = [];

    public Func<IReadOnlyList<string>, IReadOnlyList<ModelPart>> Parts { get; set; } = ModelPart.Named;

    public string Models => _folder["models"];

    public string this[string name] => _folder[name];

    public string Placed => Path.Combine(Models, ModelPart.Vocoder.Name, Large);

    public string Partial => Path.Combine(Models, ".downloads", ModelPart.Vocoder.Name, Large + ".part");

    public void Serve(ModelPart part, string name, byte[] bytes) => Hub.Files[string.Join('/', new[] { part.Repository, part.Folder, name }.Where(piece => piece.Length > 0))] = bytes;

    public Task<GetModelsResult> GetAsync(Func<GetModelsRequest, GetModelsRequest>? change = null, CancellationToken? stop = null)
    {
        var request = new GetModelsRequest { Names = [ModelPart.Vocoder.Name], Models = Models, DataRoot = _folder.Path, Hub = Hub.Address };
        return new GetModels(Options, () => Caches, _ => null) { Parts = Parts }
            .RunAsync(change?.Invoke(request) ?? request, new Teller(Events), stop ?? TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        _folder.Dispose();
    }

    // At once and in order, which Progress<T> does not promise.
    private sealed class Teller(List<JobEvent> events) : IProgress<JobEvent>
    {
        public void Report(JobEvent value)
        {
            lock (events)
            {
                events.Add(value);
            }
        }
    }
}
