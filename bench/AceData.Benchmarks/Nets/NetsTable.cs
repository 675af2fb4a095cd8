using System.Globalization;
using AceData.Audio.Decoding;
using AceData.Audio.Spectra;
using AceData.Nets;
using AceData.Nets.Weights;
using static TorchSharp.torch;

namespace AceData.Benchmarks.Nets;

/// <summary>
/// <c>./bench.sh nets [--bf16] [--busy] [WORD]</c>: the networks of preprocessing at their real size with random weights. A machine differs from another and from itself under
/// load, so what counts is time × rate of a product of two matrices, measured beside it; PyTorch's figures were made the same way.
/// </summary>
internal static class NetsTable
{
    private const int Runs = 3;
    private const int FrontEndSeconds = 60;

    public static int Run(string[] arguments)
    {
        TorchRuntime.Load();
        var precision = arguments.Contains("--bf16") ? Precision.Bf16 : Precision.Fp32;
        if (arguments.Contains("--busy"))
        {
            NetWork.Busy = true;
            set_num_threads(1);
        }

        var word = arguments.FirstOrDefault(argument => !argument.StartsWith('-')) ?? "";
        Write($"{precision.Name}, {get_num_threads()} threads of {Environment.ProcessorCount} processors, {(NetWork.Busy ? "processor time" : "time of the clock")}");
        Write("| work | seconds | x GFLOPS | PyTorch | ours / PyTorch |");
        Write("| --- | --- | --- | --- | --- |");
        using var inference = inference_mode();
        foreach (var work in NetWork.All.Where(work => work.Name.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            Measure(work, precision);
        }

        if ("front ends".Contains(word, StringComparison.OrdinalIgnoreCase))
        {
            FrontEnds();
        }

        return 0;
    }

    private static void Measure(NetWork work, Precision precision)
    {
        var (net, run) = work.Run(new Placement(ComputeDevice.Cpu, precision));
        using (net)
        {
            var (seconds, rate) = (double.MaxValue, 0.0);
            for (var i = 0; i < (NetWork.Busy ? 1 : Runs); i++)
            {
                rate = Math.Max(rate, NetWork.Rate(precision.Type!.Value));
                seconds = Math.Min(seconds, NetWork.Best(1, () => run()));
            }

            var figure = seconds * rate;
            var reference = work.PyTorchIn(precision);
            Write($"| {work.Name} | {seconds:0.000} | {figure:0} ({rate:0}/s) | {(reference is { } known ? known.ToString("0", CultureInfo.InvariantCulture) : "–")} | {(reference is { } other ? (figure / other).ToString("0.00", CultureInfo.InvariantCulture) : "–")} |");
        }
    }

    private static void FrontEnds()
    {
        var random = new Random(1);
        var song = Enumerable.Range(0, FrontEndSeconds * 48000).Select(_ => random.NextSingle() - 0.5f).ToArray();
        foreach (var rate in new[] { 44100, 24000, 16000 })
        {
            var resampler = new SincResampler(48000, rate);
            FrontEnd($"resample a channel, 48 to {rate / 1000.0:0.#} kHz", () => resampler.Process(song));
        }

        var mel = new CodecMel();
        FrontEnd("log-mel of two channels", () =>
        {
            mel.Picture(song.AsSpan(0, FrontEndSeconds * 44100));
            mel.Picture(song.AsSpan(0, FrontEndSeconds * 44100));
        });
    }

    private static void FrontEnd(string name, Action run)
    {
        var seconds = NetWork.Best(5, run);
        Write($"| {name} | {seconds:0.000} | {FrontEndSeconds / seconds:0} x real time | | |");
    }

    private static void Write(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static void Write(string line) => Console.Out.WriteLine(line);
}
