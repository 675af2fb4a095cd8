using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Pages.Lyrics;

public class LyricsPageTests(Chromium browser)
{
    private const string Words = "[verse]\nDown the road we carry the light\nUnder the lamp the engines are humming\n[chorus]\nNobody is counting, nobody is counting\n";
    private const string FromAPage = "[Verse 1]\nA line that is sung by somebody here\nAnother one that follows it at once\nYou might also like\nAnd a last one that ends the song";

    [Fact]
    public async Task The_whole_way_from_a_missing_text_to_a_typed_cleaned_restored_and_fetched_one()
    {
        // Titles for which the made-up source finds a text, one of another version, nothing, and an instrumental.
        using var songs = new SongFolder();
        songs.Add("01 - Iris Vale - Salt Letters");
        songs.Add("02 - Iris Vale - Two", lyrics: Words);
        songs.Add("03 - Iris Vale - Three", lyrics: FromAPage);
        songs.Add("04 - Iris Vale - Paper");
        songs.Add("05 - Iris Vale - Silver");
        songs.Add("06 - Iris Vale - Velvet");
        songs.Add("07 - Iris Vale - Seven", lyrics: FromAPage);
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit.GoAsync("lyrics");
        await Assertions.Expect(visit["lyrics-song"]).ToHaveCountAsync(7);
        await Assertions.Expect(visit["chip-missing"]).ToContainTextAsync("4");
        await Assertions.Expect(visit["fetch"]).ToContainTextAsync("4");
        await visit.ShootAsync("lyrics");
        Assert.Empty(await visit.AxeAsync());

        await TypeAsync(visit, songs);
        await MendAsync(visit, songs);
        await AcceptGeniusAsync(visit, songs);
        await FetchAsync(visit, songs);
        await SearchByHandAsync(visit, songs);
        await MarkInstrumentalAsync(visit, songs);
        Assert.Empty(visit.Complaints);
        Assert.Equal("", server.Errors);

        await using var german = await browser.VisitAsync(server, new VisitOptions { Language = "de", Theme = "light" });
        await german.GoAsync("lyrics");
        await Song(german, "03").ClickAsync();
        await Assertions.Expect(german["lyrics-text"]).ToHaveValueAsync(FromAPage);
        await german["history"].ClickAsync();
        await german["history-show"].First.ClickAsync();
        await german.ShootAsync("lyrics-de-light");
        Assert.Empty(await german.AxeAsync());
        Assert.Empty(german.Complaints);
    }

    // It is saved by itself; a section goes on a line of its own, and Ctrl+Enter goes on to the next song without lyrics.
    private static async Task TypeAsync(Visit visit, SongFolder songs)
    {
        var text = visit["lyrics-text"];
        await text.ClickAsync();
        await text.PressSequentiallyAsync("Salt on the letters");
        await visit["section-chorus"].ClickAsync();
        await visit.Page.Keyboard.TypeAsync("I read them again");
        await Assertions.Expect(visit["lyrics-saved"]).ToContainTextAsync("Saved");
        await Assertions.Expect(visit["chip-missing"]).ToContainTextAsync("3");
        await visit.Page.Keyboard.TypeAsync(" tonight");
        await visit.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(Title(visit)).ToHaveTextAsync("04 - Iris Vale - Paper");
        await Assertions.Expect(text).ToBeFocusedAsync();
        Assert.Equal("Salt on the letters\n[chorus]\nI read them again tonight", await ReadAsync(songs.Lyrics("01 - Iris Vale - Salt Letters")));
    }

    private static async Task MendAsync(Visit visit, SongFolder songs)
    {
        var path = songs.Lyrics("07 - Iris Vale - Seven");
        await Song(visit, "07").ClickAsync();
        await visit["check-remove"].ClickAsync();
        await visit["check-section"].ClickAsync();
        await Assertions.Expect(visit["check-section"]).ToHaveCountAsync(0);
        await Assertions.Expect(visit["lyrics-saved"]).ToContainTextAsync("Saved");
        Assert.Equal("[verse]\nA line that is sung by somebody here\nAnother one that follows it at once\nAnd a last one that ends the song", await ReadAsync(path));

        path = songs.Lyrics("03 - Iris Vale - Three");
        await Song(visit, "03").ClickAsync();
        await visit["clean"].ClickAsync();
        await Assertions.Expect(visit["diff"]).ToContainTextAsync("You might also like");
        await visit.Page.Keyboard.PressAsync("i");
        await visit.ShootAsync("lyrics-clean");
        Assert.Empty(await visit.AxeAsync());
        await visit["clean-apply"].ClickAsync();
        await Assertions.Expect(visit["lyrics-saved"]).ToContainTextAsync("Saved");
        Assert.StartsWith("[verse]\nA line", await ReadAsync(path), StringComparison.Ordinal);
        Assert.DoesNotContain("You might", await ReadAsync(path), StringComparison.Ordinal);

        await visit["history"].ClickAsync();
        await visit["history-show"].First.ClickAsync();
        await visit.ShootAsync("lyrics-history");
        Assert.Empty(await visit.AxeAsync());
        await visit["history-restore"].First.ClickAsync();
        await Assertions.Expect(visit["lyrics-text"]).ToHaveValueAsync(FromAPage);
        Assert.Equal(FromAPage, await ReadAsync(path));
    }

    private static async Task AcceptGeniusAsync(Visit visit, SongFolder songs)
    {
        // The first search asks, and whoever answers nothing asks nobody.
        await visit["search"].ClickAsync();
        await Assertions.Expect(visit["genius-accept"]).ToBeVisibleAsync();
        await visit.EscapeAsync(visit["genius-accept"]);
        await Assertions.Expect(visit["search"]).ToBeEnabledAsync();
        await Assertions.Expect(visit["candidates"]).ToHaveCountAsync(0);

        await visit["genius-read"].ClickAsync();
        await Assertions.Expect(visit["genius-accept"]).ToBeVisibleAsync();
        await visit.ShootAsync("lyrics-genius");
        Assert.Empty(await visit.AxeAsync());
        await visit["genius-accept"].ClickAsync();
        await Assertions.Expect(visit["genius-note"]).ToHaveCountAsync(0);
        Assert.Contains("\"genius_terms_accepted\": true", await ReadAsync(Path.Combine(songs.Path, ".acedata", "settings.json")), StringComparison.Ordinal);
    }

    private static async Task FetchAsync(Visit visit, SongFolder songs)
    {
        var path = songs.Lyrics("04 - Iris Vale - Paper");
        await visit["fetch-options"].ClickAsync();
        await visit["fetch-all"].CheckAsync();
        await Assertions.Expect(visit["fetch-replace"]).Not.ToBeCheckedAsync();
        await Assertions.Expect(visit["fetch-start"]).ToContainTextAsync("3");
        await visit["fetch-replace"].CheckAsync();
        await Assertions.Expect(visit["fetch-start"]).ToContainTextAsync("7");
        await Assertions.Expect(visit["fetch-replaces"]).ToBeVisibleAsync();
        await visit["fetch-replace"].UncheckAsync();
        await visit.Page.Locator(".mud-dialog summary").ClickAsync();
        await visit.Page.Locator("#LyricsSourcesRequest-Fake").CheckAsync();
        await visit.ShootAsync("lyrics-fetch");
        Assert.Empty(await visit.AxeAsync());
        await visit["fetch-start"].ClickAsync();
        await Assertions.Expect(visit["chip-uncertain"]).ToContainTextAsync("1", new LocatorAssertionsToContainTextOptions { Timeout = 30_000 });
        await Assertions.Expect(visit["chip-instrumental"]).ToContainTextAsync("1");

        await Song(visit, "05").ClickAsync();
        await Assertions.Expect(visit["outcome"]).ToContainTextAsync("No lyrics found");
        await Song(visit, "04").ClickAsync();
        await Assertions.Expect(visit["found"]).ToContainTextAsync("Live in Nowhere");
        await visit.ShootAsync("lyrics-found");
        Assert.Empty(await visit.AxeAsync());
        await visit["found-accept"].ClickAsync();
        await Assertions.Expect(visit["lyrics-text"]).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(@"^\[verse\]"));
        Assert.StartsWith("[verse]", await ReadAsync(path), StringComparison.Ordinal);
        await visit["lyrics-songs"].FocusAsync();
        await visit.Page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(visit["found"]).ToBeVisibleAsync();
        Assert.False(File.Exists(path));
        await visit["lyrics-text"].FillAsync("Mine is another one\n");
        await Assertions.Expect(visit["found"].GetByTestId("diff")).ToContainTextAsync("Mine is another one");
        await visit.ShootAsync("lyrics-beside");
        Assert.Empty(await visit.AxeAsync());
        await visit["found-reject"].ClickAsync();
        await Assertions.Expect(visit["found"]).ToHaveCountAsync(0);
    }

    // A person's own text is replaced only when they say so, and comes back.
    private static async Task SearchByHandAsync(Visit visit, SongFolder songs)
    {
        const string Mine = "Salt on the letters\n[chorus]\nI read them again tonight";
        var path = songs.Lyrics("01 - Iris Vale - Salt Letters");
        await Song(visit, "01").ClickAsync();
        await Assertions.Expect(visit["lyrics-text"]).ToHaveValueAsync(Mine);
        await Assertions.Expect(visit["search-artist"]).ToHaveValueAsync("Iris Vale");
        await visit["search-options"].ClickAsync();
        await visit.Page.Locator("#LyricsSourcesRequest-Fake").CheckAsync();
        await visit["search-options"].ClickAsync();
        await visit["search-title"].FillAsync("Copper");
        await visit["search"].ClickAsync();
        await Assertions.Expect(visit["candidates-silent"]).ToBeVisibleAsync();
        await visit["search-title"].FillAsync("Salt Letters");
        await visit["search-title"].PressAsync("Enter");
        await Assertions.Expect(visit["candidate"]).ToHaveCountAsync(2);
        await Assertions.Expect(visit["candidate"].First).ToContainTextAsync("1.00");
        await Assertions.Expect(visit["candidate"].Last).ToContainTextAsync("Salt Letters (Live in Nowhere)");
        await visit["candidate-show"].First.ClickAsync();
        await Assertions.Expect(visit["candidates"].GetByTestId("diff")).ToContainTextAsync("Salt on the letters");
        await visit.ShootAsync("lyrics-candidates");
        Assert.Empty(await visit.AxeAsync());

        await visit["candidate-use"].First.ClickAsync();
        await Assertions.Expect(visit["confirm"]).ToBeVisibleAsync();
        await visit.ShootAsync("lyrics-candidate-replaces");
        await visit.EscapeAsync(visit["confirm"]);
        Assert.Equal(Mine, await ReadAsync(path));
        await visit["candidate-use"].First.ClickAsync();
        await visit["confirm"].ClickAsync();
        await Assertions.Expect(visit["candidates"]).ToHaveCountAsync(0);
        await Assertions.Expect(visit["lyrics-text"]).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(@"^\[verse\]"));
        Assert.StartsWith("[verse]", await ReadAsync(path), StringComparison.Ordinal);
        await Assertions.Expect(Song(visit, "01").Locator(".state")).ToContainTextAsync("found");

        await visit["lyrics-songs"].FocusAsync();
        await visit.Page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(visit["lyrics-text"]).ToHaveValueAsync(Mine);
        Assert.Equal(Mine, await ReadAsync(path));
    }

    // Three actions for any number of songs, and one to take it back.
    private static async Task MarkInstrumentalAsync(Visit visit, SongFolder songs)
    {
        await visit["chip-edited"].ClickAsync();
        await Assertions.Expect(visit["lyrics-song"]).ToHaveCountAsync(5);
        await visit.Page.Keyboard.PressAsync("Control+a");
        await Assertions.Expect(visit["lyrics-selection"]).ToBeVisibleAsync();
        await visit.ShootAsync("lyrics-selected");
        Assert.Empty(await visit.AxeAsync());
        await visit.Page.Keyboard.PressAsync("i");
        await Assertions.Expect(visit["chip-instrumental"]).ToContainTextAsync("6");
        Assert.Equal("[inst]", await ReadAsync(songs.Lyrics("02 - Iris Vale - Two")));
        await visit.Page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(visit["chip-instrumental"]).ToContainTextAsync("1");
        Assert.Equal(Words, await ReadAsync(songs.Lyrics("02 - Iris Vale - Two")));
    }

    private static ILocator Title(Visit visit) => visit["lyrics-editor"].Locator("h2");

    private static ILocator Song(Visit visit, string number) => visit["lyrics-song"].Filter(new LocatorFilterOptions { HasText = number + " - " });

    private static Task<string> ReadAsync(string path) => File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
}
