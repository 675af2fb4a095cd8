using AceData.Models;
using AceData.Preprocessing;
using AceData.Settings;
using AceData.Testing;

namespace AceData.Tests.Preprocessing;

public class MissingModelsTests
{
    [Fact]
    public async Task What_a_run_would_miss_is_known_before_it_begins()
    {
        using var folder = new TempDir();
        var root = DataRoot.Resolve(folder.Path, folder.Path);
        var request = new PreprocessSongsRequest { Models = folder["models"] };
        ModelPart[] needed = [ModelPart.TextEncoder, ModelPart.Codec, ModelPart.Mert, ModelPart.MHubert];

        // A cache of this user may hold some; then they are not downloaded, but not at hand either.
        var none = MissingModels.Of(request, root);
        Assert.Equal(needed.Select(part => part.Name).Order(StringComparer.Ordinal), none.Models.Select(model => model.Name).Order(StringComparer.Ordinal));
        Assert.Equal(needed.Where(part => none.Models.Any(model => model.Name == part.Name && model.State == ModelState.Missing)).Sum(part => part.Bytes), none.Bytes);

        await TinyModels.MakeAsync(folder["models"], TimeProvider.System, _ => { }, TestContext.Current.CancellationToken);
        Assert.Equal((0, 0, null), (MissingModels.Of(request, root).Models.Count, MissingModels.Of(request, root).Bytes, MissingModels.Of(request, root).Problem));

        var cut = Directory.GetFiles(Path.Combine(folder["models"], ModelPart.Mert.Name)).MaxBy(file => new FileInfo(file).Length)!; // not null: a part has files
        await File.WriteAllTextAsync(cut, "cut", TestContext.Current.CancellationToken);
        Assert.Equal([ModelPart.Mert.Name], MissingModels.Of(request, root).Models.Select(model => model.Name));
    }

    [Fact]
    public void A_folder_that_is_no_path_is_said_and_no_model_is_called_missing()
    {
        using var folder = new TempDir();
        var missing = MissingModels.Of(new PreprocessSongsRequest { Models = "a\0b" }, DataRoot.Resolve(folder.Path, folder.Path));

        Assert.Empty(missing.Models);
        Assert.NotNull(missing.Problem);
    }
}
