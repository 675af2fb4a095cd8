using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AceData.Audio.Decoding;
using AceData.Nets;
using AceData.Nets.Hubert;
using AceData.Nets.Weights;
using AceData.Preprocessing;
using AceData.Preprocessing.Stages;
using AceData.Samples;
using AceData.Testing;
using TorchSharp;

namespace AceData.Benchmarks.Nets;

/// <summary>
/// <c>./bench.sh rehearse preprocess [SECONDS] [--bf16] [--batch N] [--card]</c>: one song through the steps of <c>preprocess</c> with networks of the published sizes and random weights on
/// the processor, or on the graphics card. Each step is a process of its own, so that memory which one gave back does not hide what the next one takes.
/// </summary>
internal static class PreprocessRehearsal
{
    private const string StepOption = "--step";
    private const int UsualSeconds = 240;
    private const int SourceRate = 44100;
    private static readonly string[] Steps = ["decode", .. Enum.GetNames<SoundStage>().Select(name => name.ToLowerInvariant()), "write"];

    public static async Task<int> RunAsync(string[] arguments)
    {
        var seconds = arguments.FirstOrDefault(argument => int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out _)) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : UsualSeconds;
        var placement = new Placement(arguments.Contains("--card") ? new ComputeDevice(0) : ComputeDevice.Cpu, arguments.Contains("--bf16") ? Precision.Bf16 : Precision.Fp32);
        var precision = placement.Precision;
        var batch = After("--batch") is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : PreprocessSongs.UsualBatch;
        if (After(StepOption) is { } step)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(await MeasureAsync(step, seconds, batch, placement)));
            return 0;
        }

        TorchRuntime.Load();
        var measured = new List<(string Step, Measured Figures)>();
        foreach (var name in Steps)
        {
            measured.Add((name, await ChildAsync(name, seconds, batch, placement)));
        }

        var whole = measured.Sum(row => row.Figures.Seconds);
        var where = placement.Device.Card is null ? FormattableString.Invariant($"{torch.get_num_threads()} threads, product of matrices {NetWork.Rate(precision.Type!.Value):0} GFLOPS") : NvidiaDriver.Find()?.ToString();
        Write($"a song of {seconds} s, {precision.Name}, batch {batch}, {where}");
        Write($"| step | seconds | share | weights, GB | memory beyond them, GB | reckoned with, GB |");
        Write($"| --- | --- | --- | --- | --- | --- |");
        foreach (var (name, figures) in measured)
        {
            var reckoned = Enum.TryParse<SoundStage>(name, ignoreCase: true, out var stage) ? (ResourceNeed.Work(stage, seconds, batch, placement) / 1e9).ToString("0.00", CultureInfo.InvariantCulture) : "";
            Write($"| {name} | {figures.Seconds:0.0} | {figures.Seconds / whole:P0} | {figures.WeightsBytes / 1e9:0.00} | {figures.WorkBytes / 1e9:0.00} | {reckoned} |");
        }

        Write($"| together | {whole:0.0} ({whole / 60:0.0} min) | | | at most {measured.Max(row => row.Figures.WorkBytes) / 1e9:0.00} | |");
        return measured.Max(row => row.Figures.WorkBytes) <= 3e9 ? 0 : 1;

        string? After(string option) => Array.IndexOf(arguments, option) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;
    }

    private static async Task<Measured> ChildAsync(string step, int seconds, int batch, Placement placement)
    {
        string[] arguments = [typeof(PreprocessRehearsal).Assembly.Location, "rehearse", "preprocess", seconds.ToString(CultureInfo.InvariantCulture), "--batch", batch.ToString(CultureInfo.InvariantCulture), StepOption, step, .. placement.Precision == Precision.Bf16 ? ["--bf16"] : Array.Empty<string>(), .. placement.Device.Card is null ? Array.Empty<string>() : ["--card"]];
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true })!; // not null: a program of its own was started
        var output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return child.ExitCode == 0 ? JsonSerializer.Deserialize<Measured>(output)! : throw new InvalidOperationException($"{step} ended with {child.ExitCode}.");
    }

    private static async Task<Measured> MeasureAsync(string step, int seconds, int batch, Placement placement)
    {
        using var folder = new TempDir();
        var tune = Signals.Tune(1, seconds, SourceRate);
        switch (step)
        {
            case "decode":
                File.WriteAllBytes(folder["song.wav"], WavFile.Pcm16([.. tune.SelectMany(sample => new[] { sample, sample * 0.9f })], SourceRate, 2));
                var decoder = new AudioDecoder(FfmpegLocator.Find());
                return await WatchAsync(0, async () =>
                {
                    var (source, _) = await decoder.DecodeStereoAsync(folder["song.wav"], await decoder.ProbeAsync(folder["song.wav"], CancellationToken.None), TrainingSound.LongestSeconds, CancellationToken.None);
                    TrainingSound.Of(source);
                });
            case "write":
                var sample = Sample(seconds);
                return await WatchAsync(0, () => TrainingSampleWriter.WriteAsync(folder["song.hdf5"], sample, CancellationToken.None));
            default:
                TorchRuntime.Load();
                var sound = TrainingSound.Of(new StereoSound(tune, [.. tune.Select(value => value * 0.9f)], SourceRate))!; // not null: a tune is no silence
                var (network, weights) = Network(Enum.Parse<SoundStage>(step, ignoreCase: true), batch, placement);
                using (network)
                using (var meter = placement.Device.Card is null ? null : NvidiaMeter.Open())
                {
                    var before = Held(meter);
                    var measured = await WatchAsync(weights, () => Task.Run(() => network.Compute(sound, CancellationToken.None)));

                    // What was taken of a card stays with the process, so the end shows the most that there was.
                    return meter is null ? measured : measured with { WorkBytes = Held(meter) - before };
                }
        }
    }

    private static async Task<Measured> WatchAsync(double weights, Func<Task> work)
    {
        GC.Collect();
        using var memory = new PeakMemory();
        var watch = Stopwatch.StartNew();
        await work();
        return new Measured(watch.Elapsed.TotalSeconds, weights, memory.Bytes());
    }

    private static (IStageNetwork Network, double Weights) Network(SoundStage stage, int batch, Placement placement)
    {
        switch (stage)
        {
            case SoundStage.Latents:
                var codec = NetWork.Codec(placement);
                return (new CodecStage(codec), BytesOf(codec));
            case SoundStage.Mert:
                var mert = NetWork.Mert(placement);
                return (new ListenStage(mert, SslListener.Mert, StageModels.BatchOf(stage, batch)), BytesOf(mert));
            default:
                var mhubert = NetWork.MHubert(placement);
                return (new ListenStage(mhubert, SslListener.MHubert, StageModels.BatchOf(stage, batch)), BytesOf(mhubert));
        }
    }

    private static long Held(NvidiaMeter? meter) => meter?.Read() is { } use ? use.Card.TotalBytes - use.Card.FreeBytes : 0;

    private static double BytesOf(torch.nn.Module network) => network.parameters().Sum(parameter => parameter.numel() * (double)parameter.element_size());

    // Noise packs worst, so nothing is faster than a real song.
    private static TrainingSample Sample(int seconds)
    {
        var random = new Random(1);
        SampleArray<float> Noise(params int[] shape) => new(Enumerable.Range(0, shape.Aggregate(1, (product, size) => product * size)).Select(_ => (2 * random.NextSingle()) - 1).ToArray(), shape);
        var columns = ((seconds * SourceRate) + 4095) / 4096;
        return new TrainingSample
        {
            Key = "song",
            TargetLatents = Noise(8, 16, columns),
            AttentionMask = Noise(columns),
            TextTokenIds = new SampleArray<long>(new long[40], 40),
            TextAttentionMask = Noise(40),
            SpeakerEmbds = Noise(512),
            LyricTokenIds = new SampleArray<long>(new long[800], 800),
            LyricMask = Noise(800),
            MertSslHiddenStates = Noise(seconds * 75, 1024),
            MhubertSslHiddenStates = Noise(seconds * 50, 768),
        };
    }

    private static void Write(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>What one step took.</summary>
    /// <param name="Seconds">By the clock.</param>
    /// <param name="WeightsBytes">Of the network; 0 where there is none.</param>
    /// <param name="WorkBytes">The most memory beyond what was there before the step.</param>
    private sealed record Measured(double Seconds, double WeightsBytes, long WorkBytes);
}
