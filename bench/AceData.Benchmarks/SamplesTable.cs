using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AceData.Samples;
using AceData.Testing;

namespace AceData.Benchmarks;

/// <summary>Writing, reading and changing the training sample of a song, packed and plain: MB of numbers a second of processor time, and size.</summary>
internal static class SamplesTable
{
    private const int Repeats = 3;

    public static async Task<int> RunAsync(int seconds)
    {
        // In memory, where the system has such a folder: what the code costs, not the disk.
        using var folder = TempDir.InMemory();
        var sample = Make(seconds);
        var words = Make(1);
        var megabytes = 4e-6 * (sample.TargetLatents.Numbers.Length + sample.MertSslHiddenStates.Numbers.Length + sample.MhubertSslHiddenStates.Numbers.Length);
        var rows = new List<(string What, double Seconds, double Wall)>();
        foreach (var storage in Enum.GetValues<SampleStorage>())
        {
            var (name, path) = (storage.ToString().ToLowerInvariant(), folder[$"{storage}.hdf5"]);
            await Add($"{name}: written and read back", () => TrainingSampleWriter.WriteAsync(path, sample, storage, CancellationToken.None));
            await Add($"{name}: read", () => Read(path));
            await Add($"{name}: looked at before training", () => Look(path));
            await Add($"{name}: new words, the rest copied and read back", () => Update(path, folder["updated.hdf5"], words));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {new FileInfo(path).Length / 1e6:0.0} MB for {megabytes:0.0} MB of numbers"));
        }

        foreach (var (what, cpu, wall) in rows)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-50} {cpu * 1000,8:0} ms of a core {megabytes / cpu,8:0} MB/s   {wall * 1000,8:0} ms"));
        }

        Console.WriteLine(JsonSerializer.Serialize(new { table = "samples", megabytes, rows = rows.ToDictionary(row => row.What, row => new { cpu_s = row.Seconds, mb_per_cpu_s = megabytes / row.Seconds, wall_s = row.Wall }) }));
        return 0;

        async Task Add(string what, Func<Task> action)
        {
            var best = (Cpu: double.MaxValue, Wall: double.MaxValue);
            for (var repeat = 0; repeat < Repeats; repeat++)
            {
                GC.Collect();
                var (clock, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
                await action();
                best = (Math.Min(best.Cpu, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds), Math.Min(best.Wall, clock.Elapsed.TotalSeconds));
            }

            rows.Add((what, best.Cpu, best.Wall));
        }
    }

    private static Task Read(string path)
    {
        using var reader = new TrainingSampleReader(path);
        reader.ReadAll(CancellationToken.None);
        return Task.CompletedTask;
    }

    private static Task Look(string path) => SampleCheck.Look(path, new SampleDemands(), CancellationToken.None) is { } problem ? throw new InvalidOperationException(problem.Message) : Task.CompletedTask;

    private static async Task Update(string path, string target, TrainingSample words)
    {
        using var reader = new TrainingSampleReader(path);
        await TrainingSampleWriter.UpdateAsync(target, reader, new SampleUpdate { TextTokenIds = words.TextTokenIds, TextAttentionMask = words.TextAttentionMask }, CancellationToken.None);
    }

    // Rounded to bfloat16, as the original's are; spread like what networks give.
    private static TrainingSample Make(int seconds)
    {
        var random = new Random(5);
        var (columns, mert, mhubert) = (Math.Max(1, (int)(seconds * 10.77)), seconds * 75, seconds * 50);
        return new TrainingSample
        {
            Key = "song",
            TargetLatents = new(Numbers(8 * 16 * columns), 8, 16, columns),
            AttentionMask = new(Ones(columns), columns),
            TextTokenIds = new(Ids(60, 256_384), 60),
            TextAttentionMask = new(Ones(60), 60),
            SpeakerEmbds = new(new float[512], 512),
            LyricTokenIds = new(Ids(900, 6_693), 900),
            LyricMask = new(Ones(900), 900),
            MertSslHiddenStates = new(Numbers(mert * 1024), mert, 1024),
            MhubertSslHiddenStates = new(Numbers(mhubert * 768), mhubert, 768),
        };

        float[] Ones(int count) => [.. Enumerable.Repeat(1f, count)];

        long[] Ids(int count, int below) => [.. Enumerable.Range(0, count).Select(_ => (long)random.Next(below))];

        float[] Numbers(int count)
        {
            var numbers = new float[count];
            for (var i = 0; i < count; i++)
            {
                var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
                numbers[i] = BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits((float)normal) & 0xffff0000);
            }

            return numbers;
        }
    }
}
