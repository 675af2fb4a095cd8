using System.Security.Cryptography;
using AceData.Models;
using AceData.Testing.Networks;
using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Pages;

/// <summary>A model from a hub on this computer: downloaded, checked, deleted; and the question about licences.</summary>
public class ModelPartsTests(Chromium browser)
{
    private const string Large = "diffusion_pytorch_model.safetensors";
    private static readonly LocatorAssertionsToHaveAttributeOptions Patient = new() { Timeout = 60_000 };

    [Fact]
    public async Task A_model_is_downloaded_checked_and_deleted_and_licences_are_asked_about()
    {
        using var songs = new SongFolder();
        await using var hub = new FakeHub();
        var path = ModelPart.Vocoder.Repository + "/" + ModelPart.Vocoder.Folder + "/";
        hub.Files[path + "config.json"] = "{}"u8.ToArray();
        hub.Files[path + Large] = RandomNumberGenerator.GetBytes(2_000_000);
        var models = Path.Combine(songs.Path, "models");
        Directory.CreateDirectory(Path.Combine(songs.Path, ".acedata"));
        await File.WriteAllTextAsync(
            Path.Combine(songs.Path, ".acedata", "settings.json"), $$"""{"models_folder": "{{models}}", "model_hub": "{{hub.Address}}"}""", TestContext.Current.CancellationToken);
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit.GoAsync("/models");
        await Assertions.Expect(visit["models-folder"]).ToContainTextAsync(models, new LocatorAssertionsToContainTextOptions { Timeout = 60_000 });
        await Assertions.Expect(visit["model"]).ToHaveCountAsync(ModelPart.All.Count);
        await Assertions.Expect(Model(visit, "MERT-v1-330M")).ToContainTextAsync("not for commercial use");

        await Model(visit, ModelPart.Mert.Name).GetByTestId("model-get").ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("CC-BY-NC-4.0");
        await visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Cancel" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.Empty(hub.Requests);

        await Model(visit, ModelPart.Vocoder.Name).GetByTestId("model-get").ClickAsync();
        await Assertions.Expect(Model(visit, ModelPart.Vocoder.Name)).ToHaveAttributeAsync("data-state", nameof(ModelState.Ready), Patient);
        Assert.Equal(hub.Files[path + Large], await File.ReadAllBytesAsync(Path.Combine(models, ModelPart.Vocoder.Name, Large), TestContext.Current.CancellationToken));
        await Assertions.Expect(visit["models-busy"]).ToHaveCountAsync(0);
        await visit.ShootAsync("models-ready");
        Assert.Empty(await visit.AxeAsync());

        // What a licence forbids is said first, and with the answer it is fetched.
        var voices = ModelPart.MHubert.Repository + "/";
        hub.Files[voices + "config.json"] = "{}"u8.ToArray();
        hub.Files[voices + "model.safetensors"] = RandomNumberGenerator.GetBytes(5_000);
        await Model(visit, ModelPart.MHubert.Name).GetByTestId("model-get").ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("CC-BY-NC-SA-4.0");
        await visit["confirm"].ClickAsync();
        await Assertions.Expect(Model(visit, ModelPart.MHubert.Name)).ToHaveAttributeAsync("data-state", nameof(ModelState.Ready), Patient);

        // A folder of another program's models, chosen on the page: this one holds none.
        var empty = Directory.CreateDirectory(Path.Combine(songs.Path, "checkpoints")).FullName;
        await visit["models-use"].ClickAsync();
        await visit["one-folder-path"].FillAsync(empty);
        await visit["one-folder-use"].ClickAsync();
        await Assertions.Expect(visit["models-failed"]).ToContainTextAsync($"There is no model in '{empty}'", new LocatorAssertionsToContainTextOptions { Timeout = 60_000 });

        await Model(visit, ModelPart.Codec.Name).GetByTestId("model-get").ClickAsync();
        await Assertions.Expect(visit["models-failed"]).ToContainTextAsync("any more", new LocatorAssertionsToContainTextOptions { Timeout = 60_000 });
        Assert.Empty(await visit.AxeAsync());

        await Model(visit, ModelPart.Vocoder.Name).GetByTestId("model-verify").ClickAsync();
        await Assertions.Expect(visit["models-failed"]).ToHaveCountAsync(0, new LocatorAssertionsToHaveCountOptions { Timeout = 60_000 });
        await Assertions.Expect(Model(visit, ModelPart.Vocoder.Name).GetByTestId("model-remove")).ToBeEnabledAsync(new LocatorAssertionsToBeEnabledOptions { Timeout = 60_000 });
        await Model(visit, ModelPart.Vocoder.Name).GetByTestId("model-remove").ClickAsync();
        await visit["confirm"].ClickAsync();
        await Assertions.Expect(Model(visit, ModelPart.Vocoder.Name)).ToHaveAttributeAsync("data-state", nameof(ModelState.Missing), Patient);
        Assert.False(File.Exists(Path.Combine(models, ModelPart.Vocoder.Name, Large)));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_page_speaks_German()
    {
        using var songs = new SongFolder();
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server, new VisitOptions { Language = "de", Theme = "light" });
        await visit.GoAsync("/models");
        await Assertions.Expect(visit["model-parts"]).ToContainTextAsync("nicht für gewerbliche Nutzung", new LocatorAssertionsToContainTextOptions { Timeout = 60_000 });
        await visit["models-options"].ClickAsync();
        await Assertions.Expect(visit["model-parts"]).ToContainTextAsync("Adresse eines Spiegels");
        Assert.Empty(await visit.AxeAsync());
    }

    private static ILocator Model(Visit visit, string name) => visit.Page.Locator($"[data-testid=model][data-name=\"{name}\"]");
}
