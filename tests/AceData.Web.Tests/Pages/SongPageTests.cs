using AceData.Library.Catalog;
using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Pages;

public class SongPageTests(Chromium browser)
{
    private const string Words = "[verse]\nthe first line of words\nthe second line of words\nthe third line of words\nthe fourth line of words";

    [Fact]
    public async Task The_page_of_a_song_shows_everything_and_brings_an_earlier_text_back()
    {
        using var songs = new SongFolder();
        songs.Add("01 - one", lyrics: Words, seconds: 40);
        songs.Add("02 - two", "jazz, 120 bpm, major key");
        File.WriteAllText(System.IO.Path.Combine(songs.Path, ".acedata", "settings.json"), """{"engine":"fake"}""");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit["tag"].ClickAsync();
        await Assertions.Expect(visit["job"].First).ToHaveAttributeAsync("data-state", "Done", new LocatorAssertionsToHaveAttributeOptions { Timeout = 60_000 });
        var made = await File.ReadAllTextAsync(songs.Prompt("01 - one"), TestContext.Current.CancellationToken);
        await visit["job-dismiss"].ClickAsync();
        await visit["open-song"].ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("01 - one");
        await Assertions.Expect(visit["place"]).ToHaveTextAsync("1 of 2");
        await Assertions.Expect(visit["lyrics"]).ToContainTextAsync("the second line");
        await Assertions.Expect(visit["waveform"]).ToHaveAttributeAsync("data-song", IdOf(songs, "01 - one"), new LocatorAssertionsToHaveAttributeOptions { Timeout = 30_000 });

        await visit["why-genre"].ClickAsync();
        await Assertions.Expect(visit["answer"]).ToBeVisibleAsync();
        await visit["zoom-in"].ClickAsync();
        await visit["zoom-in"].ClickAsync();
        await visit["grid-half"].ClickAsync();
        await visit["clicks"].CheckAsync();
        await visit.ShootAsync("song-dark");
        Assert.Empty(await visit.AxeAsync());

        await visit["remove-tag"].Last.ClickAsync();
        await Assertions.Expect(visit["past"].First).ToContainTextAsync("by you");
        Assert.NotEqual(made, await File.ReadAllTextAsync(songs.Prompt("01 - one"), TestContext.Current.CancellationToken));
        await visit["restore"].First.ClickAsync();
        await Assertions.Expect(visit["tag-line"]).ToContainTextAsync(made);
        Assert.Equal(made, await File.ReadAllTextAsync(songs.Prompt("01 - one"), TestContext.Current.CancellationToken));

        await visit["open-folder"].ClickAsync();
        await visit.Page.Keyboard.PressAsync("j");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("02 - two");
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Uri(server.Root, $"songs/{IdOf(songs, "02 - two")}").ToString());
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Songs");
        await Assertions.Expect(visit.Page.Locator("[data-testid=song].current")).ToContainTextAsync("02 - two");
        visit.AssertNothingWentWrong();
    }

    [Fact]
    public async Task A_kind_that_browsers_do_not_play_is_heard_as_a_copy_and_a_lost_song_says_what_to_do()
    {
        using var songs = new SongFolder();
        songs.Add("one", "jazz, 120 bpm, major key", seconds: 12);
        var aiff = songs.Convert("two.aiff", "one");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server, new VisitOptions { Language = "de", Theme = "light" });
        await visit.GoAsync($"/songs/{SongId.Of(aiff)}");
        await Assertions.Expect(visit["copy-note"]).ToContainTextAsync("aiff", new LocatorAssertionsToContainTextOptions { Timeout = 30_000 });
        await visit["play-song"].ClickAsync();
        await visit.Page.WaitForFunctionAsync("() => Number(document.getElementById('player-position')?.value) > 0.3");
        await visit.ShootAsync("song-light-de");
        Assert.Empty(await visit.AxeAsync());

        File.Delete(aiff);
        await Assertions.Expect(visit["song-gone"]).ToContainTextAsync("nicht in der Liste");
        await visit.ShootAsync("song-gone");
        Assert.Empty(await visit.AxeAsync());
        await visit["look-again"].ClickAsync();
        await Assertions.Expect(visit["song-gone"]).ToBeVisibleAsync();
        await visit.GoAsync("/songs/nothing");
        await Assertions.Expect(visit["song-gone"]).ToBeVisibleAsync();
        visit.AssertNothingWentWrong();
    }

    [Fact]
    public async Task Back_in_the_list_filter_selection_and_place_are_as_they_were()
    {
        using var songs = new SongFolder();
        for (var i = 1; i <= 80; i++)
        {
            songs.Add($"song {i:00}", i % 2 == 0 ? "jazz, 120 bpm" : "rap, 90 bpm");
        }

        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit.GoAsync("/songs?filter=tag:jazz");
        await Assertions.Expect(visit["count"]).ToContainTextAsync("40 of 80");
        await Assertions.Expect(visit.Page.Locator("[data-testid=song].current").Or(visit["inspector"])).Not.ToHaveCountAsync(0);

        // A click may scroll the list a little, so the last place is noted.
        await visit["songs"].EvaluateAsync("box => { box.addEventListener('scroll', () => { window.lastTop = box.scrollTop; }); box.scrollTop = 777; }");
        var row = visit["song"].Filter(new LocatorFilterOptions { HasText = "song 50" });
        await row.GetByRole(AriaRole.Checkbox).ClickAsync();
        await Assertions.Expect(visit["selection-bar"]).ToContainTextAsync("1 selected");
        await row.GetByText("song 50").DblClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("song 50");
        var top = await visit.Page.EvaluateAsync<double>("() => window.lastTop");
        Assert.True(top > 400, "It was scrolled.");
        await visit["back"].ClickAsync();
        await Assertions.Expect(visit["count"]).ToContainTextAsync("40 of 80");
        await Assertions.Expect(visit["selection-bar"]).ToContainTextAsync("1 selected");
        Assert.Equal(top, await visit["songs"].EvaluateAsync<double>("box => box.scrollTop"), 1.0);
        await Assertions.Expect(visit.Page.Locator("[data-testid=song].current")).ToContainTextAsync("song 50");
        visit.AssertNothingWentWrong();
    }

    private static string IdOf(SongFolder songs, string name) => SongId.Of(System.IO.Path.Combine(songs.Audio, name + ".wav")).Text;
}
