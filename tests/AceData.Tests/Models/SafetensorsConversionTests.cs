using AceData.Audio;
using AceData.Models;
using AceData.Nets.Weights;
using AceData.Testing;

namespace AceData.Tests.Models;

[Trait("Category", "Golden")]
public sealed class SafetensorsConversionTests : IDisposable
{
    private readonly TempDir _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_of_PyTorch_becomes_safetensors_once_with_the_same_numbers()
    {
        Assert.SkipWhen(Goldens.Find("mert") is null, Goldens.Missing("mert"));
        var stop = TestContext.Current.CancellationToken;
        var source = _folder["pytorch_model.bin"];
        var target = _folder["model.safetensors"];
        File.Copy(Path.Combine(Goldens.Find("mert")!, "pytorch_model.bin"), source);

        Assert.True(await SafetensorsConversion.MakeAsync(source, target, stop));
        var first = File.ReadAllBytes(target);
        Assert.False(await SafetensorsConversion.MakeAsync(source, target, stop));

        using var expected = new PytorchFile(source);
        using var made = new SafetensorsFile(target);
        Assert.Equal(expected.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal), made.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal));
        foreach (var entry in made.Entries)
        {
            Assert.True(expected.TryFind(entry.Name, out var original));
            Assert.Equal(original.Description, entry.Description);
            Assert.Equal(Bytes(expected, original), Bytes(made, entry));
        }

        Assert.Equal(first, File.ReadAllBytes(target));
        Assert.Equal(2, Directory.GetFileSystemEntries(_folder.Path).Length);
    }

    [Fact]
    public async Task Another_source_or_a_damaged_target_is_converted_afresh()
    {
        Assert.SkipWhen(Goldens.Find("mert") is null, Goldens.Missing("mert"));
        var stop = TestContext.Current.CancellationToken;
        var source = _folder["pytorch_model.bin"];
        var target = _folder["model.safetensors"];
        File.Copy(Path.Combine(Goldens.Find("mert")!, "pytorch_model.bin"), source);
        await SafetensorsConversion.MakeAsync(source, target, stop);

        File.SetLastWriteTimeUtc(source, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.True(await SafetensorsConversion.MakeAsync(source, target, stop));
        using (var file = new FileStream(target, FileMode.Open, FileAccess.Write))
        {
            file.SetLength(1000);
        }

        Assert.True(await SafetensorsConversion.MakeAsync(source, target, stop));
    }

    [Fact]
    public async Task A_damaged_or_dangerous_source_leaves_nothing_behind()
    {
        Assert.SkipWhen(Goldens.Find("mert") is null, Goldens.Missing("mert"));
        var golden = Goldens.Find("mert")!;
        var damaged = File.ReadAllBytes(Path.Combine(golden, "pytorch_model.bin"));
        damaged[damaged.Length / 2] ^= 1;
        using (var file = new FileStream(_folder["damaged.bin"], FileMode.CreateNew))
        {
            file.Write(damaged);
        }

        File.Copy(Path.Combine(golden, "pickles", "bad_reduce_os_system.bin"), _folder["bad.bin"]);

        foreach (var (source, code) in new[] { ("damaged.bin", "WEIGHTS-BAD"), ("bad.bin", "WEIGHTS-UNSAFE"), ("none.bin", "WEIGHTS-MISSING") })
        {
            var refusal = await Assert.ThrowsAsync<AceDataException>(() => SafetensorsConversion.MakeAsync(_folder[source], _folder["out.safetensors"], TestContext.Current.CancellationToken));
            Assert.Equal(code, refusal.Code);
        }

        Assert.Equal(2, Directory.GetFileSystemEntries(_folder.Path).Length);
    }

    private static byte[] Bytes(WeightsFile weights, TensorEntry entry)
    {
        var bytes = new byte[entry.ByteLength];
        weights.Read(entry, 0, bytes);
        return bytes;
    }
}
