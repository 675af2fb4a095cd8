using System.Diagnostics;
using System.Text.Json.Nodes;
using AceData.Audio;
using AceData.Models;
using AceData.Nets;
using AceData.Nets.Weights;
using AceData.Testing;
using TorchSharp;

namespace AceData.Tests.Models;

/// <summary>A folder of models whose <c>config.json</c> asks for what its weights do not have, or for a network that cannot be: refused before anything is set aside.</summary>
public sealed class HostileConfigTests(HostileConfigTests.TinyFolder tiny) : IClassFixture<HostileConfigTests.TinyFolder>
{
    private const string Umt5 = "umt5-base";
    private const string Mert = "MERT-v1-330M";
    private const string Codec = "music_dcae_f8c8";
    private const string Vocoder = "music_vocoder";
    private const long MostBytes = 100L << 20;

    [Theory]
    [InlineData(Umt5, "d_model", "2147483648")]
    [InlineData(Umt5, "d_model", "2147483647")]
    [InlineData(Umt5, "vocab_size", "1000000000000")]
    [InlineData(Umt5, "vocab_size", "2000000000")]
    [InlineData(Umt5, "num_layers", "1000000000")]
    [InlineData(Umt5, "num_layers", "0")]
    [InlineData(Umt5, "num_heads", "-4")]
    [InlineData(Umt5, "d_kv", "0")]
    [InlineData(Umt5, "relative_attention_num_buckets", "0")]
    [InlineData(Umt5, "relative_attention_num_buckets", "-32")]
    [InlineData(Umt5, "relative_attention_num_buckets", "30")]
    [InlineData(Umt5, "relative_attention_max_distance", "8")]
    [InlineData(Umt5, "layer_norm_epsilon", "-1")]
    [InlineData(Umt5, "d_ff", "null")]
    [InlineData(Mert, "hidden_size", "2147483648")]
    [InlineData(Mert, "hidden_size", "33")]
    [InlineData(Mert, "num_hidden_layers", "1000000000")]
    [InlineData(Mert, "num_attention_heads", "0", "hidden_size")]
    [InlineData(Mert, "num_attention_heads", "5", "hidden_size")]
    [InlineData(Mert, "num_conv_pos_embedding_groups", "-16", "hidden_size")]
    [InlineData(Mert, "num_conv_pos_embeddings", "0")]
    [InlineData(Mert, "conv_dim", "[null]")]
    [InlineData(Mert, "conv_dim", "null")]
    [InlineData(Mert, "conv_dim", "[]")]
    [InlineData(Mert, "conv_kernel", "[10, 3, 3, 3, 3, 2, -2]")]
    [InlineData(Mert, "conv_stride", "[5, 2, 2, 2, 2, 2, 0]")]
    [InlineData(Mert, "layer_norm_eps", "2")]
    [InlineData(Codec, "encoder_block_types", "[null, null, null, null]")]
    [InlineData(Codec, "decoder_block_types", "[\"ResBlock\", \"ResBlock\", \"ResBlock\", \"Other\"]")]
    [InlineData(Codec, "encoder_qkv_multiscales", "[null, null, null, null]")]
    [InlineData(Codec, "encoder_qkv_multiscales", "[[], [], [], [null]]")]
    [InlineData(Codec, "encoder_qkv_multiscales", "[[], [], [], [4]]")]
    [InlineData(Codec, "decoder_qkv_multiscales", "[[], [], [], [-5]]")]
    [InlineData(Codec, "decoder_qkv_multiscales", "[[], [], [], [1000001]]")]
    [InlineData(Codec, "encoder_block_out_channels", "[8, 16, 16, null]")]
    [InlineData(Codec, "encoder_block_out_channels", "[8, 16, 16, 0]")]
    [InlineData(Codec, "encoder_block_out_channels", "[8, 16, 16, 36]")]
    [InlineData(Codec, "decoder_layers_per_block", "[3, 3, 3, 2000000000]")]
    [InlineData(Codec, "attention_head_dim", "7", "encoder_block_out_channels")]
    [InlineData(Codec, "in_channels", "0")]
    [InlineData(Vocoder, "dims", "[8, 12, 16, null]")]
    [InlineData(Vocoder, "dims", "[]")]
    [InlineData(Vocoder, "depths", "[3, 3, 9, -3]")]
    [InlineData(Vocoder, "kernel_sizes", "[8]")]
    [InlineData(Vocoder, "kernel_sizes", "[]")]
    [InlineData(Vocoder, "resblock_kernel_sizes", "[3, 7, 11, 12]")]
    [InlineData(Vocoder, "resblock_dilation_sizes", "[[1, 3, 5], [1, 3, 5], [1, 3, 5], null]")]
    [InlineData(Vocoder, "resblock_dilation_sizes", "[[1, 3, 5], [1, 3, 5], [1, 3, 5], [0]]")]
    [InlineData(Vocoder, "upsample_kernel_sizes", "[9, 8, 4, 4, 4, 4, 4]")]
    [InlineData(Vocoder, "upsample_kernel_sizes", "[2, 8, 4, 4, 4, 4, 4]")]
    [InlineData(Vocoder, "upsample_initial_channel", "0")]
    [InlineData(Vocoder, "upsample_initial_channel", "-128")]
    [InlineData(Vocoder, "upsample_initial_channel", "100")]
    [InlineData(Vocoder, "pre_conv_kernel_size", "12")]
    [InlineData(Vocoder, "sampling_rate", "0")]
    public void A_value_that_no_network_can_have_is_refused_with_its_key(string model, string key, string value, string? named = null)
    {
        var tensors = TensorsMade();
        Assert.Contains(named ?? key, Refusal(model, (key, value)).Message, StringComparison.Ordinal);
        Assert.Equal(0, TensorsMade() - tensors);
    }

    [Theory]
    [InlineData(Umt5, "vocab_size", "1000000")]
    [InlineData(Umt5, "num_layers", "1000000")]
    [InlineData(Umt5, "d_ff", "1048576")]
    [InlineData(Mert, "num_hidden_layers", "1048576")]
    [InlineData(Mert, "hidden_size", "1048576")]
    [InlineData(Mert, "conv_kernel", "[10, 3, 3, 3, 3, 2, 1048576]")]
    [InlineData(Codec, "encoder_layers_per_block", "[2, 2, 3, 1048576]")]
    [InlineData(Codec, "in_channels", "1048576")]
    [InlineData(Vocoder, "depths", "[3, 3, 9, 1048576]")]
    [InlineData(Vocoder, "input_channels", "1048576")]
    [InlineData(Vocoder, "resblock_kernel_sizes", "[3, 7, 11, 1023]")]
    public void A_network_larger_than_its_weights_is_refused_with_both_sizes(string model, string key, string value)
    {
        var tensors = TensorsMade();
        var refusal = Refusal(model, (key, value));
        Assert.Equal(0, TensorsMade() - tensors);
        Assert.Equal(WeightsException.Mismatch, refusal.Code);
        Assert.Contains("the network of the configuration has ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(" holds ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_of_other_shapes_is_refused_before_there_is_room_for_it()
    {
        // As many numbers or fewer, so only the comparison of names and shapes can find it.
        var refusal = Refusal(Umt5, ("d_model", "31"));
        Assert.Equal(WeightsException.Mismatch, refusal.Code);
        Assert.Contains("network F32[31", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_in_a_thousand_places_is_said_shortly()
    {
        var refusal = Refusal(Mert, ("conv_dim", $"[{string.Join(", ", Enumerable.Repeat(0, 1000))}]"));
        Assert.Contains("more", refusal.Message, StringComparison.Ordinal);
        Assert.InRange(refusal.Message.Length, 50, 1500);
    }

    private AceDataException Refusal(string model, params (string Key, string Value)[] changes)
    {
        var path = Path.Combine(tiny.Folder.Path, model, "config.json");
        var text = File.ReadAllText(path);
        try
        {
            var config = JsonNode.Parse(text)!; // not null: an object
            foreach (var (key, value) in changes)
            {
                config[key] = JsonNode.Parse(value);
            }

            File.WriteAllText(path, config.ToJsonString());
            var models = ModelFolder.Open(tiny.Folder.Path);
            var (bytes, watch) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
            var refusal = Assert.Throws<AceDataException>(() => Load(models, model).Dispose());
            Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10); // far less on a machine that does nothing else
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - bytes, 0, MostBytes);
            return refusal;
        }
        finally
        {
            File.WriteAllText(path, text);
        }
    }

    // By this thread, so that tests beside this one do not count.
    private static long TensorsMade() => DisposeScopeManager.Statistics.CreatedInScopeCount + DisposeScopeManager.Statistics.CreatedOutsideScopeCount;

    private static IDisposable Load(ModelFolder models, string model) => model switch
    {
        Umt5 => models.TextEncoder(Placement.AsStored),
        Mert => models.Mert(Placement.AsStored),
        Codec => new Both(models),
        _ => models.Vocoder(Placement.AsStored),
    };

    // A value may be wrong for one half only.
    private sealed class Both : IDisposable
    {
        public Both(ModelFolder models)
        {
            models.CodecEncoder(Placement.AsStored).Dispose();
            models.CodecDecoder(Placement.AsStored).Dispose();
        }

        public void Dispose()
        {
        }
    }

    /// <summary>Tiny models, made once for all tests of the class, which put back what they change.</summary>
    public sealed class TinyFolder : IAsyncLifetime
    {
        public TempDir Folder { get; } = new();

        public async ValueTask InitializeAsync()
        {
            TorchRuntime.Load();
            await TinyModels.MakeAsync(Folder.Path, TimeProvider.System, _ => { }, CancellationToken.None);
            File.Delete(Folder[ModelLock.FileName]); // a plain folder of checkpoints: nobody has checked it
            using var warm = ModelFolder.Open(Folder.Path).TextEncoder(Placement.AsStored); // what is loaded once belongs to no test
        }

        public ValueTask DisposeAsync()
        {
            Folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
