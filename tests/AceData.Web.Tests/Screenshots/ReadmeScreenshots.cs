using System.Diagnostics;
using AceData.Testing;
using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Screenshots;

/// <summary>The pictures of the README, from the samples: <c>eng/screenshots.sh</c> makes them anew. Without it the way is walked and nothing is kept.</summary>
[Trait("Category", "Long")]
public class ReadmeScreenshots(Chromium browser)
{
    [Fact]
    public async Task The_pictures_of_the_readme_can_be_made_from_the_samples()
    {
        using var songs = new SongFolder();
        foreach (var file in Directory.EnumerateFiles(Checkout.File("samples")).Where(file => Path.GetExtension(file) is ".mp3" or ".ogg" or ".m4a" or ".lrc"))
        {
            File.Copy(file, Path.Combine(songs.Audio, Path.GetFileName(file)));
        }

        File.WriteAllText(Path.Combine(songs.Path, ".acedata", "settings.json"), """{"engine":"fake"}""");
        using (var lyrics = Process.Start(new ProcessStartInfo(PageServer.Program, ["lyrics", songs.Audio, "--offline", "--data-root", songs.Path]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!)
        {
            lyrics.StandardInput.Close();
            await Task.WhenAll(lyrics.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), lyrics.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            await lyrics.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit["tag"].ClickAsync();
        await Assertions.Expect(visit["job"].First).ToHaveAttributeAsync("data-state", "Done");
        await visit["job-log"].First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".job-line").First).ToBeVisibleAsync();
        await ShootAsync(visit, "run");
        await visit["job-log"].First.ClickAsync();
        await visit["job-dismiss"].First.ClickAsync();
        await visit.KeysAreReadyAsync();
        await visit.Page.Keyboard.PressAsync("Space");
        await visit.Page.WaitForTimeoutAsync(2500);
        await ShootAsync(visit, "songs");
        await visit.Page.Keyboard.PressAsync("Space");
        await visit.Page.Keyboard.PressAsync("e");
        await visit["bulk-remove-tab"].ClickAsync();
        await visit["bulk-tag"].FillAsync("piano");
        await visit.Page.WaitForTimeoutAsync(500);
        await ShootAsync(visit, "many-songs");
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.GoAsync("songs");
        await visit["song"].First.DblClickAsync();
        await visit.Page.WaitForTimeoutAsync(1500);
        await ShootAsync(visit, "song");
        await visit.GoAsync("lyrics");
        await visit["lyrics-song"].Nth(1).ClickAsync();
        await visit.Page.WaitForTimeoutAsync(500);
        await ShootAsync(visit, "lyrics");
        visit.AssertNothingWentWrong();
        await using var light = await browser.VisitAsync(server, new VisitOptions { Theme = "light" });
        await light.GoAsync("training");
        await light["check-songs"].ClickAsync();
        await Assertions.Expect(light["findings-Warns"]).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 60_000 });
        await light["job-dismiss"].First.ClickAsync();
        await light.Page.WaitForTimeoutAsync(500);
        await ShootAsync(light, "finetuning");
    }

    private static async Task ShootAsync(Visit visit, string name)
    {
        var picture = await visit.Page.ScreenshotAsync();
        if (Environment.GetEnvironmentVariable("ACEDATA_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, name + ".png"), picture);
        }
    }
}
