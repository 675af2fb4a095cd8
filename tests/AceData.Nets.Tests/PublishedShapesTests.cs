using AceData.Nets.Hubert;
using AceData.Nets.MusicDcae;
using AceData.Nets.Umt5;
using AceData.Nets.Weights;
using AceData.Testing.Networks;
using static TorchSharp.torch;

namespace AceData.Nets.Tests;

public class PublishedShapesTests : NetTest
{
    [Fact]
    public void Umt5_has_the_tensors_of_the_published_checkpoint()
    {
        using var net = new Umt5Encoder(RealConfigs.Parse<Umt5Config>(RealConfigs.Umt5Base), META);
        StateDictShapes.AreThoseOf(ExpectedStateDict.Read("umt5-base"), net);
    }

    [Theory]
    [InlineData("MERT-v1-330M", RealConfigs.Mert)]
    [InlineData("mHuBERT-147", RealConfigs.MHubert)]
    public void Hubert_and_mert_have_the_tensors_of_the_published_checkpoints(string model, string config)
    {
        using var net = new HubertModel(RealConfigs.Parse<HubertConfig>(config), META);
        StateDictShapes.AreThoseOf(ExpectedStateDict.Read(model).Without(HubertModel.TrainingOnly.Contains), net);
    }

    [Fact]
    public void Both_halves_of_the_dcae_have_the_tensors_of_the_published_checkpoint()
    {
        var (config, expected) = (RealConfigs.Parse<DcaeConfig>(RealConfigs.MusicDcae), ExpectedStateDict.Read("music_dcae_f8c8"));
        using var encoder = new DcaeEncoder(config, META);
        using var decoder = new DcaeDecoder(config, META);

        StateDictShapes.AreThoseOf(expected.Below("encoder"), encoder);
        StateDictShapes.AreThoseOf(expected.Below("decoder"), decoder);
        Assert.Empty(expected.Without(name => name.StartsWith("encoder.", StringComparison.Ordinal) || name.StartsWith("decoder.", StringComparison.Ordinal)).Shapes);
    }

    [Fact]
    public void The_vocoder_has_the_tensors_of_the_published_checkpoint()
    {
        using var net = new MusicVocoder(RealConfigs.Parse<VocoderConfig>(RealConfigs.MusicVocoder), META);
        StateDictShapes.AreThoseOf(ExpectedStateDict.Read("music_vocoder"), net);
    }

    [Theory]
    [InlineData("\"feature_extractor_cqt\": false", "\"feature_extractor_cqt\": true", "feature_extractor_cqt")]
    [InlineData("\"num_attention_heads\": 16", "\"num_attention_heads\": 0", "no multiple of 0")]
    [InlineData("[10, 3, 3, 3, 3, 2, 2]", "[10, 3]", "conv_kernel")]
    [InlineData("\"hidden_size\": 1024", "\"hidden_size\": 2000000000", "hidden_size")]
    public void A_configuration_of_another_network_is_refused_by_name(string right, string wrong, string named)
    {
        var refusal = Assert.Throws<WeightsException>(() => RealConfigs.Parse<HubertConfig>(RealConfigs.Mert.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"upsample_block_type\": \"interpolate\"", "\"upsample_block_type\": \"pixel_shuffle\"", "upsample_block_type")]
    [InlineData("\"decoder_act_fns\": \"silu\"", "\"decoder_act_fns\": [\"silu\", \"silu\", \"relu\", \"silu\"]", "decoder_act_fns")]
    [InlineData("\"attention_head_dim\": 32", "\"attention_head_dim\": 48", "no multiple of 48")]
    public void A_dcae_of_another_kind_is_refused_by_name(string right, string wrong, string named)
    {
        var refusal = Assert.Throws<WeightsException>(() => RealConfigs.Parse<DcaeConfig>(RealConfigs.MusicDcae.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }
}
