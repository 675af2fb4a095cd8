using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Pages;

/// <summary>One keyboard for all pages: what is changed or switched off in the settings holds for songs and lyrics.</summary>
public class KeyboardTests(Chromium browser)
{
    [Fact]
    public async Task Other_keys_and_no_single_letters_hold_on_songs_and_on_lyrics()
    {
        using var songs = new SongFolder();
        songs.Add("01 - one", "hip hop, 93 bpm, rap");
        songs.Add("02 - two", "hip hop, 90 bpm, rap");
        songs.Add("03 - three", "hip hop, 80 bpm, rap", "[verse]\nA line");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit.GoAsync("songs");
        await visit.KeysAreReadyAsync();
        await Assertions.Expect(visit["song"]).ToHaveCountAsync(3);

        // By the link, as a person comes, not by a new page.
        await visit.Page.Keyboard.PressAsync("g");
        await visit.Page.Keyboard.PressAsync("l");
        await Assertions.Expect(visit["chip-missing"]).ToContainTextAsync("2");
        await visit.Page.Keyboard.PressAsync("j");
        await Assertions.Expect(Title(visit)).ToHaveTextAsync("02 - two");
        await visit.Page.Keyboard.PressAsync("i");
        await Assertions.Expect(visit["chip-instrumental"]).ToContainTextAsync("1");
        await visit.Page.Keyboard.PressAsync("i");
        await Assertions.Expect(visit["chip-instrumental"]).ToContainTextAsync("0");

        await ChangeAsync(visit);
        await visit.GoAsync("lyrics");
        await visit.KeysAreReadyAsync();
        await Assertions.Expect(visit["instrumental"]).ToContainTextAsync("U");
        await visit.Page.Keyboard.PressAsync("i");
        await visit.Page.Keyboard.PressAsync("u");
        await Assertions.Expect(visit["chip-instrumental"]).ToContainTextAsync("1");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit["lyrics-text"]).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(Title(visit)).ToHaveTextAsync("02 - two");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(visit["lyrics-songs"]).ToBeFocusedAsync();

        await visit.GoAsync("settings");
        await visit["set-letters"].UncheckAsync();
        await Assertions.Expect(visit["settings-saved"]).Not.ToBeEmptyAsync();
        await visit.GoAsync("lyrics");
        await visit.KeysAreReadyAsync();
        await Assertions.Expect(visit["instrumental"]).Not.ToContainTextAsync("U");
        await visit.Page.Keyboard.PressAsync("u");
        await visit.Page.Keyboard.PressAsync("Control+ArrowDown");
        await Assertions.Expect(Title(visit)).ToHaveTextAsync("02 - two");
        await Assertions.Expect(visit["chip-instrumental"]).ToContainTextAsync("1");
        await visit.GoAsync("songs");
        await visit.KeysAreReadyAsync();
        await visit["song"].First.ClickAsync();
        await visit.Page.Keyboard.PressAsync("d");
        await visit.Page.Keyboard.PressAsync("Control+ArrowDown");
        await Assertions.Expect(visit["song"].Nth(1)).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("current"));
        Assert.Equal("hip hop, 93 bpm, rap", await File.ReadAllTextAsync(songs.Prompt("01 - one"), TestContext.Current.CancellationToken));

        await visit.GoAsync("settings");
        await visit["reset-keyboard"].ClickAsync();
        await Assertions.Expect(visit["set-letters"]).ToBeCheckedAsync();
        await Assertions.Expect(visit["usual-instrumental"]).ToHaveCountAsync(0);
        await visit.GoAsync("songs");
        await visit.KeysAreReadyAsync();
        await visit["song"].First.ClickAsync();
        await visit.Page.Keyboard.PressAsync("d");
        await Assertions.Expect(visit["song"].First).ToContainTextAsync("186");
        visit.AssertNothingWentWrong();
    }

    private static async Task ChangeAsync(Visit visit)
    {
        await visit.GoAsync("settings");
        await GiveAsync(visit, "instrumental", "n");
        await Assertions.Expect(visit["conflict-instrumental"]).ToBeVisibleAsync();
        await GiveAsync(visit, "instrumental", "u");
        await Assertions.Expect(visit["conflict-instrumental"]).ToHaveCountAsync(0);
        await GiveAsync(visit, "save-next", "Control+k");
    }

    private static async Task GiveAsync(Visit visit, string command, string key)
    {
        await visit[$"change-{command}"].ClickAsync();
        await Assertions.Expect(visit[$"key-{command}"].Locator(".note[role=status]")).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync(key);
        await Assertions.Expect(visit[$"usual-{command}"]).ToBeVisibleAsync();
    }

    private static ILocator Title(Visit visit) => visit["lyrics-editor"].Locator("h2");
}
