using AceData.Nets.Layers;
using AceData.Nets.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AceData.Nets.Umt5;

/// <summary>
/// The text encoder of ACE-Step: UMT5's encoder alone (Chung et al. 2023), after transformers' modeling_umt5.py. Left out: decoder, dropout, the
/// clamping of half precision: T5's stream outgrows float16, so where that is asked for it is loaded in float32.
/// </summary>
public sealed class Umt5Encoder : nn.Module<Tensor, Tensor, Tensor>
{
    /// <summary>Some files hold the embedding under a second name too.</summary>
    internal static readonly string[] SecondNames = ["encoder.embed_tokens.weight"];

    private readonly Embedding shared;
    private readonly Umt5Stack encoder;

    public Umt5Encoder(Umt5Config config, Device? device = null)
        : base(nameof(Umt5Encoder))
    {
        shared = nn.Embedding(config.VocabSize, config.DModel, device: device);
        encoder = new Umt5Stack(config, device);
        RegisterComponents();
    }

    /// <summary>Loads a model folder.</summary>
    /// <exception cref="WeightsException">Configuration or weights are missing, damaged, or of another network.</exception>
    public static Umt5Encoder Load(string folder, Placement placement)
    {
        var config = ModelConfig.Read<Umt5Config>(folder);
        using var weights = WeightsFile.Open(folder);
        return Checkpoint.Load(device => new Umt5Encoder(config, device), config.Size(), weights, placement, new LoadOptions { DeadWeights = SecondNames }, beyondFloat16: true);
    }

    /// <param name="input_ids">int64 [batch, length], on any device.</param>
    /// <param name="attention_mask">[batch, length] of any type, on any device: 1 for tokens, 0 for padding.</param>
    /// <returns>[batch, length, d_model] on the network's device; rows of padding mean nothing.</returns>
    public override Tensor forward(Tensor input_ids, Tensor attention_mask)
    {
        using var scope = NewDisposeScope();
        var device = shared.weight!.device;
        return encoder.call(shared.call(input_ids.to(device)), attention_mask.to(device)).MoveToOuterDisposeScope();
    }

    /// <summary>The blocks and the last norm.</summary>
    private sealed class Umt5Stack : nn.Module<Tensor, Tensor, Tensor>
    {
        private readonly ModuleList<Umt5Block> block;
        private readonly RmsNorm final_layer_norm;
        private readonly Umt5Config _config;

        public Umt5Stack(Umt5Config config, Device? device)
            : base(nameof(Umt5Stack))
        {
            block = new ModuleList<Umt5Block>([.. Enumerable.Range(0, config.NumLayers).Select(_ => new Umt5Block(config, device))]);
            final_layer_norm = new RmsNorm(config.DModel, config.LayerNormEpsilon, device: device);
            _config = config;
            RegisterComponents();
        }

        public override Tensor forward(Tensor hidden_states, Tensor attention_mask)
        {
            using var scope = NewDisposeScope();
            var buckets = Umt5RelativePositions.Buckets(
                hidden_states.shape[1], _config.RelativeAttentionNumBuckets, _config.RelativeAttentionMaxDistance, hidden_states.device);
            var mask = attention_mask.to(ScalarType.Float32).Plus(-1).Times(float.MaxValue).unsqueeze(1).unsqueeze(1); // [batch, 1, 1, length]
            foreach (var each in block)
            {
                hidden_states = each.call(hidden_states, buckets, mask);
            }

            return final_layer_norm.call(hidden_states).MoveToOuterDisposeScope();
        }
    }
}
