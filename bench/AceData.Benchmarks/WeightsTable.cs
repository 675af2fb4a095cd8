using System.Diagnostics;
using System.Globalization;
using System.IO.MemoryMappedFiles;
using System.Text.Json;
using AceData.Nets;
using AceData.Nets.Weights;
using AceData.Testing;
using static TorchSharp.torch;

namespace AceData.Benchmarks;

/// <summary>Speed and memory of reading and writing a gigabyte of weights, against copying in memory and against a mapping.</summary>
internal static class WeightsTable
{
    private const long Side = 4096;
    private const int Repeats = 3;

    public static int Run(int megabytes)
    {
        if (Environment.GetEnvironmentVariable("ACEDATA_TORCH") is null)
        {
            Environment.SetEnvironmentVariable("ACEDATA_TORCH", Path.Combine(Checkout.Root, "artifacts", "torch", "cpu"));
        }

        TorchRuntime.Load();
        using var folder = new TempDir();
        var path = folder["model.safetensors"];
        var count = (int)Math.Max(1, megabytes * 1_000_000L / (Side * Side * 2));
        var bytes = count * Side * Side * 2;
        var rows = new List<(string What, double Seconds, double ExtraMegabytes)>();
        using var tensor = randn(Side, Side, dtype: ScalarType.BFloat16);
        Add("written from torch (bfloat16)", () => Write(path, tensor, count), 0);
        Add("opened", () => WeightsFile.Open(path).Dispose(), 0);
        Add("loaded as stored", () => Load(path, Placement.AsStored), bytes);
        Add("loaded as float32", () => Load(path, Placement.CpuFp32), 2 * bytes);
        Add("for comparison: mapped, each tensor copied", () => MapAndCopy(path, count), bytes);
        Add("for comparison: copied in memory", () => Copy(bytes), 2 * bytes);
        using (var network = new Layers(count))
        {
            Add("loaded strictly into a network", () => LoadStrict(path, network), 0);
        }

        foreach (var (what, seconds, extra) in rows)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-45} {seconds * 1000,10:0.0} ms {bytes / 1e6 / seconds,10:0} MB/s {extra,8:0} MB beyond the tensors"));
        }

        Console.WriteLine(JsonSerializer.Serialize(new { table = "weights", megabytes = bytes / 1e6, rows = rows.ToDictionary(row => row.What, row => new { seconds = row.Seconds, mb_per_s = bytes / 1e6 / row.Seconds, extra_mb = row.ExtraMegabytes }) }));
        return 0;

        void Add(string what, Action action, long expectedBytes)
        {
            var best = double.MaxValue;
            var extra = double.MaxValue;
            for (var repeat = 0; repeat < Repeats; repeat++)
            {
                GC.Collect();
                using var peak = new PeakMemory();
                var clock = Stopwatch.StartNew();
                action();
                best = Math.Min(best, clock.Elapsed.TotalSeconds);
                extra = Math.Min(extra, (peak.Bytes() - expectedBytes) / 1e6);
            }

            rows.Add((what, best, Math.Max(0, extra)));
        }
    }

    private static void Write(string path, Tensor tensor, int count)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        SafetensorsWriter.Write(Enumerable.Range(0, count).Select(number => OutgoingTensor.From($"layers.{number}.weight", tensor)), null, bytes => file.Write(bytes));
    }

    private static void Load(string path, Placement placement)
    {
        using var scope = NewDisposeScope();
        using var weights = WeightsFile.Open(path);
        foreach (var entry in weights.Entries)
        {
            weights.Load(entry.Name, placement);
        }
    }

    private static void LoadStrict(string path, Layers network)
    {
        using var weights = WeightsFile.Open(path);
        StateDict.LoadStrict(network, weights);
    }

    private static unsafe void MapAndCopy(string path, int count)
    {
        using var scope = NewDisposeScope();
        using var map = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        using var view = map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* begin = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref begin);
        var data = begin + (new FileInfo(path).Length - (count * Side * Side * 2));
        for (var number = 0; number < count; number++)
        {
            var tensor = empty(Side, Side, dtype: ScalarType.BFloat16);
            new ReadOnlySpan<byte>(data + (number * Side * Side * 2), (int)(Side * Side * 2)).CopyTo(tensor.bytes);
        }

        view.SafeMemoryMappedViewHandle.ReleasePointer();
    }

    private static void Copy(long bytes)
    {
        using var scope = NewDisposeScope();
        var first = zeros(bytes, dtype: ScalarType.Byte);
        var second = zeros(bytes, dtype: ScalarType.Byte);
        second.copy_(first);
    }

    private sealed class Layers : nn.Module
    {
        public Layers(int count)
            : base("layers") => register_module("layers", new TorchSharp.Modules.ModuleList<nn.Module>([.. Enumerable.Range(0, count).Select(_ => nn.Linear(Side, Side, hasBias: false, dtype: ScalarType.BFloat16))]));
    }
}
