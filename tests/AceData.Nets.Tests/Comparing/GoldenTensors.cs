using System.Text.Json;
using AceData.Nets.Weights;
using AceData.Testing;
using static TorchSharp.torch;

namespace AceData.Nets.Tests.Comparing;

/// <summary>The tensors and the list of cases of one golden folder.</summary>
internal sealed class GoldenTensors : IDisposable
{
    private readonly WeightsFile _cases;

    private GoldenTensors(string folder)
    {
        Folder = folder;
        _cases = WeightsFile.Open(Path.Combine(folder, "cases.safetensors"));
    }

    public string Folder { get; }

    /// <summary>The golden, or the test is skipped and says which folder is missing.</summary>
    public static GoldenTensors OrSkip(string name)
    {
        var folder = Goldens.Find(name);
        Assert.SkipWhen(folder is null, Goldens.Missing(name));
        return new GoldenTensors(folder!);
    }

    /// <summary>Names of all tensors.</summary>
    public IEnumerable<string> Names => _cases.Entries.Select(entry => entry.Name);

    /// <summary>What stands before an ending, such as the cases that have a <c>.waveform</c>; at least one.</summary>
    public IReadOnlyList<string> CasesWith(string ending)
    {
        var cases = Names.Where(name => name.EndsWith(ending, StringComparison.Ordinal)).Select(name => name[..^ending.Length]).ToList();
        Assert.NotEmpty(cases);
        return cases;
    }

    public bool Has(string name) => _cases.TryFind(name, out _);

    public Tensor this[string name] => _cases.Load(name);

    /// <summary>All numbers of a tensor, row by row.</summary>
    public float[] Floats(string name)
    {
        using var tensor = this[name].to(ScalarType.Float32);
        return tensor.data<float>().ToArray();
    }

    /// <summary>All numbers of a float64 tensor, row by row.</summary>
    public double[] Doubles(string name)
    {
        using var tensor = this[name];
        return tensor.data<double>().ToArray();
    }

    /// <summary>All numbers of an int64 tensor, row by row.</summary>
    public long[] Longs(string name)
    {
        using var tensor = this[name];
        return tensor.data<long>().ToArray();
    }

    /// <summary>The content of <c>cases.json</c>.</summary>
    public JsonElement Cases()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "cases.json")));
        return document.RootElement.Clone();
    }

    public void Dispose() => _cases.Dispose();
}
