using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using AceData.Nets;
using AceData.Nets.Weights;
using AceData.Testing;
using static TorchSharp.torch;

namespace AceData.Benchmarks.Nets;

/// <summary>
/// <c>./bench.sh cards [WORD]</c>: the networks of preprocessing at their real size on a graphics card, against the same weights on the processor in float32: time, memory of the
/// card, and by how much the numbers differ. Each row is a process of its own: what torch once took of a card stays with the process.
/// </summary>
internal static class CardsTable
{
    private const string RowOption = "--row";
    private static readonly ComputeDevice Card = new(0);
    private static readonly Precision[] Precisions = [Precision.Fp32, Precision.Bf16, Precision.Fp16];

    public static int Run(string[] arguments)
    {
        TorchRuntime.Load();
        if (arguments is [RowOption, var name, var precision, var file])
        {
            Row(NetWork.All.Single(work => work.Name == name), Precision.Find(precision)!, file); // not null: the parent names one
            return 0;
        }

        if (!cuda_is_available() || NvidiaDriver.Find() is not { Cards: [var card, ..] })
        {
            Console.Error.WriteLine("There is no card that this backend can use: " + TorchRuntime.Describe());
            return 1;
        }

        Write($"{card.Name}, {card.TotalBytes / 1e9:0.0} GB, torch {TorchRuntime.Describe().Version}; processor: {get_num_threads()} threads");
        Write($"| network | precision | seconds | on the processor | weights, GB | memory beyond them, GB | largest difference | typical difference |");
        Write($"| --- | --- | --- | --- | --- | --- | --- | --- |");
        var word = arguments.FirstOrDefault("");
        foreach (var work in NetWork.All.Where(work => work.Name.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            Measure(work);
        }

        return 0;
    }

    private static void Measure(NetWork work)
    {
        using var folder = new TempDir();
        var (expected, here) = OnProcessor(work);
        var size = Math.Sqrt(expected.Average(value => (double)value * value));
        foreach (var precision in Precisions)
        {
            string[] arguments = [typeof(CardsTable).Assembly.Location, "cards", RowOption, work.Name, precision.Name, folder["numbers"]];
            using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true })!; // not null: a program of its own was started
            var output = child.StandardOutput.ReadToEnd();
            child.WaitForExit();
            if (child.ExitCode != 0)
            {
                Write($"| {work.Name} | {precision.Name} | ended with {child.ExitCode} | {here:0.00} | | | | |");
                continue;
            }

            var row = JsonSerializer.Deserialize<Figures>(output)!; // not null: the child wrote one
            var differences = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(folder["numbers"])).ToArray().Zip(expected, (actual, wanted) => Math.Abs((double)actual - wanted) / size).ToList();
            Write($"| {work.Name} | {precision.Name} | {row.Seconds:0.0000} | {here:0.00} | {row.WeightsBytes / 1e9:0.00} | {row.WorkBytes / 1e9:0.00} | {differences.Max():0.0e+00} | {Math.Sqrt(differences.Average(difference => difference * difference)):0.0e+00} |");
        }
    }

    private static (float[] Result, double Seconds) OnProcessor(NetWork work)
    {
        using var inference = inference_mode();
        using var scope = NewDisposeScope();
        manual_seed(1);
        var (net, run) = work.Run(Placement.CpuFp32);
        using (net)
        {
            return (Numbers(run()), NetWork.Best(1, () => run()));
        }
    }

    private static void Row(NetWork work, Precision precision, string file)
    {
        using var meter = NvidiaMeter.Open();
        using var inference = inference_mode();
        using var scope = NewDisposeScope();
        zeros(1, device: Card.ToTorch()).Dispose();
        var before = Held(meter);
        manual_seed(1);
        var (net, run) = work.Run(new Placement(Card, precision));
        var loaded = Held(meter);
        File.WriteAllBytes(file, MemoryMarshal.AsBytes(Numbers(run()).AsSpan()).ToArray());
        var seconds = NetWork.Best(3, () =>
        {
            run();
            cuda.synchronize();
        });
        Console.Out.WriteLine(JsonSerializer.Serialize(new Figures(seconds, loaded - before, Held(meter) - loaded)));
        net.Dispose();
    }

    private static float[] Numbers(Tensor tensor) => tensor.cpu().to(ScalarType.Float32).contiguous().data<float>().ToArray();

    private static long Held(NvidiaMeter? meter) => meter?.Read() is { } use ? use.Card.TotalBytes - use.Card.FreeBytes : 0;

    private static void Write(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed record Figures(double Seconds, long WeightsBytes, long WorkBytes);
}
