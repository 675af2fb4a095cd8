using System.Text;
using AceData.Nets.Weights;

namespace AceData.Nets.Tests;

/// <summary>The configurations of the published models: what of them says something about the network.</summary>
internal static class RealConfigs
{
    public const string Umt5Base = """
        {"vocab_size": 256384, "d_model": 768, "d_kv": 64, "d_ff": 2048, "num_layers": 12, "num_heads": 12, "relative_attention_num_buckets": 32,
         "relative_attention_max_distance": 128, "layer_norm_epsilon": 1e-6, "feed_forward_proj": "gated-gelu", "model_type": "umt5"}
        """;

    public const string Mert = """
        {"hidden_size": 1024, "num_hidden_layers": 24, "num_attention_heads": 16, "intermediate_size": 4096, "do_stable_layer_norm": true, "attention_relax": 32.0,
         "conv_dim": [512, 512, 512, 512, 512, 512, 512], "conv_stride": [5, 2, 2, 2, 2, 2, 2], "conv_kernel": [10, 3, 3, 3, 3, 2, 2], "conv_bias": false,
         "num_conv_pos_embeddings": 128, "num_conv_pos_embedding_groups": 16, "feature_extractor_cqt": false, "deepnorm": false, "layer_norm_eps": 1e-5}
        """;

    public const string MHubert = """
        {"hidden_size": 768, "num_hidden_layers": 12, "num_attention_heads": 12, "intermediate_size": 3072, "do_stable_layer_norm": false,
         "conv_dim": [512, 512, 512, 512, 512, 512, 512], "conv_stride": [5, 2, 2, 2, 2, 2, 2], "conv_kernel": [10, 3, 3, 3, 3, 2, 2], "conv_bias": false,
         "num_conv_pos_embeddings": 128, "num_conv_pos_embedding_groups": 16, "layer_norm_eps": 1e-5}
        """;

    public const string MusicDcae = """
        {"_class_name": "AutoencoderDC", "in_channels": 2, "latent_channels": 8, "attention_head_dim": 32, "scaling_factor": 0.41407,
         "encoder_block_types": ["ResBlock", "ResBlock", "ResBlock", "EfficientViTBlock"], "decoder_block_types": ["ResBlock", "ResBlock", "ResBlock", "EfficientViTBlock"],
         "encoder_block_out_channels": [128, 256, 512, 1024], "decoder_block_out_channels": [128, 256, 512, 1024],
         "encoder_layers_per_block": [2, 2, 3, 3], "decoder_layers_per_block": [3, 3, 3, 3],
         "encoder_qkv_multiscales": [[], [], [5], [5]], "decoder_qkv_multiscales": [[], [], [5], [5]],
         "upsample_block_type": "interpolate", "downsample_block_type": "Conv", "decoder_norm_types": "rms_norm", "decoder_act_fns": "silu"}
        """;

    public const string MusicVocoder = """
        {"_class_name": "ADaMoSHiFiGANV1", "input_channels": 128, "depths": [3, 3, 9, 3], "dims": [128, 256, 384, 512], "drop_path_rate": 0.0, "kernel_sizes": [7],
         "upsample_rates": [4, 4, 2, 2, 2, 2, 2], "upsample_kernel_sizes": [8, 8, 4, 4, 4, 4, 4], "resblock_kernel_sizes": [3, 7, 11, 13],
         "resblock_dilation_sizes": [[1, 3, 5], [1, 3, 5], [1, 3, 5], [1, 3, 5]], "num_mels": 512, "upsample_initial_channel": 1024, "use_template": false,
         "pre_conv_kernel_size": 13, "post_conv_kernel_size": 13, "sampling_rate": 44100, "n_fft": 2048, "win_length": 2048, "hop_length": 512, "f_min": 40, "f_max": 16000, "n_mels": 128}
        """;

    public static T Parse<T>(string json)
        where T : class => ModelConfig.Parse<T>("config.json", Encoding.UTF8.GetBytes(json));
}
