using AceData.Tagging.Configuration;
using AceData.Testing;

namespace AceData.Tests.Tagging.Configuration;

public class ModelConfigTests
{
    [Fact]
    public void The_shipped_file_is_read_as_it_is()
    {
        var config = ModelConfig.Load(Checkout.File("config/model_config.json"));

        Assert.Equal((80, 0.2, 0.85), (config.MaxNewTokens, config.Temperature, config.TopP));
        Assert.Equal(["model_path", "use_4bit", "sampling_rate", "audio_max_duration", "force_fp16", "device_map", "torch_dtype", "batch_size", "enable_mixed_precision", "memory_efficient"], config.UnusedKeys);
    }

    [Theory]
    [InlineData("{\n\"top_pp\": 1}", 2, "Did you mean \"top_p\"")]
    [InlineData("{\n\n\"max_new_tokens\": 0}", 3, "max_new_tokens")]
    [InlineData("{\"top_p\": 1.5}", 1, "from 0 to 1")]
    [InlineData("{\"temperature\": \"hot\"}", 1, "temperature")]
    [InlineData("{\"use_4bit\": 1}", 1, "True or false")]
    [InlineData("{\"sampling_rate\": 16}", 1, "sampling_rate")]
    [InlineData("[]", 1, "An object")]
    public void A_fault_is_named_with_its_line(string text, int line, string message)
    {
        var fault = Assert.Throws<ConfigException>(() => ModelConfig.Parse(text, "model_config.json"));

        Assert.Equal(line, fault.Problems[0].Line);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }
}
