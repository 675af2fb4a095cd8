using System.Diagnostics;
using AceData.Nets.Hubert;
using AceData.Nets.MusicDcae;
using AceData.Nets.Umt5;
using AceData.Nets.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace AceData.Benchmarks.Nets;

/// <summary>One network at its real size with random weights, and a piece of work for it.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="PyTorch">What PyTorch needs: seconds times billions of operations a second of a product of two matrices in the same precision; null where it was not measured.</param>
/// <param name="Run">Makes the network and gives the work with its result. After <c>manual_seed</c> both are the same wherever they are placed.</param>
internal sealed record NetWork(string Name, double? PyTorch, Func<Placement, (nn.Module Net, Func<Tensor> Work)> Run)
{
    private const string Convolutions = """
        "conv_dim": [512, 512, 512, 512, 512, 512, 512], "conv_stride": [5, 2, 2, 2, 2, 2, 2], "conv_kernel": [10, 3, 3, 3, 3, 2, 2], "conv_bias": false,
        "num_conv_pos_embeddings": 128, "num_conv_pos_embedding_groups": 16
        """;

    private const string Dcae = """
        {"in_channels": 2, "latent_channels": 8, "attention_head_dim": 32,
         "encoder_block_types": ["ResBlock", "ResBlock", "ResBlock", "EfficientViTBlock"], "decoder_block_types": ["ResBlock", "ResBlock", "ResBlock", "EfficientViTBlock"],
         "encoder_block_out_channels": [128, 256, 512, 1024], "decoder_block_out_channels": [128, 256, 512, 1024],
         "encoder_layers_per_block": [2, 2, 3, 3], "decoder_layers_per_block": [3, 3, 3, 3],
         "encoder_qkv_multiscales": [[], [], [5], [5]], "decoder_qkv_multiscales": [[], [], [5], [5]]}
        """;

    private const string MHubertJson = $$"""
        {"hidden_size": 768, "num_hidden_layers": 12, "num_attention_heads": 12, "intermediate_size": 3072, "do_stable_layer_norm": false, {{Convolutions}}}
        """;

    private const string MertJson = $$"""
        {"hidden_size": 1024, "num_hidden_layers": 24, "num_attention_heads": 16, "intermediate_size": 4096, "do_stable_layer_norm": true, {{Convolutions}}}
        """;

    /// <summary>Everything that preprocessing a song needs, and the preview.</summary>
    public static readonly IReadOnlyList<NetWork> All =
    [
        new("UMT5, 256 tokens", 57, placement => Umt5(placement, 256)),
        new("UMT5, 40 tokens", 13, placement => Umt5(placement, 40)),
        new("mHuBERT, 1 chunk of 30 s", 632, placement => Hubert(placement, MHubertJson, 1, 480000)),
        new("MERT, 6 chunks of 5 s", 2140, placement => Hubert(placement, MertJson, 6, 120000)),
        new("DCAE encode, 20 s", 865, placement =>
        {
            var net = Codec(placement);
            var mel = randn(1, 2, 128, 1720);
            return (net, () => net.Encode(mel));
        }),
        new("DCAE decode, 20 s", 1245, placement =>
        {
            var net = Ready(new DcaeDecoder(Parse<DcaeConfig>(Dcae)), placement);
            var latents = randn(1, 8, 16, 215);
            return (net, () => net.Decode(latents));
        }),
    ];

    /// <summary>PyTorch's figure for a precision.</summary>
    public double? PyTorchIn(Precision precision) => precision == Precision.Fp32 ? PyTorch : Name.StartsWith("MERT", StringComparison.Ordinal) ? 3600 : null;

    /// <summary>Billions of operations a second of a product of two 2048 × 2048 matrices, the best of some.</summary>
    public static double Rate(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var (a, b) = (randn(2048, 2048).to(type), randn(2048, 2048).to(type));
        return 2 * Math.Pow(2048, 3) / 1e9 / Best(6, () => a.matmul(b).Dispose());
    }

    /// <summary>Whether time is counted on the processor and not on the clock: for one thread on a machine that others use.</summary>
    public static bool Busy { get; set; }

    /// <summary>Seconds of the fastest of some runs.</summary>
    public static double Best(int runs, Action work) => Enumerable.Range(0, runs).Min(_ =>
    {
        using var scope = NewDisposeScope();
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        work();
        return (Busy ? Environment.CpuUsage.TotalTime - before : watch.Elapsed).TotalSeconds;
    });

    /// <summary>The encoder of the codec.</summary>
    public static DcaeEncoder Codec(Placement placement) => Ready(new DcaeEncoder(Parse<DcaeConfig>(Dcae)), placement);

    /// <summary>MERT.</summary>
    public static HubertModel Mert(Placement placement) => Ready(new HubertModel(Parse<HubertConfig>(MertJson)), placement);

    /// <summary>mHuBERT.</summary>
    public static HubertModel MHubert(Placement placement) => Ready(new HubertModel(Parse<HubertConfig>(MHubertJson)), placement);

    private static (nn.Module Net, Func<Tensor> Work) Umt5(Placement placement, int tokens)
    {
        var net = Ready(new Umt5Encoder(Parse<Umt5Config>("""
            {"vocab_size": 256384, "d_model": 768, "d_kv": 64, "d_ff": 2048, "num_layers": 12, "num_heads": 12, "relative_attention_num_buckets": 32}
            """)), placement);
        var ids = randint(0, 256000, [1, tokens], ScalarType.Int64).to(placement.Device.ToTorch());
        return (net, () => net.call(ids, ones_like(ids)));
    }

    private static (nn.Module Net, Func<Tensor> Work) Hubert(Placement placement, string config, int chunks, int samples)
    {
        var net = Ready(new HubertModel(Parse<HubertConfig>(config)), placement);
        var waveform = randn(chunks, samples).to(placement.Device.ToTorch()).to(placement.Precision.Type!.Value);
        return (net, () => net.call(waveform));
    }

    private static T Parse<T>(string json)
        where T : class => ModelConfig.Parse<T>("config.json", System.Text.Encoding.UTF8.GetBytes(json));

    // Random numbers of about the size of real weights: with others some operations meet numbers that are slow.
    private static T Ready<T>(T net, Placement placement)
        where T : nn.Module
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        foreach (var parameter in net.parameters())
        {
            parameter.normal_(0, parameter.dim() > 1 ? 1 / Math.Sqrt(parameter.shape[1..].Aggregate(1L, (product, size) => product * size)) : 0.5);
            parameter.requires_grad = false;
        }

        net.to(placement.Device.ToTorch(), placement.Precision.Type!.Value);
        net.eval();
        return net;
    }
}
