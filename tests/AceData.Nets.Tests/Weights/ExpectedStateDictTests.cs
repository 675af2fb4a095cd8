using AceData.Nets.Weights;
using AceData.Testing.Networks;

namespace AceData.Nets.Tests.Weights;

public class ExpectedStateDictTests
{
    [Theory]
    [InlineData("ace_step_transformer", 874, 3_305_659_264)]
    [InlineData("music_dcae_f8c8", 192, 156_812_426)]
    [InlineData("music_vocoder", 711, 103_005_138)]
    [InlineData("umt5-base", 122, 281_861_376)]
    [InlineData("MERT-v1-330M", 403, 315_428_992)]
    [InlineData("mHuBERT-147", 211, 94_371_712)]
    [InlineData("Qwen2-Audio-7B-Instruct", 876, 8_397_094_912)]
    public void Every_published_model_has_its_list_with_the_known_number_of_parameters(string model, int tensors, long parameters)
    {
        var expected = ExpectedStateDict.Read(model);

        Assert.Equal(tensors, expected.Shapes.Count);
        Assert.Equal(parameters, expected.Parameters);
        Assert.Contains(expected.StoredType, Enum.GetNames<ElementType>());
        Assert.Contains(model, ExpectedStateDict.Models);
    }

    [Fact]
    public void Every_difference_of_a_network_is_named()
    {
        var expected = ExpectedStateDict.Read("umt5-base");
        var network = expected.Shapes.ToDictionary();
        network.Remove("shared.weight");
        network["encoder.embed_tokens.weight"] = [256384, 768];
        network["encoder.final_layer_norm.weight"] = [1];

        Assert.Empty(expected.DifferencesFrom(expected.Shapes));
        Assert.Equal(
            [
                "missing: shared.weight [256384, 768]",
                "different: encoder.final_layer_norm.weight is [1], not [768]",
                "unexpected: encoder.embed_tokens.weight [256384, 768]",
            ],
            expected.DifferencesFrom(network));
        Assert.Equal(121, expected.Without(name => name == "shared.weight").Shapes.Count);
    }
}
