using System.Text;
using AceData.Nets.Hubert;
using AceData.Nets.MusicDcae;
using AceData.Nets.Umt5;
using AceData.Nets.Weights;
using static TorchSharp.torch;

namespace AceData.Nets.Tiny;

/// <summary>
/// The files of each tiny network. Layers, kernels, strides and rates are the published ones, so the names of the tensors and the numbers of frames are, too; only widths are small,
/// and each network has another one, so that two of them cannot be taken for each other.
/// </summary>
internal static class TinyNetworks
{
    private const string FrontEnd = """
        "conv_dim": [16, 16, 16, 16, 16, 16, 16], "conv_stride": [5, 2, 2, 2, 2, 2, 2], "conv_kernel": [10, 3, 3, 3, 3, 2, 2], "conv_bias": false,
          "num_conv_pos_embeddings": 128, "num_conv_pos_embedding_groups": 16, "feat_extract_norm": "group", "feat_proj_layer_norm": true, "layer_norm_eps": 1e-05
        """;

    public static Dictionary<string, byte[]> Umt5()
    {
        var (file, count) = TinyPromptTokenizer.File();

        // The published embedding has more rows than the tokenizer has ids, too: it is filled up to a round number.
        var config = Config($$"""
            "model_type": "umt5", "vocab_size": {{(count + 127) / 128 * 128}}, "d_model": 32, "d_kv": 8, "d_ff": 64, "num_layers": 12, "num_heads": 4,
              "relative_attention_num_buckets": 32, "relative_attention_max_distance": 128, "layer_norm_epsilon": 1e-06, "feed_forward_proj": "gated-gelu"
            """);
        return new Dictionary<string, byte[]>
        {
            ["config.json"] = config,
            ["tokenizer.json"] = file,
            ["model.safetensors"] = Weights(ElementType.F32, [], ("", () => new Umt5Encoder(Read<Umt5Config>(config), META))),
        };
    }

    public static Dictionary<string, byte[]> Mert() => Hubert(
        $$"""
        "model_type": "mert_model", "hidden_size": 32, "num_hidden_layers": 24, "num_attention_heads": 4, "intermediate_size": 64, "do_stable_layer_norm": true, "sample_rate": 24000,
          {{FrontEnd}}
        """,
        width: 32);

    public static Dictionary<string, byte[]> MHubert() => Hubert(
        $$"""
        "model_type": "hubert", "hidden_size": 48, "num_hidden_layers": 12, "num_attention_heads": 6, "intermediate_size": 96, "do_stable_layer_norm": false,
          {{FrontEnd}}
        """,
        width: 48);

    public static Dictionary<string, byte[]> MusicDcae()
    {
        var config = Config("""
            "_class_name": "AutoencoderDC", "in_channels": 2, "latent_channels": 8, "attention_head_dim": 8, "scaling_factor": 0.41407,
              "encoder_block_types": ["ResBlock", "ResBlock", "ResBlock", "EfficientViTBlock"], "decoder_block_types": ["ResBlock", "ResBlock", "ResBlock", "EfficientViTBlock"],
              "encoder_block_out_channels": [8, 16, 16, 32], "decoder_block_out_channels": [8, 16, 16, 32], "encoder_layers_per_block": [2, 2, 3, 3], "decoder_layers_per_block": [3, 3, 3, 3],
              "encoder_qkv_multiscales": [[], [], [5], [5]], "decoder_qkv_multiscales": [[], [], [5], [5]],
              "upsample_block_type": "interpolate", "downsample_block_type": "Conv", "decoder_norm_types": "rms_norm", "decoder_act_fns": "silu"
            """);
        return Codec(config, ("encoder.", () => new DcaeEncoder(Read<DcaeConfig>(config), META)), ("decoder.", () => new DcaeDecoder(Read<DcaeConfig>(config), META)));
    }

    public static Dictionary<string, byte[]> MusicVocoder()
    {
        var config = Config("""
            "_class_name": "ADaMoSHiFiGANV1", "input_channels": 128, "depths": [3, 3, 9, 3], "dims": [8, 12, 16, 20], "drop_path_rate": 0.0, "kernel_sizes": [7],
              "upsample_rates": [4, 4, 2, 2, 2, 2, 2], "upsample_kernel_sizes": [8, 8, 4, 4, 4, 4, 4], "resblock_kernel_sizes": [3, 7, 11, 13],
              "resblock_dilation_sizes": [[1, 3, 5], [1, 3, 5], [1, 3, 5], [1, 3, 5]], "num_mels": 20, "upsample_initial_channel": 128, "use_template": false,
              "pre_conv_kernel_size": 13, "post_conv_kernel_size": 13, "sampling_rate": 44100, "n_fft": 2048, "win_length": 2048, "hop_length": 512, "f_min": 40, "f_max": 16000, "n_mels": 128
            """);
        return Codec(config, ("", () => new MusicVocoder(Read<VocoderConfig>(config), META)));
    }

    private static Dictionary<string, byte[]> Hubert(string keys, int width)
    {
        var config = Config(keys);
        return new Dictionary<string, byte[]>
        {
            ["config.json"] = config,
            ["model.safetensors"] = Weights(ElementType.F32, HubertModel.TrainingOnly.Select(name => (name, new long[] { width })), ("", () => new HubertModel(Read<HubertConfig>(config), META))),
        };
    }

    private static Dictionary<string, byte[]> Codec(byte[] config, params (string Prefix, Func<nn.Module> Make)[] nets) => new()
    {
        ["config.json"] = config,
        ["diffusion_pytorch_model.safetensors"] = Weights(ElementType.BF16, [], nets),
    };

    // On the meta device a network is a list of names and shapes and takes no memory.
    private static byte[] Weights(ElementType type, IEnumerable<(string Name, long[] Shape)> besides, params (string Prefix, Func<nn.Module> Make)[] nets)
    {
        TorchRuntime.Load();
        var tensors = besides.ToList();
        foreach (var (prefix, make) in nets)
        {
            using var net = make();
            tensors.AddRange(net.state_dict().Select(pair => (prefix + pair.Key, pair.Value.shape)));
        }

        using var file = new MemoryStream();
        SafetensorsWriter.Write(
            tensors.Select(tensor => new OutgoingTensor(tensor.Name, type, tensor.Shape, sink => sink(TinyNumbers.Of(tensor.Name, tensor.Shape, type)))),
            new Dictionary<string, string> { ["format"] = "pt", ["acedata"] = TinyModel.Mark },
            file.Write);
        return file.ToArray();
    }

    private static byte[] Config(string keys) => Encoding.UTF8.GetBytes($$"""
        {
          "{{TinyModel.MarkKey}}": "{{TinyModel.Mark}}",
          {{keys.Trim()}}
        }

        """.ReplaceLineEndings("\n"));

    private static T Read<T>(byte[] config)
        where T : class => ModelConfig.Parse<T>("config.json", config);
}
