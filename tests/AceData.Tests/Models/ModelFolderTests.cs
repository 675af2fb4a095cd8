using AceData.Audio;
using AceData.Models;
using AceData.Nets.Weights;
using AceData.Settings;
using AceData.Testing;
using static TorchSharp.torch;

namespace AceData.Tests.Models;

public sealed class ModelFolderTests : IDisposable
{
    private readonly TempDir _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Tiny_models_are_loaded_one_at_a_time_each_on_its_own()
    {
        await MakeAsync(_folder.Path);
        var models = ModelFolder.Open(_folder.Path);
        Assert.True(models.IsTiny);

        var prompt = models.PromptTokenizer().Encode("house, 124 bpm");
        using (var encoder = models.TextEncoder(Placement.CpuFp32))
        {
            using var scope = NewDisposeScope();
            Assert.Equal(prompt.Length, encoder.call(tensor(prompt.Select(id => (long)id).ToArray()).unsqueeze(0), ones(1, prompt.Length)).shape[1]);
        }

        using (models.CodecEncoder(Placement.AsStored))
        {
        }

        using (models.CodecDecoder(Placement.AsStored))
        {
        }

        using (models.Vocoder(Placement.AsStored))
        {
        }

        using (var mert = models.Mert(Placement.CpuFp32))
        using (var mhubert = models.MHubert(Placement.CpuFp32))
        {
            Assert.NotEqual(mert.Config.HiddenSize, mhubert.Config.HiddenSize);
        }

        Assert.True(models.LyricTokenizer().Count < 300);
        Assert.NotEqual(await models.IdentityOfAsync(ModelPart.Mert, TestContext.Current.CancellationToken), await models.IdentityOfAsync(ModelPart.MHubert, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_folder_that_an_early_end_left_is_no_real_model()
    {
        await MakeAsync(_folder.Path);
        var (config, others) = (_folder["umt5-base/config.json"], Directory.GetFiles(_folder["umt5-base"]).Where(file => !file.EndsWith("config.json", StringComparison.Ordinal)).ToList());
        Assert.True(File.GetLastWriteTimeUtc(config) <= others.Min(File.GetLastWriteTimeUtc), "The mark comes first.");
        Directory.Delete(_folder["umt5-base"], recursive: true);
        Directory.CreateDirectory(_folder["umt5-base"]);
        await MakeAsync(_folder.Path);
        Assert.True(ModelFolder.Open(_folder.Path).IsTiny);
        Assert.Equal(others.Order(StringComparer.Ordinal), Directory.GetFiles(_folder["umt5-base"]).Where(file => file != config).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Making_them_twice_makes_the_same()
    {
        await MakeAsync(_folder.Path);
        var before = Snapshot();
        await MakeAsync(_folder.Path);
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public async Task A_folder_of_checkpoints_without_a_list_is_opened_as_it_is()
    {
        await MakeAsync(_folder.Path);
        var known = await ModelFolder.Open(_folder.Path).IdentityOfAsync(ModelPart.Codec, TestContext.Current.CancellationToken);
        File.Delete(_folder[ModelLock.FileName]);
        var models = ModelFolder.Open(_folder.Path);

        using var codec = models.CodecEncoder(Placement.AsStored);
        Assert.Equal(known, await models.IdentityOfAsync(ModelPart.Codec, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Weights_that_were_converted_on_two_days_are_the_same_and_another_configuration_is_another_network()
    {
        await MakeAsync(_folder.Path);
        Task<string> IdentityAsync(string converted, string config)
        {
            var part = ModelLock.Read(_folder.Path).Parts[ModelPart.Mert.Name];
            ModelLock.Change(_folder.Path, ModelPart.Mert.Name, part with
            {
                Files = [.. part.Files.Select(file => file.Name == "config.json" ? file with { Sha256 = config } : file with { Sha256 = converted, MadeOf = new string('a', 64) })],
            });
            return ModelFolder.Open(_folder.Path).IdentityOfAsync(ModelPart.Mert, TestContext.Current.CancellationToken);
        }

        var first = await IdentityAsync(new string('b', 64), new string('d', 64));
        Assert.Equal(first, await IdentityAsync(new string('c', 64), new string('d', 64)));
        Assert.NotEqual(first, await IdentityAsync(new string('b', 64), new string('e', 64)));
    }

    [Fact]
    public async Task A_file_that_was_written_since_is_read_through_and_used_only_when_it_is_the_same()
    {
        await MakeAsync(_folder.Path);
        var path = _folder[Path.Combine(ModelPart.MHubert.Name, "model.safetensors")];
        Task<string> IdentityAsync() => ModelFolder.Open(_folder.Path).IdentityOfAsync(ModelPart.MHubert, TestContext.Current.CancellationToken);
        var before = await IdentityAsync();
        File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(1));
        Assert.Equal(before, await IdentityAsync());

        var bytes = File.ReadAllBytes(path);
        bytes[^1]++;
        File.WriteAllBytes(path, bytes);
        File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(1));

        var refused = await Assert.ThrowsAsync<AceDataException>(IdentityAsync);
        Assert.Equal("MODEL-CHANGED", refused.Code);
        Assert.Contains("--tiny --models", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_missing_is_named_at_once_with_the_command_for_this_folder()
    {
        await MakeAsync(_folder.Path);
        Directory.Delete(_folder[ModelPart.Codec.Name], recursive: true);
        Directory.Delete(_folder[ModelPart.Mert.Name], recursive: true);

        var refused = Assert.Throws<AceDataException>(() => ModelFolder.Open(_folder.Path).RequireAll(ModelPart.Codec, ModelPart.MHubert, ModelPart.Mert));

        Assert.Contains($"The models {ModelPart.Codec.Name}, {ModelPart.Mert.Name} are not in", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"models get {ModelPart.Codec.Name} {ModelPart.Mert.Name} --models {_folder.Path}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_whose_weights_were_put_aside_is_missing()
    {
        await MakeAsync(_folder.Path);
        ModelLock.Change(_folder.Path, ModelPart.Mert.Name, null);
        File.Delete(_folder[Path.Combine(ModelPart.Mert.Name, "model.safetensors")]);

        Assert.Equal("MODEL-MISSING", (await Assert.ThrowsAsync<AceDataException>(() => ModelFolder.Open(_folder.Path).IdentityOfAsync(ModelPart.Mert, TestContext.Current.CancellationToken))).Code);
    }

    [Fact]
    public async Task Tiny_and_real_models_together_are_refused_by_name()
    {
        await MakeAsync(_folder.Path);
        var config = _folder[Path.Combine("music_vocoder", "config.json")];
        File.WriteAllText(config, File.ReadAllText(config).Replace("_acedata", "_other", StringComparison.Ordinal));

        var refusal = Assert.Throws<AceDataException>(() => ModelFolder.Open(_folder.Path));
        Assert.Equal("MODELS-MIXED", refusal.Code);
        Assert.Contains("music_vocoder", refusal.Message, StringComparison.Ordinal);

        var making = await Assert.ThrowsAsync<AceDataException>(() => MakeAsync(_folder.Path));
        Assert.Equal("MODELS-MIXED", making.Code);
    }

    [Fact]
    public async Task A_file_that_was_cut_since_it_was_checked_is_named_before_anything_is_loaded()
    {
        await MakeAsync(_folder.Path);
        using (var file = File.OpenWrite(_folder[Path.Combine("MERT-v1-330M", "model.safetensors")]))
        {
            file.SetLength(file.Length - 2);
        }

        var refusal = Assert.Throws<AceDataException>(() => ModelFolder.Open(_folder.Path).Mert(Placement.AsStored));
        Assert.Equal("MODEL-CHANGED", refusal.Code);
        Assert.Contains("MERT-v1-330M", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_is_said_with_the_command_that_gets_it()
    {
        var refusal = Assert.Throws<AceDataException>(() => ModelFolder.Open(_folder["nowhere"]).TextEncoder(Placement.AsStored));
        Assert.Equal("MODEL-MISSING", refusal.Code);
        Assert.Contains("models get umt5-base", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_folder_is_the_one_asked_for_else_that_of_the_settings_else_that_of_the_user()
    {
        var settings = new AppSettings { ModelsFolder = _folder["set"] };
        Assert.Equal(_folder["asked"], ModelFolder.PathOf(_folder["asked"], settings));
        Assert.Equal(_folder["set"], ModelFolder.PathOf(null, settings));
        Assert.EndsWith(Path.Combine("AceData", "models"), ModelFolder.PathOf(null, new AppSettings()), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_part_of_the_list_is_pinned_and_licensed()
    {
        Assert.All(ModelPart.All, part =>
        {
            Assert.Matches("^[0-9a-f]{40}$", part.Revision);
            Assert.Matches("^[A-Za-z0-9-]+/[A-Za-z0-9.-]+$", part.Repository);
            Assert.All(part.Files, file => Assert.Equal(file.Name, Path.GetFileName(file.Name)));
            Assert.All(part.Files.Select(file => file.Sha256).OfType<string>(), hash => Assert.Matches("^[0-9a-f]{64}$", hash));
            Assert.Equal(part.NonCommercial, part.Licence.Contains("-NC", StringComparison.Ordinal));
        });
        Assert.InRange(ModelPart.All.Sum(part => part.Bytes), 26_000_000_000, 28_000_000_000);
    }

    private static Task MakeAsync(string folder) => TinyModels.MakeAsync(folder, TimeProvider.System, _ => { }, TestContext.Current.CancellationToken);

    private List<(string, string)> Snapshot() =>
        [.. Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).Where(path => Path.GetFileName(path) != ModelLock.FileName).Order(StringComparer.Ordinal)
            .Select(path => (path, Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))))];
}
