using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Pages;

/// <summary>How many actions the daily corrections take, with the keyboard.</summary>
public class EffortTests(Chromium browser)
{
    [Fact]
    public async Task Daily_corrections_take_as_few_actions_as_promised()
    {
        using var songs = new SongFolder();
        songs.Add("01", "hip hop, 93 bpm, rap, minor key, dark");
        songs.Add("02", "jazz, 120 bpm, major key", "[verse]\n" + string.Join('\n', Enumerable.Repeat("a line of words", 8)));
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        var effort = new Effort(visit);
        await Assertions.Expect(visit["song"]).ToHaveCountAsync(2);
        await visit.KeysAreReadyAsync();

        await effort.PressAsync("d");
        await Eventually.HoldsAsync(songs.Prompt("01"), "hip hop, 186 bpm, rap, minor key, dark");
        Assert.Equal(1, effort.Take());

        await effort.PressAsync("m");
        await Eventually.HoldsAsync(songs.Prompt("01"), "hip hop, 186 bpm, rap, major key, dark");
        Assert.Equal(1, effort.Take());

        await visit.Page.Locator("[data-testid=remove-tag][data-tag=dark]").ClickAsync();
        await Eventually.HoldsAsync(songs.Prompt("01"), "hip hop, 186 bpm, rap, major key");

        await effort.PressAsync("a");
        await effort.TypeAsync("melanch");
        await effort.PressAsync("Enter");
        await Eventually.HoldsAsync(songs.Prompt("01"), "hip hop, 186 bpm, rap, major key, melancholic");
        Assert.Equal(3, effort.Take());

        await effort.PressAsync("Escape");
        await effort.ClickAsync("quick-lyrics-missing");
        await Assertions.Expect(visit["count"]).ToHaveTextAsync("1 of 2 shown");
        Assert.Equal(2, effort.Take());

        await visit.Page.Locator("h1").ClickAsync();
        for (var step = 0; step < 4; step++)
        {
            await visit.Page.Keyboard.PressAsync("Control+z");
        }

        await Eventually.HoldsAsync(songs.Prompt("01"), "hip hop, 93 bpm, rap, minor key, dark");
        visit.AssertNothingWentWrong();
    }

    [Fact]
    public async Task A_line_that_holds_a_tag_twice_can_be_mended_by_mouse_and_key()
    {
        using var songs = new SongFolder();
        songs.Add("01", "jazz, jazz, 100 bpm, dark, dark");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit.KeysAreReadyAsync();

        await visit.Page.Locator("[data-testid=remove-tag][data-tag=jazz]").First.ClickAsync();
        await Eventually.HoldsAsync(songs.Prompt("01"), "100 bpm, dark, dark");
        await visit.Page.Locator("h1").ClickAsync();
        await visit.Page.Keyboard.PressAsync("d");
        await Eventually.HoldsAsync(songs.Prompt("01"), "200 bpm, dark, dark");
        visit.AssertNothingWentWrong();
    }

    [Fact]
    public async Task Five_tags_typed_fast_all_land()
    {
        using var songs = new SongFolder();
        songs.Add("01", "100 bpm");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit.KeysAreReadyAsync();
        await visit.Page.Keyboard.PressAsync("a");
        foreach (var tag in new[] { "jazz", "dark", "piano", "techno", "house" })
        {
            await visit.Page.Keyboard.TypeAsync(tag, new KeyboardTypeOptions { Delay = 30 });
            await visit.Page.Keyboard.PressAsync("Enter");
        }

        await Assertions.Expect(visit["remove-tag"]).ToHaveCountAsync(6);
        var line = await File.ReadAllTextAsync(songs.Prompt("01"), TestContext.Current.CancellationToken);
        Assert.All(new[] { "jazz", "dark", "piano", "techno", "house" }, tag => Assert.Contains(tag, line, StringComparison.Ordinal));
        visit.AssertNothingWentWrong();
    }

    [Fact]
    public async Task A_key_of_a_command_is_only_a_letter_in_a_field()
    {
        using var songs = new SongFolder();
        songs.Add("01", "jazz, 100 bpm");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit.KeysAreReadyAsync();
        await visit.Page.Keyboard.PressAsync("f");
        await visit.Page.Keyboard.TypeAsync("dhm");
        await Assertions.Expect(visit["filter"]).ToHaveValueAsync("dhm");
        Assert.Equal("jazz, 100 bpm", await File.ReadAllTextAsync(songs.Prompt("01"), TestContext.Current.CancellationToken));
    }
}
