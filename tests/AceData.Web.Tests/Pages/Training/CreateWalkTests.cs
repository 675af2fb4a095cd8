using AceData.Datasets;
using AceData.Models;
using AceData.Testing;
using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Pages.Training;

/// <summary>From a data set to training samples, with tiny models.</summary>
public class CreateWalkTests(Chromium browser)
{
    [Fact]
    public async Task A_data_set_becomes_samples_and_what_failed_says_why_beside_its_song()
    {
        using var songs = new SongFolder();
        using var models = new TempDir();
        await TinyModels.MakeAsync(models.Path, TimeProvider.System, _ => { }, TestContext.Current.CancellationToken);
        songs.Add("01", "hip hop, 93 bpm", "[inst]", seconds: 4);
        await File.WriteAllBytesAsync(songs.Add("02", "house, 124 bpm", "[inst]"), WavFile.Pcm16(new float[8000 * 4], 8000), TestContext.Current.CancellationToken);
        await WriteAsync(songs, "hip hop", "01", "02");
        Directory.CreateDirectory(Path.Combine(songs.Path, ".acedata"));
        await File.WriteAllTextAsync(Path.Combine(songs.Path, ".acedata", "settings.json"), $$"""{"models_folder": "{{Path.Combine(songs.Path, "no models")}}"}""", TestContext.Current.CancellationToken);
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit.GoAsync("/training");

        // What is missing is said before anything is started, with the way to get it.
        await StateAsync(visit, "Blocked");
        await Assertions.Expect(visit["train-set"]).ToContainTextAsync("2 songs have no sample yet.");
        await Assertions.Expect(visit["create-why"]).ToContainTextAsync("4 models are missing: umt5-base, music_dcae_f8c8, MERT-v1-330M, mHuBERT-147. To be downloaded first:");
        await Assertions.Expect(visit["create-models"]).ToHaveAttributeAsync("href", "/models");
        await Assertions.Expect(visit["create"]).ToBeDisabledAsync();
        await visit["create-options"].ClickAsync();
        await FillAsync(visit, "PreprocessSongsRequest-Models", models.Path);
        await StateAsync(visit, "Missing");
        await FillAsync(visit, "PreprocessSongsRequest-Device", "cpu");
        await visit["create"].ClickAsync();

        await StateAsync(visit, "OutOfDate");
        await Assertions.Expect(visit["train-set"]).ToContainTextAsync("1 of 2 songs has its sample");
        await Assertions.Expect(visit.Page.Locator("[data-testid=sample][data-stand=Missing]")).ToContainTextAsync("The song is silence");
        await Assertions.Expect(visit.Page.Locator("[data-testid=sample][data-stand=Current]")).ToContainTextAsync("Its sample is up to date.");
        Assert.True(File.Exists(Path.Combine(songs.Path, "data", "data_sets", "train_set", "01.hdf5")));
        await visit.ShootAsync("create");
        Assert.Empty(await visit.AxeAsync());

        // The song itself is as it was: its row says nothing of it, and the job shows the way back to the step.
        await visit.GoAsync("/songs");
        await Assertions.Expect(visit["quick-failed"]).ToHaveTextAsync("Failed 0");
        await visit["job-problems"].First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("[data-testid=sample][data-stand=Missing]")).ToContainTextAsync("The song is silence");

        // Ticked by what lies on the disk: without the silent song all is there, with other tags it is not.
        await WriteAsync(songs, "hip hop", "01");
        await visit.Page.ReloadAsync();
        await StateAsync(visit, "Done");
        await WriteAsync(songs, "techno", "01");
        await visit.Page.ReloadAsync();
        await StateAsync(visit, "OutOfDate");
        await Assertions.Expect(visit["train-set"]).ToContainTextAsync("Tags or lyrics of 1 song are others now");
        visit.AssertNothingWentWrong();
    }

    private static Task WriteAsync(SongFolder songs, string genre, params string[] keys) => DataSetWriter.WriteAsync(
        Path.Combine(songs.Path, "data", "data_sets", "jsons_sets"),
        keys.Select(key => new DataSetRow { Key = key, FileName = $"data/audio/{key}.wav", Tags = [genre, "93 bpm"], Lyrics = "[inst]" }),
        TestContext.Current.CancellationToken);

    private static async Task FillAsync(Visit visit, string id, string text)
    {
        await visit.Page.Locator("#" + id).FillAsync(text);
        await visit.Page.Locator("#" + id).BlurAsync();
    }

    private static Task StateAsync(Visit visit, string state) =>
        Assertions.Expect(visit["step-Create"]).ToHaveAttributeAsync("data-state", state, new LocatorAssertionsToHaveAttributeOptions { Timeout = 180_000 });
}
