using System.Buffers.Binary;
using AceData.Audio;
using AceData.Samples;
using AceData.Testing;
using AceData.Testing.Fuzzing;

namespace AceData.Tests.Samples;

/// <summary>Mutants of good samples: read or refused, in bounded memory; a finding names the seed that shows it again.</summary>
public class SampleFuzzTests(ITestOutputHelper output)
{
    private const long MostBytes = 220L << 20;

    private static readonly byte[][] Good = [SampleBytes.Packed, SampleBytes.Plain, .. GoldenFiles()];

    private static readonly FuzzTarget[] Targets =
    [
        new("hdf5", Good, ["TREE", "SNOD", "HEAP", "GCOL", "OHDR", "OCHK", "FRHP", "FADB", "FAHD", "keys", "(\u00b5/\u00fd", "target_latents"], Parse),

        // Inserted bytes move all addresses; these stay where they are and say something else.
        new("hdf5 fields", [.. Good.Select((_, i) => new byte[] { (byte)i, 40, 0, 3, 255, 255, 255, 255, 255, 255, 255, 255 })], [], ParseFields),
    ];

    private static readonly FuzzRun Long = new(Targets);

    public static TheoryData<string> Names => [.. Targets.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_few_mutants_are_read_or_refused(string name)
    {
        var target = Targets.Single(t => t.Name == name) with { AtLeast = 300 };

        var report = new Fuzzer(target, seed: 1).Run(TimeSpan.Zero);

        Assert.True(report.Finding is null, report.Finding);
        Assert.InRange(report.Taken, 0, report.Tries - 1);
        Assert.True(report.Tries >= 300);
    }

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Category", "Long")]
    public async Task Ten_minutes_of_mutants_are_read_or_refused(string name)
    {
        var report = await Long.ReportOf(name);

        output.WriteLine($"fuzz {name}: {report.Tries} inputs in {FuzzTime.PerParser.TotalSeconds} s, {report.Taken} taken, slowest {report.Slowest.TotalMilliseconds:0} ms (input {report.SlowestInput}), seed {FuzzTime.Seed}");
        Assert.True(report.Finding is null, report.Finding);
    }

    private static IEnumerable<byte[]> GoldenFiles() => Goldens.Find("hdf5_sample") is { } folder
        ? Directory.GetFiles(folder, "*.hdf5").Order(StringComparer.Ordinal).Select(File.ReadAllBytes).Where(bytes => bytes.Length is > 1000 and < 1 << 16)
        : [];

    // The first byte chooses a file; then places of two bytes, a width and a value, over and over.
    private static bool ParseFields(byte[] patches)
    {
        const int length = 11;
        var bytes = Good[(patches.Length > 0 ? patches[0] : 0) % Good.Length].ToArray();
        for (var at = 1; at + length <= patches.Length && at < 20 * length; at += length)
        {
            var place = BinaryPrimitives.ReadUInt16LittleEndian(patches.AsSpan(at)) % (bytes.Length - 8);
            patches.AsSpan(at + 3, 1 << (patches[at + 2] & 3)).CopyTo(bytes.AsSpan(place));
        }

        return Parse(bytes);
    }

    private static bool Parse(byte[] bytes)
    {
        using var folder = TempDir.InMemory();
        using (var file = new FileStream(folder["a.hdf5"], FileMode.CreateNew))
        {
            file.Write(bytes);
        }

        var taken = false;
        Bounded(() =>
        {
            using var sample = new TrainingSampleReader(folder["a.hdf5"]);
            taken = true;
            foreach (var entry in sample.Entries.Where(entry => entry.Type != "text"))
            {
                taken &= Bounded(() => sample.ReadFloats(entry.Name)) & Bounded(() => sample.HasGaps(entry.Name));
            }
        });
        return taken && SampleCheck.Look(folder["a.hdf5"], new SampleDemands(), CancellationToken.None) is null or { Message.Length: > 40 and < 2000 };
    }

    private static bool Bounded(Action read)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var taken = true;
        try
        {
            read();
        }
        catch (AceDataException exception)
        {
            taken = false;
            Assert.InRange(exception.Message.Length, 20, 2000);
            Assert.StartsWith("SAMPLE-", exception.Code, StringComparison.Ordinal);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        return taken;
    }
}
