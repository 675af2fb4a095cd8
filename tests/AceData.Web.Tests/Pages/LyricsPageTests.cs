using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Pages;

public class LyricsPageTests(Chromium browser)
{
    private const string Words = "[verse]\nDown the road we carry the light\nUnder the lamp the engines are humming\n[chorus]\nNobody is counting, nobody is counting\n";

    [Fact]
    public async Task The_whole_way_from_missing_to_found_edited_cleaned_and_restored()
    {
        using var songs = new SongFolder();
        songs.Add("01 - Iris Vale - Salt Letters");
        songs.Add("02 - Iris Vale - Two", lyrics: Words);
        songs.Add("03 - Iris Vale - Three", lyrics: "[Verse 1]\nA line that is sung by somebody here\nAnother one that follows it at once\nYou might also like\nAnd a last one that ends the song");
        songs.Add("04 - Iris Vale - Four");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit.GoAsync("lyrics");
        await Task.Delay(3000);
        await visit.ShootAsync("lyrics0");
        Assert.Empty(visit.Complaints); Assert.Empty(await visit.Page.Locator("main details pre").AllTextContentsAsync()); Assert.Equal("", server.Errors);
        await Assertions.Expect(visit["lyrics-song"]).ToHaveCountAsync(4);
        await Assertions.Expect(visit["chip-missing"]).ToContainTextAsync("2");
        await visit.ShootAsync("lyrics");
        Assert.Empty(await visit.AxeAsync());

        // A text is typed and saved by itself; Ctrl+Enter goes on to the next song without lyrics.
        var text = visit["lyrics-text"];
        await text.ClickAsync();
        await text.PressSequentiallyAsync("Salt on the letters");
        await visit["section-chorus"].ClickAsync();
        await visit.Page.Keyboard.TypeAsync("I read them again");
        await Assertions.Expect(visit["lyrics-saved"]).ToContainTextAsync("Saved");
        Assert.Equal("Salt on the letters\n[chorus]\nI read them again", await ReadAsync(songs.Lyrics("01 - Iris Vale - Salt Letters")));
        await visit.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(visit.Page.Locator("h2").First).ToHaveTextAsync("04 - Iris Vale - Four");
        await Assertions.Expect(text).ToBeFocusedAsync();
        Assert.Empty(visit.Complaints);
    }

    private static Task<string> ReadAsync(string path) => File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
}
