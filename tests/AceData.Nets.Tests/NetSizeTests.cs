using AceData.Nets.Hubert;
using AceData.Nets.MusicDcae;
using AceData.Nets.Umt5;
using AceData.Nets.Weights;
using static TorchSharp.torch;

namespace AceData.Nets.Tests;

/// <summary>What a configuration says a network will hold is what the network then holds: more would refuse good files, less would let bad ones in.</summary>
public class NetSizeTests : NetTest
{
    [Fact]
    public void The_size_of_umt5_is_known_from_its_configuration() => IsThatOf(RealConfigs.Parse<Umt5Config>(RealConfigs.Umt5Base), config => config.Size(), config => new Umt5Encoder(config, META));

    [Theory]
    [InlineData(RealConfigs.Mert)]
    [InlineData(RealConfigs.MHubert)]
    public void The_size_of_hubert_and_mert_is_known_from_their_configurations(string json) => IsThatOf(RealConfigs.Parse<HubertConfig>(json), config => config.Size(), config => new HubertModel(config, META));

    [Theory]
    [InlineData(RealConfigs.MusicDcae)]
    [InlineData(TinyNets.DcaeJson)]
    public void The_sizes_of_both_halves_of_the_codec_are_known_from_its_configuration(string json)
    {
        IsThatOf(RealConfigs.Parse<DcaeConfig>(json), config => config.EncoderSize(), config => new DcaeEncoder(config, META));
        IsThatOf(RealConfigs.Parse<DcaeConfig>(json), config => config.DecoderSize(), config => new DcaeDecoder(config, META));
    }

    [Fact]
    public void The_size_of_the_vocoder_is_known_from_its_configuration() => IsThatOf(RealConfigs.Parse<VocoderConfig>(RealConfigs.MusicVocoder), config => config.Size(), config => new MusicVocoder(config, META));

    private static void IsThatOf<T>(T config, Func<T, NetSize> size, Func<T, nn.Module> build)
    {
        using var net = build(config);
        Assert.Equal(NetSize.Sum(net.state_dict().Values.Select(tensor => NetSize.Of(tensor.shape))), size(config));
    }
}
