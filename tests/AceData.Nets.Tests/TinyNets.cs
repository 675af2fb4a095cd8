using AceData.Nets.Hubert;
using AceData.Nets.MusicDcae;
using AceData.Nets.Umt5;
using static TorchSharp.torch;

namespace AceData.Nets.Tests;

/// <summary>Every network in a very small size, with random weights from a seed.</summary>
internal static class TinyNets
{
    public const string DcaeJson = """
        {"in_channels": 2, "latent_channels": 4, "attention_head_dim": 8,
         "encoder_block_types": ["ResBlock", "ResBlock", "ResBlock", "EfficientViTBlock"], "decoder_block_types": ["ResBlock", "ResBlock", "ResBlock", "EfficientViTBlock"],
         "encoder_block_out_channels": [4, 8, 8, 16], "decoder_block_out_channels": [4, 8, 8, 16],
         "encoder_layers_per_block": [2, 2, 3, 1], "decoder_layers_per_block": [1, 1, 1, 1],
         "encoder_qkv_multiscales": [[], [], [5], [5]], "decoder_qkv_multiscales": [[], [], [5], [5]]}
        """;

    public static Umt5Encoder Umt5() => Filled(new Umt5Encoder(RealConfigs.Parse<Umt5Config>("""
        {"vocab_size": 50, "d_model": 16, "d_kv": 4, "d_ff": 24, "num_layers": 2, "num_heads": 4, "relative_attention_num_buckets": 16}
        """)));

    public static HubertModel Hubert(bool stable) => Filled(new HubertModel(RealConfigs.Parse<HubertConfig>($$"""
        {"hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 24, "do_stable_layer_norm": {{(stable ? "true" : "false")}},
         "conv_dim": [8, 8, 8], "conv_stride": [5, 2, 2], "conv_kernel": [10, 3, 2], "conv_bias": false, "num_conv_pos_embeddings": 8, "num_conv_pos_embedding_groups": 4}
        """)));

    public static DcaeEncoder Encoder() => Filled(new DcaeEncoder(RealConfigs.Parse<DcaeConfig>(DcaeJson)));

    public static DcaeDecoder Decoder() => Filled(new DcaeDecoder(RealConfigs.Parse<DcaeConfig>(DcaeJson)));

    public static MusicVocoder Vocoder() => Filled(new MusicVocoder(RealConfigs.Parse<VocoderConfig>("""
        {"input_channels": 128, "depths": [1, 1], "dims": [8, 12], "kernel_sizes": [7], "upsample_rates": [16, 16, 2], "upsample_kernel_sizes": [32, 32, 4],
         "resblock_kernel_sizes": [3, 7], "resblock_dilation_sizes": [[1, 3], [1, 3]], "num_mels": 12, "upsample_initial_channel": 16, "sampling_rate": 44100, "hop_length": 512}
        """)));

    public static Generator Seeded(ulong seed) => new(seed, CPU);

    /// <summary>Numbers of about the size that keeps what passes through at its own.</summary>
    public static T Filled<T>(T net)
        where T : nn.Module
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var generator = Seeded(7);
        foreach (var parameter in net.parameters())
        {
            parameter.normal_(0, parameter.dim() > 1 ? 1 / Math.Sqrt(parameter.shape[1..].Aggregate(1L, (product, size) => product * size)) : 0.5, generator);
            parameter.requires_grad = false;
        }

        net.eval();
        return net;
    }
}
