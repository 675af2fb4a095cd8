using AceData.Library.Catalog;
using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Pages;

/// <summary>Other programs do not wait until a person is done here.</summary>
public class OutsideChangeTests(Chromium browser)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task What_is_typed_while_another_text_is_on_its_way_to_the_page_stays_in_the_field()
    {
        using var songs = new SongFolder();
        songs.Add("one", "jazz, 120 bpm, major key");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit["as-text"].ClickAsync();
        var field = visit["prompt-text"];
        await Assertions.Expect(field).ToHaveValueAsync("jazz, 120 bpm, major key");

        // A page that is busy shows nothing new; what was typed then reaches the program before the page has the other text.
        var typing = field.EvaluateAsync("field => { const end = Date.now() + 3000; while (Date.now() < end) {} field.value += ', dark'; field.dispatchEvent(new Event('input', { bubbles: true })); }");
        await Task.Delay(500, None);
        await File.WriteAllTextAsync(songs.Prompt("one"), "blues, 70 bpm", None);
        await typing;

        await Assertions.Expect(visit["their-text"]).ToHaveTextAsync("blues, 70 bpm");
        await Assertions.Expect(field).ToHaveValueAsync("jazz, 120 bpm, major key, dark");
        await Assertions.Expect(field).ToBeFocusedAsync();
        await visit["keep-mine"].ClickAsync();
        await Eventually.HoldsAsync(songs.Prompt("one"), "jazz, 120 bpm, major key, dark");
        visit.AssertNothingWentWrong();
    }

    [Fact]
    public async Task A_file_that_changes_while_its_line_is_typed_loses_neither_text()
    {
        using var songs = new SongFolder();
        songs.Add("one", "jazz, 120 bpm, major key");
        songs.Add("two", "rap, 90 bpm");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await Assertions.Expect(visit["song"]).ToHaveCountAsync(2);
        await visit["as-text"].ClickAsync();
        var field = visit["prompt-text"];

        // Nothing typed: the field follows the file.
        await File.WriteAllTextAsync(songs.Prompt("one"), "jazz, 121 bpm, major key", None);
        await Assertions.Expect(field).ToHaveValueAsync("jazz, 121 bpm, major key");

        await field.FillAsync("jazz, 121 bpm, major key, dark");
        await File.WriteAllTextAsync(songs.Prompt("one"), "blues, 70 bpm", None);
        await Assertions.Expect(visit["their-text"]).ToHaveTextAsync("blues, 70 bpm");
        await Assertions.Expect(field).ToHaveValueAsync("jazz, 121 bpm, major key, dark");
        await visit.ShootAsync("changed-outside");
        Assert.Empty(await visit.AxeAsync());

        // Going away saves nothing and loses nothing.
        await visit["song"].Filter(new LocatorFilterOptions { HasText = "two" }).ClickAsync();
        await Assertions.Expect(visit["changed-outside"]).ToHaveCountAsync(0);
        await Eventually.HoldsAsync(songs.Prompt("one"), "blues, 70 bpm");
        await visit["song"].Filter(new LocatorFilterOptions { HasText = "one" }).ClickAsync();
        await Assertions.Expect(field).ToHaveValueAsync("jazz, 121 bpm, major key, dark");
        await visit["keep-mine"].ClickAsync();
        await Assertions.Expect(visit["changed-outside"]).ToHaveCountAsync(0);
        await Eventually.HoldsAsync(songs.Prompt("one"), "jazz, 121 bpm, major key, dark");

        // The same on the page of the song, where the file is taken.
        await visit["open-song"].ClickAsync();
        await Assertions.Expect(visit["back"]).ToBeVisibleAsync();
        await Assertions.Expect(visit["as-text"]).ToHaveAttributeAsync("aria-pressed", "true");
        await field.FillAsync("typed, but not meant");
        await File.WriteAllTextAsync(songs.Prompt("one"), "blues, 71 bpm", None);
        await visit["take-file"].ClickAsync();
        await Assertions.Expect(field).ToHaveValueAsync("blues, 71 bpm");
        await Assertions.Expect(field).ToBeFocusedAsync();
        await field.FillAsync("blues ,72 bpm,, sad");
        await field.BlurAsync();
        await Assertions.Expect(field).ToHaveValueAsync("blues, 72 bpm, sad");
        await Eventually.HoldsAsync(songs.Prompt("one"), "blues, 72 bpm, sad");

        await field.FillAsync("blues, 73 bpm");
        File.Delete(songs.Prompt("one"));
        await Assertions.Expect(visit["changed-outside"]).ToContainTextAsync("was deleted");
        await visit["keep-mine"].ClickAsync();
        await Assertions.Expect(visit["changed-outside"]).ToHaveCountAsync(0);
        await Eventually.HoldsAsync(songs.Prompt("one"), "blues, 73 bpm");
        visit.AssertNothingWentWrong();
    }

    [Fact]
    public async Task A_song_whose_folder_went_away_is_located_or_taken_off_the_list()
    {
        using var songs = new SongFolder();
        songs.Add("one", "jazz, 120 bpm, major key");
        songs.Add("two", "rap, 90 bpm");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await Assertions.Expect(visit["song"]).ToHaveCountAsync(2);

        // The system tells nothing of a folder above that is renamed: the list still shows its songs.
        var moved = System.IO.Path.Combine(songs.Path, "elsewhere");
        Directory.Move(System.IO.Path.Combine(songs.Path, "data"), moved);
        await visit["song"].Filter(new LocatorFilterOptions { HasText = "two" }).DblClickAsync();
        await Assertions.Expect(visit["file-gone"]).ToContainTextAsync(System.IO.Path.Combine(songs.Audio, "two.wav"));
        await visit.ShootAsync("file-gone");
        Assert.Empty(await visit.AxeAsync());
        await visit["remove-from-list"].ClickAsync();
        await Assertions.Expect(visit["song"]).ToHaveCountAsync(1);

        await visit["song"].DblClickAsync();
        await visit["locate"].ClickAsync();
        await visit["one-folder-path"].FillAsync(moved);
        await visit["one-folder-path"].PressAsync("Tab");
        await visit["one-folder-use"].ClickAsync();
        await Assertions.Expect(visit["locate-problem"]).ToContainTextAsync("There is no one.wav");
        await visit["locate"].ClickAsync();
        await visit["one-folder-path"].FillAsync(System.IO.Path.Combine(moved, "audio"));
        await visit["one-folder-path"].PressAsync("Tab");
        await visit["one-folder-use"].ClickAsync();
        await Assertions.Expect(visit["file-gone"]).ToHaveCountAsync(0);
        await Assertions.Expect(visit["tag-line"]).ToContainTextAsync("jazz, 120 bpm, major key");
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Uri(server.Root, $"songs/{SongId.Of(System.IO.Path.Combine(moved, "audio", "one.wav"))}").ToString());
        visit.AssertNothingWentWrong();
    }
}
