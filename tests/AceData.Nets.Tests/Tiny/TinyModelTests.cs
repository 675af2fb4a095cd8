using System.Security.Cryptography;
using AceData.Nets.Hubert;
using AceData.Nets.MusicDcae;
using AceData.Nets.Tiny;
using AceData.Nets.Tokenizers.Lyrics;
using AceData.Nets.Tokenizers.Unigram;
using AceData.Nets.Umt5;
using AceData.Nets.Weights;
using AceData.Testing;
using AceData.Testing.Networks;
using static TorchSharp.torch;

namespace AceData.Nets.Tests.Tiny;

public sealed class TinyModelTests : NetTest, IDisposable
{
    private const long Most = 30_000_000;
    private readonly TempDir _folder = new();

    public TinyModelTests()
    {
        foreach (var model in TinyModel.All)
        {
            foreach (var (name, bytes) in model.Make())
            {
                Directory.CreateDirectory(_folder[model.Name]);
                File.WriteAllBytes(Path.Combine(_folder[model.Name], name), bytes);
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Together_they_are_small()
    {
        Assert.InRange(Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length), 100_000, Most);
    }

    [Theory]
    [InlineData("umt5-base")]
    [InlineData("music_dcae_f8c8")]
    [InlineData("music_vocoder")]
    [InlineData("MERT-v1-330M")]
    [InlineData("mHuBERT-147")]
    public void A_tiny_model_has_the_names_axes_and_types_of_the_published_one(string name)
    {
        var expected = ExpectedStateDict.Read(name);
        using var weights = WeightsFile.Open(_folder[name]);

        Assert.Equal(
            expected.Shapes.Select(pair => $"{pair.Key} {pair.Value.Length} {expected.StoredType}").Order(StringComparer.Ordinal),
            weights.Entries.Select(entry => $"{entry.Name} {entry.Shape.Count} {entry.Type}").Order(StringComparer.Ordinal));
        Assert.Equal(TinyModel.Mark, weights.Metadata["acedata"]);
        Assert.Contains($"\"{TinyModel.MarkKey}\": \"{TinyModel.Mark}\"", File.ReadAllText(Path.Combine(_folder[name], "config.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_bytes_are_made_each_time()
    {
        foreach (var model in TinyModel.All)
        {
            Assert.All(model.Make(), pair => Assert.Equal(Hash(File.ReadAllBytes(Path.Combine(_folder[model.Name], pair.Key))), Hash(pair.Value)));
        }

        // Another processor or system that makes other numbers is noticed here.
        Assert.Equal("CC05D4F2", Hash(File.ReadAllBytes(Path.Combine(_folder["umt5-base"], "model.safetensors")))[..8]);
    }

    [Fact]
    public void The_text_encoder_reads_what_its_own_tokenizer_writes()
    {
        var tokenizer = UnigramTokenizer.Load(Path.Combine(_folder["umt5-base"], "tokenizer.json"));
        var ids = tokenizer.Encode("hip hop, 93 bpm, dark");
        using var net = Umt5Encoder.Load(_folder["umt5-base"], Placement.CpuFp32);
        using var scope = NewDisposeScope();

        var hidden = net.call(tensor(ids.Select(id => (long)id).ToArray()).unsqueeze(0), ones(1, ids.Length));

        Assert.Equal([1, ids.Length, 32], hidden.shape);
        Assert.True(hidden.isfinite().all().item<bool>());
        Assert.Equal("hip hop, 93 bpm, dark", tokenizer.Decode(ids));
        Assert.Equal(1, ids[^1]);
        Assert.NotNull(tokenizer.IdOf(","));
        Assert.NotEqual(275, tokenizer.IdOf(","));
        Assert.Equal(2, ids.Count(id => id == tokenizer.IdOf(",")));
        Assert.DoesNotContain(tokenizer.IdOf("<unk>")!.Value, ids);
    }

    [Theory]
    [InlineData("MERT-v1-330M", 120000, 374, 32)]
    [InlineData("mHuBERT-147", 48000, 149, 48)]
    public void The_listeners_make_as_many_frames_as_the_published_ones(string name, int samples, long frames, long width)
    {
        using var net = HubertModel.Load(_folder[name], Placement.CpuFp32);
        using var scope = NewDisposeScope();
        using var quiet = inference_mode();

        var hidden = net.call(randn(1, samples));

        Assert.Equal([1, frames, width], hidden.shape);
        Assert.True(hidden.isfinite().all().item<bool>());
        Assert.InRange(hidden.std().item<float>(), 1e-3, 1e3);
    }

    [Fact]
    public void Sound_passes_through_the_codec_and_comes_back_in_its_length()
    {
        using var encoder = DcaeEncoder.Load(_folder["music_dcae_f8c8"], Placement.CpuFp32);
        using var decoder = DcaeDecoder.Load(_folder["music_dcae_f8c8"], Placement.CpuFp32);
        using var vocoder = MusicVocoder.Load(_folder["music_vocoder"], Placement.CpuFp32);
        using var scope = NewDisposeScope();

        var latents = encoder.Encode(randn(1, 2, 128, 64), cancellationToken: TestContext.Current.CancellationToken);
        var sound = new LatentPlayer(decoder, vocoder).Play(latents[0], TestContext.Current.CancellationToken);

        Assert.Equal([1, 8, 16, 8], latents.shape);
        Assert.Equal([2, 64 * 512], sound.shape);
        Assert.True(sound.isfinite().all().item<bool>());
        Assert.InRange(latents.std().item<float>(), 1e-4, 1e3);
    }

    [Fact]
    public void Lyrics_have_ids_of_the_generated_vocabulary()
    {
        var tokenizer = LyricTokenizer.Load(_folder["lyric_vocab.json"]);

        var tokens = tokenizer.Encode("[verse]\nYou and the moon\n\nDu und der Mond");

        Assert.True(tokens.IsComplete);
        Assert.InRange(tokens.Ids.Count, 10, 60);
        Assert.All(tokens.Ids, id => Assert.InRange(id, 0, tokenizer.Count - 1));
        Assert.DoesNotContain(tokenizer.UnknownId, tokens.Ids);
    }

    private static string Hash(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes));
}
