using System.Text;
using AceData.Nets.Weights;
using AceData.Testing;

namespace AceData.Nets.Tests.Weights;

public class ModelConfigTests
{
    [Fact]
    public void A_folder_is_read_from_its_own_config()
    {
        using var folder = new TempDir();
        using (var file = new FileStream(folder["config.json"], FileMode.CreateNew))
        {
            file.Write("""{"d_model": 768, "num_heads": 12, "dropout": 0.1, "_class_name": "X", "architectures": ["Y"]}"""u8);
        }

        var config = ModelConfig.Read<SmallConfig>(folder.Path);

        Assert.Equal(768, config.DModel);
        Assert.Equal(12, config.NumHeads);
    }

    [Theory]
    [InlineData("""{"num_heads": 12}""", "d_model")]
    [InlineData("""{"d_model": 768, "num_heads": 12, "rope_scaling": 2}""", "'rope_scaling'")]
    [InlineData("""{"d_model": "768", "num_heads": 12}""", "d_model")]
    [InlineData("""{"d_model": 768.5, "num_heads": 12}""", "d_model")]
    [InlineData("""{"d_model": 1e30, "num_heads": 12}""", "d_model")]
    [InlineData("""{"d_model": 768, "d_model": 769, "num_heads": 12}""", "d_model")]
    [InlineData("""{"d_model": 768, "num_heads": null}""", "num_heads")]
    [InlineData("""{"d_model": 768, "num_heads": 7}""", "768 is no multiple of 7")]
    [InlineData("""{"d_model": 768, "num_heads": 12} x""", "config.json")]
    [InlineData("""[]""", "config.json")]
    [InlineData("""null""", "config.json")]
    [InlineData("", "config.json")]
    public void A_config_that_does_not_fit_is_said_with_the_key(string json, string named)
    {
        var refusal = Assert.Throws<WeightsException>(() => ModelConfig.Parse<SmallConfig>("config.json", Encoding.UTF8.GetBytes(json)));

        Assert.Equal(WeightsException.Bad, refusal.Code);
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Records_for_configs_of_the_hub_take_keys_that_mean_nothing_to_them()
    {
        var config = ModelConfig.Parse<HubConfig>("config.json", """{"hidden_size": 8, "top_k": 50, "id2label": {"0": "x"}}"""u8);

        Assert.Equal(8, config.HiddenSize);
        Assert.Throws<WeightsException>(() => ModelConfig.Parse<HubConfig>("config.json", """{"top_k": 50}"""u8));
    }

    [Fact]
    public void A_key_of_any_length_makes_a_short_message()
    {
        var key = new string('k', 10_000);
        foreach (var json in new[] { $"{{\"{key}\": 1}}", $"{{\"d_model\": 8, \"num_heads\": 2, \"{key}\": 1}}", $"{{\"{key}\": 1, \"{key}\": 1}}", $"{{\"d_model\": {{\"{key}\": 1}}}}" })
        {
            var refusal = Assert.Throws<WeightsException>(() => ModelConfig.Parse<SmallConfig>("config.json", Encoding.UTF8.GetBytes(json)));

            Assert.InRange(refusal.Message.Length, 50, 1000);
        }
    }

    [Fact]
    public void Depth_and_size_are_bounded()
    {
        using var folder = new TempDir();
        using (var file = new FileStream(folder["config.json"], FileMode.CreateNew))
        {
            file.SetLength(2 << 20);
        }

        Assert.Contains("too large", Assert.Throws<WeightsException>(() => ModelConfig.Read<HubConfig>(folder.Path)).Message, StringComparison.Ordinal);
        Assert.Throws<WeightsException>(() => ModelConfig.Parse<HubConfig>("config.json", Encoding.UTF8.GetBytes("{\"hidden_size\": 8, \"x\": " + new string('[', 5000))));
    }

    [ConfigKeys(Ignored = ["architectures", "dropout"])]
    private sealed record SmallConfig : ICheckedConfig
    {
        public required int DModel { get; init; }

        public required int NumHeads { get; init; }

        public IEnumerable<string> Problems()
        {
            if (DModel % NumHeads != 0)
            {
                yield return $"{DModel} is no multiple of {NumHeads}";
            }
        }
    }

    [ConfigKeys(TolerateUnknown = true)]
    private sealed record HubConfig
    {
        public required int HiddenSize { get; init; }
    }
}
