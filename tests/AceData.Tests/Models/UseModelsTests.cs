using System.Security.Cryptography;
using AceData.Audio;
using AceData.Jobs;
using AceData.Jobs.Board;
using AceData.Models;
using AceData.Models.Downloading;
using AceData.Models.Getting;
using AceData.Models.Listing;
using AceData.Models.Removing;
using AceData.Models.Using;
using AceData.Models.Verifying;
using AceData.Nets.Tiny;
using AceData.Nets.Weights;
using AceData.Testing;

namespace AceData.Tests.Models;

public sealed class UseModelsTests : IDisposable
{
    private readonly TempDir _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Models => _folder["models"];

    [Fact]
    public async Task A_folder_of_checkpoints_is_used_where_it_is()
    {
        Write(_folder["checkpoints/music_dcae_f8c8"], ModelPart.Codec);
        Write(_folder["checkpoints/music_vocoder"], ModelPart.Vocoder);

        var result = await UseAsync(_folder["checkpoints"]);

        Assert.Equal([(ModelPart.Codec.Name, UsedModel.Used), (ModelPart.Vocoder.Name, UsedModel.Used)], result.Models.Select(model => (model.Name, model.State)).Order());
        Assert.Equal(_folder["checkpoints/music_vocoder"], ModelFolder.Open(Models).FolderOf(ModelPart.Vocoder));
        Assert.Equal([ModelLock.FileName], Directory.GetFileSystemEntries(Models).Select(Path.GetFileName));
        Assert.Equal(ModelState.Ready, StateOf(ModelPart.Codec));
    }

    [Fact]
    public async Task A_cache_of_the_hub_is_used_through_its_links_and_checked_by_the_names_of_its_bytes()
    {
        var snapshot = WriteCache(_folder["hub"], ModelPart.MHubert, ModelPart.MHubert.Revision);
        Assert.Equal(ModelState.Found, ListModels.Run(Models, [_folder["hub"]]).Models.Single(model => model.Name == ModelPart.MHubert.Name).State);

        var used = Assert.Single((await UseAsync(_folder["hub"])).Models);

        Assert.Equal((UsedModel.Used, snapshot, null), (used.State, used.Place, used.Text));
        Assert.Equal(ModelState.Ready, StateOf(ModelPart.MHubert));
        Assert.Equal(ModelPart.MHubert.Revision, ModelLock.Read(Models).Parts[ModelPart.MHubert.Name].Revision);
    }

    [Fact]
    public async Task Getting_models_takes_them_from_a_cache_and_downloads_nothing()
    {
        await using var hub = new HubFolder();
        WriteCache(hub["hub"], ModelPart.Vocoder, ModelPart.Vocoder.Revision);
        hub.Caches.Add(hub["hub"]);

        Assert.Equal(GotModel.Used, Assert.Single((await hub.GetAsync()).Models).State);
        Assert.Empty(hub.Hub.Requests);

        RemoveModels.Run(new RemoveModelsRequest { Names = [ModelPart.Vocoder.Name], Models = hub.Models, DataRoot = _folder.Path });
        Assert.NotNull(ModelCaches.Find(hub.Caches, ModelPart.Vocoder));
        Assert.Equal(GotModel.Downloaded, Assert.Single((await hub.GetAsync(request => request with { IgnoreCaches = true })).Models).State);
    }

    [Fact]
    public async Task Damaged_bytes_of_a_cache_are_not_used_and_the_model_is_downloaded()
    {
        await using var hub = new HubFolder();
        var snapshot = WriteCache(hub["hub"], ModelPart.Vocoder, ModelPart.Vocoder.Revision);
        var blob = File.ResolveLinkTarget(Path.Combine(snapshot, HubFolder.Large), returnFinalTarget: true)!.FullName;
        var bytes = File.ReadAllBytes(blob);
        bytes[^1]++;
        File.WriteAllBytes(blob, bytes);
        hub.Caches.Add(hub["hub"]);

        Assert.Equal(GotModel.Downloaded, Assert.Single((await hub.GetAsync()).Models).State);
        Assert.Contains(hub.Events, jobEvent => jobEvent is JobWarning { Code: HubException.WrongHash });
        Assert.Equal(bytes, File.ReadAllBytes(blob));
    }

    [Fact]
    public async Task A_model_is_known_by_its_tensors_and_a_wrong_one_is_named_by_what_it_looks_like()
    {
        Write(_folder["some/where"], ModelPart.Mert);
        Write(_folder["checkpoints/music_vocoder"], ModelPart.Codec);
        Write(_folder["checkpoints/umt5-base"], ModelPart.TextEncoder, shrink: true);

        Assert.Equal((ModelPart.Mert.Name, UsedModel.Used), Assert.Single((await UseAsync(_folder["some"])).Models) is var mert ? (mert.Name, mert.State) : default);

        var result = await UseAsync(_folder["checkpoints"]);
        Assert.Contains(result.Models, model => model.Name == ModelPart.Codec.Name && model.State == UsedModel.Used);
        var other = result.Models.Single(model => model.State == UsedModel.Other);
        Assert.Contains("called umt5-base but looks like umt5", other.Text, StringComparison.Ordinal);
        Assert.Equal(ModelState.Missing, StateOf(ModelPart.Vocoder));
    }

    [Fact]
    public async Task A_folder_without_one_model_of_ours_is_refused_with_what_it_holds_and_nothing_is_noted()
    {
        WriteConfig("tiny/umt5-base", $$"""{"{{TinyModel.MarkKey}}":"{{TinyModel.Mark}}"}""");
        var tiny = await Assert.ThrowsAsync<AceDataException>(() => UseAsync(_folder["tiny"]));
        WriteConfig("other/some-voice", """{"model_type":"voice"}""");
        var other = await Assert.ThrowsAsync<AceDataException>(() => UseAsync(_folder["other"]));

        Assert.Equal(("MODELS-TINY", "MODELS-OTHER"), (tiny.Code, other.Code));
        Assert.Contains("tiny models for tests only", tiny.Message, StringComparison.Ordinal);
        Assert.Contains("some-voice", other.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Models));
        Assert.True(JobOperation.UseModels.FindsProblems, "there is nothing to go on with");
    }

    [Fact]
    public async Task Models_are_copied_from_another_disk_when_that_is_asked_for()
    {
        Write(_folder["stick/music_vocoder"], ModelPart.Vocoder);

        Assert.Equal(UsedModel.Copied, Assert.Single((await UseAsync(_folder["stick"], isCopy: true)).Models).State);

        Directory.Delete(_folder["stick"], recursive: true);
        Assert.Equal(ModelState.Ready, StateOf(ModelPart.Vocoder));
    }

    [Fact]
    public async Task A_file_of_PyTorch_becomes_safetensors_in_our_own_folder_and_nothing_of_it_is_run()
    {
        Assert.SkipWhen(Goldens.Find("mert") is null, Goldens.Missing("mert"));
        await using var hub = new HubFolder();
        var source = Path.Combine(Goldens.Find("mert")!, "pytorch_model.bin");
        var mert = ModelPart.Mert with { Files = [.. ModelPart.Mert.Files.Select(file => file with { Sha256 = null })] };
        hub.Parts = _ => [mert];
        hub.Serve(mert, "config.json", "{}"u8.ToArray());
        hub.Serve(mert, "pytorch_model.bin", File.ReadAllBytes(source));

        Assert.Equal(GotModel.Downloaded, Assert.Single((await hub.GetAsync(request => request with { Yes = true })).Models).State);

        var place = Path.Combine(hub.Models, mert.Name);
        Assert.Equal(["config.json", "model.safetensors"], Directory.GetFiles(place).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        using var made = new SafetensorsFile(Path.Combine(place, "model.safetensors"));
        using var published = new PytorchFile(source);
        Assert.Equal(published.Entries.Count, made.Entries.Count);
        var locked = ModelLock.Read(hub.Models).Parts[mert.Name].Files.Single(file => file.Name == "model.safetensors");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(source))), locked.MadeOf);
    }

    [Fact]
    public async Task Verify_of_a_model_that_is_not_there_is_no_good_end()
    {
        await using var hub = new HubFolder();

        var result = await VerifyAsync(hub.Models, ModelPart.Vocoder.Name);

        Assert.Equal((VerifiedModel.Missing, ExitCode.SomeFailed), (Assert.Single(result.Models).State, result.Exit));
    }

    [Fact]
    public async Task Verify_finds_a_single_changed_byte_puts_the_file_aside_and_getting_fetches_only_that()
    {
        await using var hub = new HubFolder();
        await hub.GetAsync();
        Assert.Equal(VerifiedModel.Good, Assert.Single((await VerifyAsync(hub.Models)).Models).State);
        var bytes = File.ReadAllBytes(hub.Placed);
        bytes[^1]++;
        File.WriteAllBytes(hub.Placed, bytes);

        var result = await VerifyAsync(hub.Models);

        Assert.Equal((VerifiedModel.Damaged, ExitCode.SomeFailed), (Assert.Single(result.Models).State, result.Exit));
        Assert.True(File.Exists(hub.Placed + ".bad"));
        var before = hub.Hub.Gets("config.json").Count();
        await hub.GetAsync();
        Assert.Equal(before, hub.Hub.Gets("config.json").Count());
        Assert.Equal(hub.Bytes, File.ReadAllBytes(hub.Placed));
    }

    [Fact]
    public async Task Removing_asks_first_deletes_what_is_ours_and_leaves_what_is_not()
    {
        await using var hub = new HubFolder();
        await hub.GetAsync();
        File.WriteAllText(Path.Combine(hub.Models, ModelPart.Vocoder.Name, "mine.txt"), "x");
        var request = new RemoveModelsRequest { Names = [ModelPart.Vocoder.Name], Models = hub.Models, DataRoot = _folder.Path };

        var question = Assert.Throws<AceDataException>(() => RemoveModels.Run(request));
        Assert.Equal(RemoveModelsRequest.AskRemove, question.Code);
        Assert.True(File.Exists(hub.Placed));

        var removed = RemoveModels.Run(request with { Yes = true });
        Assert.InRange(removed.Bytes, hub.Bytes.Length, hub.Bytes.Length + 100);
        Assert.Equal(["mine.txt"], Directory.GetFiles(Path.Combine(hub.Models, ModelPart.Vocoder.Name)).Select(Path.GetFileName));
        Assert.Empty(ModelLock.Read(hub.Models).Parts);
    }

    [Fact]
    public void Caches_are_looked_for_where_their_programs_put_them()
    {
        foreach (var place in new[] { "a", "b/hub", "home/.cache/huggingface/hub", "home/.cache/ace-step/checkpoints" })
        {
            Directory.CreateDirectory(_folder[place]);
        }

        var variables = new Dictionary<string, string> { ["HF_HUB_CACHE"] = _folder["a"], ["HF_HOME"] = _folder["b"], ["HUGGINGFACE_HUB_CACHE"] = "not/a/full/path" };
        Assert.Equal(
            [_folder["a"], _folder["b/hub"], _folder["home/.cache/huggingface/hub"], _folder["home/.cache/ace-step/checkpoints"]],
            ModelCaches.Of(variables.GetValueOrDefault, _folder["home"]));
    }

    private ModelState StateOf(ModelPart part) => ListModels.Run(Models, []).Models.Single(model => model.Name == part.Name).State;

    private void WriteConfig(string model, string json)
    {
        Directory.CreateDirectory(_folder[model]);
        File.WriteAllText(Path.Combine(_folder[model], "config.json"), json);
    }

    private Task<UseModelsResult> UseAsync(string from, bool isCopy = false) =>
        new UseModels(TimeProvider.System).RunAsync(new UseModelsRequest { From = from, Copy = isCopy, Models = Models, DataRoot = _folder.Path }, new Progress<JobEvent>(), TestContext.Current.CancellationToken);

    private Task<VerifyModelsResult> VerifyAsync(string models, params string[] names) =>
        new VerifyModels(TimeProvider.System).RunAsync(new VerifyModelsRequest { Names = names, Models = models, DataRoot = _folder.Path }, new Progress<JobEvent>(), TestContext.Current.CancellationToken);

    // A cache as the hub's own client makes it: bytes named by their hash, and links to them.
    private static string WriteCache(string cache, ModelPart part, string revision)
    {
        var repository = Path.Combine(cache, "models--" + part.Repository.Replace("/", "--", StringComparison.Ordinal));
        var snapshot = Path.Combine(repository, "snapshots", revision, part.Folder).TrimEnd('/');
        Write(snapshot, part);
        Directory.CreateDirectory(Path.Combine(repository, "blobs"));
        foreach (var file in Directory.GetFiles(snapshot))
        {
            var blob = Path.Combine(repository, "blobs", Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))));
            File.Move(file, blob);
            File.CreateSymbolicLink(file, Path.GetRelativePath(snapshot, blob));
        }

        return snapshot;
    }

    // The telling tensors of a model; large ones would be slow to write, so their numbers are a hole in the file.
    private static void Write(string folder, ModelPart part, bool shrink = false)
    {
        Directory.CreateDirectory(folder);
        var kind = part.Kind ?? part.Name.Split('-')[0];
        File.WriteAllText(Path.Combine(folder, "config.json"), $$"""{"model_type": "{{kind}}"}""");
        foreach (var file in part.Files.Where(file => !file.Extra && file.Name.EndsWith(".json", StringComparison.Ordinal) && file.Name != "config.json"))
        {
            File.WriteAllText(Path.Combine(folder, file.Name), "{}");
        }

        using var output = new FileStream(Path.Combine(folder, part.Files[^1].Kept), FileMode.Create);
        var tensors = part.Marks.Select(mark => new OutgoingTensor(mark.Key, ElementType.U8, shrink ? [.. mark.Value.Select(size => Math.Max(1, size / 8))] : mark.Value, sink =>
        {
            sink(new byte[mark.Value.Aggregate(1L, (product, size) => product * (shrink ? Math.Max(1, size / 8) : size))]);
        }));
        SafetensorsWriter.Write(tensors, null, output.Write);
    }
}
