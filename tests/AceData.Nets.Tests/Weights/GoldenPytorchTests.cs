using System.Text.Json;
using AceData.Nets.Weights;
using AceData.Testing;

namespace AceData.Nets.Tests.Weights;

/// <summary>Files that PyTorch wrote, in both forms, and wrong or dangerous ones: the same numbers bit for bit, or refused.</summary>
[Trait("Category", "Golden")]
public class GoldenPytorchTests
{
    private const string Name = "mert";

    [Fact]
    public void Both_forms_of_a_model_hold_the_numbers_of_its_safetensors_bit_for_bit()
    {
        Assert.SkipWhen(Goldens.Find(Name) is null, Goldens.Missing(Name));
        var folder = Goldens.Find(Name)!;
        using var expected = WeightsFile.Open(Path.Combine(folder, "weights.safetensors"));
        var compared = 0;
        foreach (var file in Directory.GetFiles(folder, "pytorch_model*.bin"))
        {
            using var weights = new PytorchFile(file);

            Assert.Equal(expected.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal), weights.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal));
            Assert.All(weights.Entries, entry => AssertSame(expected, entry.Name, weights, entry));
            weights.Verify(TestContext.Current.CancellationToken);
            compared++;
        }

        Assert.True(compared > 0, "There is no pytorch_model.bin.");
    }

    [Fact]
    public void Views_types_and_parameters_are_read_as_PyTorch_meant_them()
    {
        Assert.SkipWhen(Goldens.Find(Name) is null, Goldens.Missing(Name));
        var folder = Path.Combine(Goldens.Find(Name)!, "pickles");
        using var expected = new SafetensorsFile(Path.Combine(folder, "expected.safetensors"));
        var compared = 0;
        foreach (var file in Cases(folder).GetProperty("good").EnumerateArray().Select(name => name.GetString()!))
        {
            using var weights = WeightsFile.Open(Path.Combine(folder, file));
            var group = file["good_".Length..^".bin".Length].Replace("_legacy", string.Empty, StringComparison.Ordinal);
            if (group == "handmade")
            {
                using var w = weights.Load("w");
                Assert.Equal([0f, 1f, 2f, 3f], w.data<float>().ToArray());
                continue;
            }

            var names = expected.Entries.Where(entry => entry.Name.StartsWith(group + ".", StringComparison.Ordinal)).Select(entry => entry.Name[(group.Length + 1)..]);
            Assert.Equal(names.Order(StringComparer.Ordinal), weights.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal));
            Assert.All(weights.Entries, entry => AssertSame(expected, $"{group}.{entry.Name}", weights, entry));
            compared++;
        }

        Assert.True(compared > 0, "There are no good pickles.");
    }

    [Fact]
    public void Every_bad_pickle_is_refused_and_nothing_of_it_is_run()
    {
        Assert.SkipWhen(Goldens.Find(Name) is null, Goldens.Missing(Name));
        var folder = Path.Combine(Goldens.Find(Name)!, "pickles");
        var refused = 0;
        foreach (var bad in Cases(folder).GetProperty("bad").EnumerateArray())
        {
            var file = Path.Combine(folder, bad.GetProperty("file").GetString()!);

            var refusal = Assert.Throws<WeightsException>(() => WeightsFile.Open(file));

            Assert.Contains(Path.GetFileName(file), refusal.Message, StringComparison.Ordinal);
            TestContext.Current.TestOutputHelper!.WriteLine($"{refusal.Code} {refusal.Message}   ({bad.GetProperty("why").GetString()})");
            refused++;
        }

        Assert.True(refused > 0, "There are no bad pickles.");
        Assert.False(File.Exists("PWNED"));
        Assert.False(File.Exists(Path.Combine(folder, "PWNED")));
    }

    private static JsonElement Cases(string folder) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "cases.json"))).RootElement;

    private static void AssertSame(WeightsFile expected, string expectedName, WeightsFile weights, TensorEntry entry)
    {
        Assert.True(expected.TryFind(expectedName, out var wanted), expectedName);
        Assert.Equal(wanted.Description, entry.Description);
        var (first, second) = (new byte[wanted.ByteLength], new byte[entry.ByteLength]);
        expected.Read(wanted, 0, first);
        weights.Read(entry, 0, second);
        Assert.True(first.AsSpan().SequenceEqual(second), expectedName);
    }
}
