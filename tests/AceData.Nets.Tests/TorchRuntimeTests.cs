using AceData.Nets.Layers;
using AceData.Testing;
using TorchSharp;

namespace AceData.Nets.Tests;

public class TorchRuntimeTests
{
    [Fact]
    public void Two_and_two_are_four()
    {
        TorchRuntime.Load();

        using var scope = torch.NewDisposeScope();
        var sum = torch.tensor(2.0f).Plus(torch.tensor(2.0f));

        Assert.Equal(4.0f, sum.item<float>());
    }

    [Fact]
    public void Float32_on_a_card_is_not_shortened_to_tf32()
    {
        TorchRuntime.Load();

        Assert.False(torch.backends.cuda.matmul.allow_tf32);
        Assert.False(torch.backends.cudnn.allow_tf32);
    }

    [Fact]
    public void The_description_names_backend_and_version()
    {
        var description = TorchRuntime.Describe();

        Assert.Null(description.Problem);
        Assert.Equal("cpu", description.Backend);
        Assert.StartsWith("2.", description.Version, StringComparison.Ordinal);
        Assert.Equal(TorchFolder.Path, description.Folder);
        Assert.False(description.CudaAvailable);
    }

    [Fact]
    public void A_missing_backend_is_said_with_the_command_that_installs_it()
    {
        using var empty = new TempDir();

        var exception = Assert.Throws<TorchBackendException>(() => TorchRuntime.LoadFrom(empty.Path));

        Assert.Equal("TORCH-MISSING", exception.Code);
        Assert.Contains(empty.Path, exception.Message, StringComparison.Ordinal);
        Assert.Contains(TorchRuntime.SwitchCommand("auto"), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_backend_is_said_with_the_loaders_words()
    {
        using var damaged = new TempDir();
        var name = OperatingSystem.IsWindows() ? "LibTorchSharp.dll" : "libLibTorchSharp.so";
        File.Copy(typeof(TorchRuntime).Assembly.Location, damaged[name]);

        var exception = Assert.Throws<TorchBackendException>(() => TorchRuntime.LoadFrom(damaged.Path));

        Assert.Equal("TORCH-BROKEN", exception.Code);
        Assert.Contains(name, exception.Message, StringComparison.Ordinal);
        Assert.NotNull(exception.InnerException);
    }

    [Theory]
    [InlineData(null, 0, "cpu")]
    [InlineData("cpu", 0, null)]
    [InlineData("cpu", 1, "cuda")]
    [InlineData(null, 1, "cuda")]
    [InlineData("cuda", 1, null)]
    [InlineData("cuda", 0, null)]
    public void The_backend_that_fits_better_follows_from_the_cards(string? loaded, int cards, string? better)
    {
        var card = new GraphicsCard("Card", 12L << 30, 11L << 30);
        var description = new TorchDescription
        {
            Folder = "torch",
            Backend = loaded,
            Driver = cards == 0 ? null : new NvidiaDriver("570.0", [card]),
        };

        Assert.Equal(better, description.BetterBackend);
    }
}
