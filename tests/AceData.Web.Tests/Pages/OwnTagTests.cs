using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Pages;

public class OwnTagTests(Chromium browser)
{
    [Fact]
    public async Task A_key_gives_songs_a_tag_of_ones_own_and_header_and_settings_show_the_same_colours()
    {
        using var songs = new SongFolder();
        songs.Add("one", "jazz, 120 bpm, major key");
        songs.Add("two", "jazz, 90 bpm, melancholic");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit.GoAsync("/settings");
        await Assertions.Expect(visit["set-theme"]).ToHaveValueAsync("dark");
        await visit["theme"].ClickAsync();
        await Assertions.Expect(visit["set-theme"]).ToHaveValueAsync("light");
        await visit["set-theme"].SelectOptionAsync("dark");
        await Assertions.Expect(visit["theme"]).ToHaveAttributeAsync("aria-label", "Dark colours. Click for light ones.");
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await visit["theme"].ClickAsync();
        await Assertions.Expect(visit["set-theme"]).ToHaveValueAsync("light");

        await visit["own-tag-1"].FillAsync("Melancholic");
        await visit["own-tag-9"].FillAsync("one, two");
        await visit["own-tag-9"].BlurAsync();
        await Assertions.Expect(visit.Page.Locator(".mud-snackbar")).ToContainTextAsync("comma");
        await visit["own-tag-9"].FillAsync("my own word");
        await visit["own-tag-9"].BlurAsync();
        await Assertions.Expect(visit["settings-saved"]).Not.ToBeEmptyAsync();
        await visit["own-tags"].ScrollIntoViewIfNeededAsync();
        await visit.ShootAsync("own-tags");
        Assert.Empty(await visit.AxeAsync());
        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit["own-tag-9"]).ToHaveValueAsync("my own word");
        await Assertions.Expect(visit["key-own-tag-9"]).ToContainTextAsync("Own tag 9");

        // One song: on and off. All selected: on where it is missing, then off everywhere, one step each.
        await visit.GoAsync("/songs");
        await visit.KeysAreReadyAsync();
        await Assertions.Expect(visit["song"]).ToHaveCountAsync(2);
        await visit.Page.Keyboard.PressAsync("Alt+9");
        await Eventually.HoldsAsync(songs.Prompt("one"), "jazz, 120 bpm, major key, my own word");
        await visit.Page.Keyboard.PressAsync("Alt+9");
        await Eventually.HoldsAsync(songs.Prompt("one"), "jazz, 120 bpm, major key");
        await visit.Page.Keyboard.PressAsync("Control+a");
        await visit.Page.Keyboard.PressAsync("Alt+1");
        await Eventually.HoldsAsync(songs.Prompt("one"), "jazz, 120 bpm, major key, melancholic");
        await Assertions.Expect(visit["song"].First).ToContainTextAsync("melancholic");
        await visit.Page.Keyboard.PressAsync("Alt+1");
        await Eventually.HoldsAsync(songs.Prompt("two"), "jazz, 90 bpm");
        await Eventually.HoldsAsync(songs.Prompt("one"), "jazz, 120 bpm, major key");
        await visit.Page.Keyboard.PressAsync("Control+z");
        await Eventually.HoldsAsync(songs.Prompt("two"), "jazz, 90 bpm, melancholic");
        await visit.Page.Keyboard.PressAsync("Alt+2");
        await Assertions.Expect(visit.Page.GetByText("No tag is set for Alt+2")).ToBeVisibleAsync();
        visit.AssertNothingWentWrong();
    }
}
