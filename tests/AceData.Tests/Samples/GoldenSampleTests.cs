using System.Runtime.InteropServices;
using System.Text.Json;
using AceData.Audio;
using AceData.Nets.Weights;
using AceData.Samples;
using AceData.Testing;

namespace AceData.Tests.Samples;

/// <summary>Training samples that the original tool and other programs wrote, and bad ones: read equal, or refused, as <c>expected.json</c> says.</summary>
[Trait("Category", "Golden")]
public class GoldenSampleTests
{
    private const string Name = "hdf5_sample";

    [Fact]
    public void Every_sample_of_the_reference_is_read_equal_or_refused()
    {
        Assert.SkipWhen(Goldens.Find(Name) is null, Goldens.Missing(Name));
        var golden = Goldens.Find(Name)!;
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(golden, "expected.json")));
        using var numbers = new SafetensorsFile(Path.Combine(golden, "expected.safetensors"));
        var (read, refused) = (0, 0);
        foreach (var file in expected.RootElement.GetProperty("files").EnumerateObject())
        {
            var path = Path.Combine(golden, file.Name);
            if (file.Value.TryGetProperty("refuse", out var why))
            {
                var refusal = Assert.Throws<AceDataException>(() => ReadEverything(path));
                Assert.True(IsOfMeaning(why.GetString()!, refusal.Message), $"{file.Name}: {refusal.Message} ({why})");
                refused++;
                continue;
            }

            using var sample = new TrainingSampleReader(path);
            Assert.StartsWith(expected.RootElement.GetProperty("key").GetString()!, sample.Key, StringComparison.Ordinal);
            Compare(file.Name, sample, file.Value.GetProperty("contents").GetString()!, numbers, expected.RootElement.GetProperty("many_chunks_checksums"));
            CompareList(sample, file.Value.GetProperty("datasets"));
            read++;
        }

        Assert.True(read >= 10 && refused >= 6, $"{read} read, {refused} refused");
    }

    private static void ReadEverything(string path)
    {
        using var sample = new TrainingSampleReader(path);
        foreach (var entry in sample.Entries.Where(entry => entry.Type != "text"))
        {
            if (entry.Type is "F16" or "F32" or "F64")
            {
                sample.ReadFloats(entry.Name);
            }
            else
            {
                sample.ReadIntegers(entry.Name);
            }
        }
    }

    private static bool IsOfMeaning(string meaning, string message) => meaning switch
    {
        _ when meaning.StartsWith("filter ", StringComparison.Ordinal) => message.Contains(meaning.Split(" is not")[0], StringComparison.Ordinal),
        _ when meaning.Contains("0 bytes", StringComparison.Ordinal) => message.Contains("0 bytes", StringComparison.Ordinal),
        _ when meaning.StartsWith("not an HDF5", StringComparison.Ordinal) => message.Contains("no HDF5 file", StringComparison.Ordinal),
        _ when meaning.Contains("shorter", StringComparison.Ordinal) => message.Contains("shorter than it says", StringComparison.Ordinal),
        _ when meaning.Contains("decompressed", StringComparison.Ordinal) => message.Contains(meaning.Split(':')[0], StringComparison.Ordinal) && message.Contains("unpacked", StringComparison.Ordinal),
        _ => false,
    };

    // "small", "small, without x", "small, but x[4:] is 0 (…)", "many_chunks (…)".
    private static void Compare(string file, TrainingSampleReader sample, string contents, SafetensorsFile numbers, JsonElement checksums)
    {
        var group = contents.Split(',', ' ')[0];
        foreach (var entry in sample.Entries.Where(entry => entry.Name != SampleNames.Keys))
        {
            if (!numbers.TryFind($"{group}.{entry.Name}", out var wanted))
            {
                CompareSums($"{file} {entry.Name}", sample, entry, checksums.GetProperty(entry.Name));
                continue;
            }

            var expected = new byte[wanted.ByteLength];
            numbers.Read(wanted, 0, expected);
            if (contents.Contains($"{entry.Name}[", StringComparison.Ordinal))
            {
                var rows = int.Parse(contents.Split($"{entry.Name}[")[1].Split(':')[0], System.Globalization.CultureInfo.InvariantCulture);
                expected.AsSpan((int)(rows * wanted.ByteLength / wanted.Shape[0])).Clear();
                Assert.True(sample.HasGaps(entry.Name));
            }
            else
            {
                Assert.False(sample.HasGaps(entry.Name));
            }

            Assert.Equal(wanted.Shape, entry.Shape);
            Assert.True(SameNumbers(sample, entry.Name, wanted.Type, expected), $"{file} {entry.Name}");
        }
    }

    private static bool SameNumbers(TrainingSampleReader sample, string name, ElementType type, byte[] expected) => type switch
    {
        ElementType.F32 => MemoryMarshal.AsBytes(sample.ReadFloats(name).Numbers.Span).SequenceEqual(expected),
        ElementType.F16 => sample.ReadFloats(name).Numbers.ToArray().SequenceEqual(MemoryMarshal.Cast<byte, Half>(expected).ToArray().Select(number => (float)number)),
        ElementType.F64 => sample.ReadFloats(name).Numbers.ToArray().SequenceEqual(MemoryMarshal.Cast<byte, double>(expected).ToArray().Select(number => (float)number)),
        ElementType.I64 => MemoryMarshal.AsBytes(sample.ReadIntegers(name).Numbers.Span).SequenceEqual(expected),
        ElementType.I32 => sample.ReadIntegers(name).Numbers.ToArray().SequenceEqual(MemoryMarshal.Cast<byte, int>(expected).ToArray().Select(number => (long)number)),
        ElementType.BOOL or ElementType.U8 => sample.ReadFloats(name).Numbers.ToArray().SequenceEqual(expected.Select(number => (float)number)),
        _ => throw new NotSupportedException($"{name} is expected as {type}."),
    };

    private static void CompareSums(string about, TrainingSampleReader sample, SampleEntry entry, JsonElement expected)
    {
        var values = entry.Type == "F32" ? sample.ReadFloats(entry.Name).Numbers.ToArray().Select(number => (double)number) : sample.ReadIntegers(entry.Name).Numbers.ToArray().Select(number => (double)number);
        var (sum, weighted) = (0d, 0d);
        foreach (var (i, number) in values.Index())
        {
            sum += number;
            weighted += number * ((i % 1009) + 1);
        }

        Assert.True(expected.GetProperty("shape").EnumerateArray().Select(length => length.GetInt64()).SequenceEqual(entry.Shape), about);
        Assert.True((sum, weighted) == (expected.GetProperty("sum").GetDouble(), expected.GetProperty("weighted_sum").GetDouble()), $"{about}: {sum}, {weighted}");
    }

    private static void CompareList(TrainingSampleReader sample, JsonElement sets)
    {
        Assert.Equal(sets.EnumerateObject().Select(set => set.Name).Order(StringComparer.Ordinal), sample.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal));
        foreach (var entry in sample.Entries)
        {
            var wanted = sets.GetProperty(entry.Name);
            Assert.Equal(wanted.GetProperty("shape").EnumerateArray().Select(length => length.GetInt64()), entry.Shape);
            var filters = wanted.TryGetProperty("filters", out var list) ? list.GetArrayLength() : 0;
            Assert.Equal(filters == 0 ? "plain" : filters.ToString(System.Globalization.CultureInfo.InvariantCulture), filters == 0 ? entry.Storage : entry.Storage.Split(", ").Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
