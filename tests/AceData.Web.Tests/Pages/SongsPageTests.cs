using AceData.Web.Tests.Browsing;
using AceData.Web.Tests.Languages;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Pages;

public class SongsPageTests(Chromium browser)
{
    [Fact]
    public async Task One_click_doubles_the_tempo_in_the_file_and_undo_brings_the_bytes_back()
    {
        using var songs = new SongFolder();
        songs.Add("01 - one", "hip hop, 93 bpm, rap, minor key, dark");
        songs.Add("02 - two", "jazz, 120 bpm, major key");
        songs.Add("03 - three");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await Assertions.Expect(visit["song"]).ToHaveCountAsync(3);
        await visit.ShootAsync("songs");
        await visit["double"].ClickAsync();
        await Assertions.Expect(visit["bpm"]).ToHaveValueAsync("186");
        Assert.Equal("hip hop, 186 bpm, rap, minor key, dark", await File.ReadAllTextAsync(songs.Prompt("01 - one"), TestContext.Current.CancellationToken));
        Assert.Empty(await visit.AxeAsync());
        visit.AssertNothingWentWrong();
    }

    [Fact]
    public async Task Songs_of_one_title_are_told_apart_by_their_folders()
    {
        using var songs = new SongFolder();
        songs.Add("live/one", "jazz");
        songs.Add("studio/one", "jazz");
        songs.Add("two", "jazz");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await Assertions.Expect(visit["song"]).ToHaveCountAsync(3);
        await Assertions.Expect(visit["song"].Locator(".title")).ToHaveTextAsync(["one live", "one studio", "two"]);
        visit.AssertNothingWentWrong();
    }

    [Fact]
    public async Task The_column_of_the_state_shows_each_of_its_words_whole_on_a_small_laptop()
    {
        using var songs = new SongFolder();
        songs.Add("01 - one", "hip hop, 93 bpm");
        await using var server = await PageServer.StartAsync(songs.Path);
        foreach (var language in new[] { "en", "de" })
        {
            await using var visit = await browser.VisitAsync(server, new VisitOptions { Language = language });
            await visit["song"].Locator(".state").WaitForAsync();
            foreach (var word in WordFiles.Read("SongWords", language == "en" ? null : language).Where(pair => pair.Key.StartsWith("State.", StringComparison.Ordinal)).Select(pair => pair.Value))
            {
                var hidden = await visit["song"].Locator(".state").EvaluateAsync<int>("(cell, word) => { cell.firstElementChild.lastChild.textContent = word; return cell.scrollWidth - cell.clientWidth; }", word);
                Assert.True(hidden <= 0, $"{hidden} px of \"{word}\" are cut off");
            }
        }
    }
}
