using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Pages;

public class UnknownWordTests(Chromium browser)
{
    [Fact]
    public async Task A_word_that_the_preset_lacks_is_said_at_once_and_the_near_one_is_taken_by_one_click()
    {
        using var songs = new SongFolder();
        songs.Add("one", "jazz, 100 bpm");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await Assertions.Expect(visit["chips"]).ToContainTextAsync("jazz");
        await Assertions.Expect(visit["unknown-words"]).ToHaveCountAsync(0);
        await Assertions.Expect(visit["add-tag"]).ToHaveAttributeAsync("data-words", "on");
        await visit["add-tag"].FillAsync("melancolic");
        await visit["add-tag"].PressAsync("Enter");
        await Assertions.Expect(visit["unknown-words"]).ToContainTextAsync("melancolic");
        await visit.ShootAsync("unknown-word");
        Assert.Empty(await visit.AxeAsync());
        await visit["use-known"].ClickAsync();
        await Assertions.Expect(visit["unknown-words"]).ToHaveCountAsync(0);
        await ExpectLineAsync(songs, "jazz, 100 bpm, melancholic");

        // In the line, too, and before it is saved: one's own word stays as it was typed.
        await visit["as-text"].ClickAsync();
        await visit["prompt-text"].FillAsync("jazz, 100 bpm, melancholic, darc, xyzzy");
        await Assertions.Expect(visit["unknown-words"]).ToContainTextAsync("xyzzy");
        await Assertions.Expect(visit["use-known"]).ToHaveCountAsync(1);
        await visit["use-known"].ClickAsync();
        await ExpectLineAsync(songs, "jazz, 100 bpm, melancholic, dark, xyzzy");
        await Assertions.Expect(visit["unknown-words"]).ToContainTextAsync("xyzzy");
        visit.AssertNothingWentWrong();
    }

    [Fact]
    public async Task The_words_to_choose_from_are_all_in_sight_above_what_runs()
    {
        using var songs = new SongFolder();
        songs.Add("one", "jazz, 100 bpm");
        await PastJobs.EndedAsync(songs, "A run", PastJobs.Good);
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server, new VisitOptions { Height = 560 });
        await Assertions.Expect(visit["add-tag"]).ToHaveAttributeAsync("data-words", "on");
        await visit["add-tag"].FillAsync("s");
        var list = visit.Page.Locator("#tag-words");
        await Assertions.Expect(list).ToBeVisibleAsync();
        await visit.ShootAsync("tag-words");
        Assert.True(await visit.Page.EvaluateAsync<bool>("""
            () => {
                const list = document.getElementById("tag-words").getBoundingClientRect(), end = document.querySelector(".bottom").getBoundingClientRect().top;
                const seen = document.elementFromPoint(list.x + list.width / 2, list.bottom - 6)?.closest("#tag-words") != null && document.elementFromPoint(list.x + list.width / 2, list.top + 6)?.closest("#tag-words") != null;
                return list.bottom <= end && list.top >= 0 && seen;
            }
            """));
    }

    private static async Task ExpectLineAsync(SongFolder songs, string line)
    {
        for (var i = 0; i < 300 && File.ReadAllText(songs.Prompt("one")).Trim() != line; i++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Equal(line, File.ReadAllText(songs.Prompt("one")).Trim());
    }
}
