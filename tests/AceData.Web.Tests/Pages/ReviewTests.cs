using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Pages;

public class ReviewTests(Chromium browser)
{
    private const int Suggestions = 20;
    private const string Mine = "hip hop, 93 bpm, rap, minor key, aggressive";
    private const string Suggested = "hip hop, 93 bpm, rap, major key, aggressive, dark?";

    [Fact]
    public async Task Twenty_suggestions_are_reviewed_in_twenty_actions_and_what_is_left_is_said_with_its_reason()
    {
        using var songs = new SongFolder();
        for (var i = 1; i <= Suggestions; i++)
        {
            songs.Add($"song {i:00}", Mine, seconds: i == Suggestions ? 12 : 0);
        }

        songs.Add("song 21", "jazz, 220 bpm, major key", seconds: 12);
        songs.Add("song 22", "jazz, 120 bpm, major key");
        songs.Suggest([.. Enumerable.Range(1, Suggestions).Select(i => ($"song {i:00}", Suggested))]);
        File.WriteAllText(System.IO.Path.Combine(songs.Path, ".acedata", "settings.json"), """{"engine":"fake"}""");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await Assertions.Expect(visit["review"]).ToHaveTextAsync($"Review {Suggestions + 1}");
        await visit.KeysAreReadyAsync();

        // The first answer begins the round; one in five is rejected. One key a song, and none goes to the wrong one.
        var effort = new Effort(visit);
        for (var i = 1; i <= Suggestions; i++)
        {
            if (i == 2)
            {
                await Assertions.Expect(visit["review-place"]).ToHaveTextAsync($"Review 2 of {Suggestions + 1}");
                await Assertions.Expect(visit["review-title"]).ToHaveTextAsync("song 02");
                await Assertions.Expect(visit["suggested"]).ToContainTextAsync("major key");
                await visit.ShootAsync("review");
                Assert.Empty(await visit.AxeAsync());
            }

            await effort.PressAsync(i % 5 == 0 ? "x" : "Enter");
        }

        Assert.Equal(Suggestions, effort.Take());
        await Assertions.Expect(visit["review-title"]).ToHaveTextAsync("song 21");
        for (var i = 1; i <= Suggestions; i++)
        {
            await Eventually.HoldsAsync(songs.Prompt($"song {i:00}"), i % 5 == 0 ? Mine : "hip hop, 93 bpm, rap, major key, aggressive, dark");
        }

        // A song without a suggestion says why it is here; X has nothing to reject, K looks back without an answer, N goes on.
        await Assertions.Expect(visit["review-bar"].GetByTestId("review-notes")).ToContainTextAsync("220");
        await visit.Page.Keyboard.PressAsync("x");
        await visit.Page.Keyboard.PressAsync("k");
        await Assertions.Expect(visit["review-title"]).ToHaveTextAsync("song 20");
        await visit.Page.Keyboard.PressAsync("n");
        await Assertions.Expect(visit["review-place"]).ToHaveTextAsync("Review 21 of 21");
        await visit.ShootAsync("review-reason");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit["review-done"]).ToContainTextAsync("All 21 reviewed");
        await visit.ShootAsync("review-done");
        Assert.Empty(await visit.AxeAsync());

        // What was fine as it is, is not asked again; what was undone is.
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit["review-bar"]).ToHaveCountAsync(0);
        await Assertions.Expect(visit["review"]).ToHaveCountAsync(0);
        Assert.Equal("jazz, 220 bpm, major key", await File.ReadAllTextAsync(songs.Prompt("song 21"), TestContext.Current.CancellationToken));
        await visit.Page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(visit["review"]).ToHaveTextAsync("Review 1");
        await visit.Page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(visit["review"]).ToHaveTextAsync("Review 2");

        // By mouse, by ear, on the page of a song, and left in the middle.
        await using var german = await browser.VisitAsync(server, new VisitOptions { Language = "de", Theme = "light" });
        await Assertions.Expect(german["waveform"]).ToHaveAttributeAsync("data-song", new System.Text.RegularExpressions.Regex("^[0-9a-f]{16}$"), new LocatorAssertionsToHaveAttributeOptions { Timeout = 30_000 });
        await german.KeysAreReadyAsync();
        await german.Page.Keyboard.PressAsync("Space");
        await german["auto"].CheckAsync();
        await german["review"].ClickAsync();
        await Assertions.Expect(german["review-place"]).ToHaveTextAsync("Prüfung 1 von 2");
        await Assertions.Expect(german["player-title"]).ToHaveTextAsync("song 20");
        await Assertions.Expect(german["review-bar"]).ToBeFocusedAsync();
        await german["open-song"].ClickAsync();
        await Assertions.Expect(german["back"]).ToBeVisibleAsync();
        await Assertions.Expect(german["review-accept"]).ToBeVisibleAsync();
        await german.ShootAsync("review-song-de");
        Assert.Empty(await german.AxeAsync());
        await german["back"].ClickAsync();
        await german["song"].Filter(new LocatorFilterOptions { HasText = "song 22" }).ClickAsync();
        await german["review-go-on"].ClickAsync();
        await german["review-accept"].ClickAsync();
        await Assertions.Expect(german["review-place"]).ToHaveTextAsync("Prüfung 2 von 2");
        await Assertions.Expect(german["player-title"]).ToHaveTextAsync("song 21");
        await german["review-leave"].ClickAsync();
        await Assertions.Expect(german["review"]).ToHaveTextAsync("1 prüfen");
        german.AssertNothingWentWrong();
        visit.AssertNothingWentWrong();
    }
}
