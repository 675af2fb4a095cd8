using AceData.Files;
using AceData.Library;
using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Accessibility;

/// <summary>All that a person does, from the first correction to hearing a part in a loop, without a mouse.</summary>
public class KeyboardTests(Chromium browser)
{
    [Fact]
    public Task Everything_is_done_without_a_mouse_and_the_focus_is_seen_at_every_stop() => WalkAsync("en");

    [Fact]
    [Trait("Category", "Long")]
    public Task The_same_in_german() => WalkAsync("de");

    private async Task WalkAsync(string language)
    {
        using var songs = new SongFolder();
        songs.Add("01", "hip hop, 93 bpm, rap, minor key, dark", seconds: 70);
        songs.Add("02", "hip hop, 120 bpm, major key", "la la la");
        songs.Add("03", "jazz, 110 bpm");
        songs.Add("04", seconds: 12);
        Suggest(songs, "02", "03");
        await PastJobs.StoppedAsync(songs, "One song");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server, new VisitOptions { Language = language });
        await visit.Page.AddInitScriptAsync("for (const kind of ['mousedown', 'pointerdown']) { addEventListener(kind, () => { window.mouse = true; }, true); }");
        await visit.GoAsync("/songs");
        await visit.KeysAreReadyAsync();
        await Assertions.Expect(visit["song"]).ToHaveCountAsync(4);
        var walk = new KeyboardWalk(visit);

        await CorrectAsync(visit, walk, songs);
        await ManyAsync(visit, walk, songs);
        await ReviewAsync(visit, songs);
        await RunAsync(visit, walk, songs);
        foreach (var page in new[] { "g l", "g t", "g m", "g s" })
        {
            foreach (var key in page.Split(' '))
            {
                await visit.Page.Keyboard.PressAsync(key);
            }

            await Assertions.Expect(visit.Page.Locator("nav a.active")).ToHaveAttributeAsync("href", page switch { "g l" => "/lyrics", "g t" => "/training", "g m" => "/models", _ => "/songs" });
            await walk.AroundAsync();
        }

        await visit.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(visit["keys-here"]).ToBeVisibleAsync();
        await visit.EscapeAsync(visit["keys-here"]);
        TestContext.Current.SendDiagnosticMessage("{0} stops", walk.Stops);
        Assert.False(await visit.Page.EvaluateAsync<bool>("() => window.mouse === true"), "A mouse was used.");
        Assert.True(walk.Faults.Count == 0, string.Join('\n', walk.Faults));
        visit.AssertNothingWentWrong();
    }

    // E1 to E4, E12
    private static async Task CorrectAsync(Visit visit, KeyboardWalk walk, SongFolder songs)
    {
        var keys = visit.Page.Keyboard;
        await visit.Page.WaitForFunctionAsync("() => document.querySelector('[data-testid=waveform]')?.dataset.song !== undefined", null, new PageWaitForFunctionOptions { Timeout = 60_000 });
        await keys.PressAsync("d");
        await ExpectAsync(songs.Prompt("01"), "hip hop, 186 bpm, rap, minor key, dark");
        await keys.PressAsync("m");
        await ExpectAsync(songs.Prompt("01"), "hip hop, 186 bpm, rap, major key, dark");
        await keys.PressAsync("a");
        await keys.TypeAsync("melanch");
        await keys.PressAsync("Enter");
        await ExpectAsync(songs.Prompt("01"), "hip hop, 186 bpm, rap, major key, dark, melancholic");
        await Assertions.Expect(visit["remove-tag"]).ToHaveCountAsync(6);
        await walk.ToAsync("remove-tag", isBackwards: true);
        await keys.PressAsync("Delete");
        await ExpectAsync(songs.Prompt("01"), "hip hop, 186 bpm, rap, major key, dark");

        // Another chip has the focus now, or the field for a new one.
        await visit.Page.WaitForFunctionAsync("() => document.activeElement.matches('[data-testid=remove-tag], #add-tag')");
        await keys.PressAsync("Escape");
        await keys.PressAsync("1");
        await Assertions.Expect(visit["loop"]).ToHaveAttributeAsync("aria-pressed", "true", new LocatorAssertionsToHaveAttributeOptions { Timeout = 30_000 });
        await keys.PressAsync("l");
    }

    // E5, E6, E8, E9
    private static async Task ManyAsync(Visit visit, KeyboardWalk walk, SongFolder songs)
    {
        var keys = visit.Page.Keyboard;
        await keys.PressAsync("Control+a");
        await keys.PressAsync("e");
        await Assertions.Expect(visit["bulk-replace-tab"]).ToBeVisibleAsync();
        await walk.ToAsync("bulk-replace-tab");
        await keys.PressAsync("Enter");
        await walk.ToAsync("bulk-from");
        await keys.TypeAsync("hip hop");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("trap");
        await Assertions.Expect(visit["bulk-preview"]).ToContainTextAsync("2");
        await walk.ToAsync("bulk-apply");
        await keys.PressAsync("Enter");
        await ExpectAsync(songs.Prompt("02"), "trap, 120 bpm, major key");
        await Assertions.Expect(visit["bulk-apply"]).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.Locator(".mud-dialog-container")).ToHaveCountAsync(0);

        // The focus is where it was before the dialog, which may be a field: there Ctrl+Z is the field's own.
        await keys.PressAsync("Escape");
        await keys.PressAsync("Control+z");
        await ExpectAsync(songs.Prompt("02"), "hip hop, 120 bpm, major key");

        await walk.ToAsync("quick-lyrics-missing", isBackwards: true);
        await keys.PressAsync("Enter");
        await Assertions.Expect(visit["song"]).ToHaveCountAsync(3);
        await keys.PressAsync("Control+a");
        await keys.PressAsync("i");
        await ExpectAsync(songs.Lyrics("03"), "[inst]");
        await walk.ToAsync("filter-clear");
        await keys.PressAsync("Enter");
        await Assertions.Expect(visit["song"]).ToHaveCountAsync(4);
    }

    // E7: one key a song.
    private static async Task ReviewAsync(Visit visit, SongFolder songs)
    {
        var keys = visit.Page.Keyboard;
        await keys.PressAsync("j");
        await Assertions.Expect(visit.Page.Locator("[data-testid=song].current")).ToContainTextAsync("02");
        await Assertions.Expect(visit["suggestion"]).ToContainTextAsync("02");
        await keys.PressAsync("Enter");
        await ExpectAsync(songs.Prompt("02"), "house, 125 bpm, 02");
        await Assertions.Expect(visit["review-bar"]).ToContainTextAsync("03");
        await keys.PressAsync("Enter");
        await ExpectAsync(songs.Prompt("03"), "house, 125 bpm, 03");
        await Assertions.Expect(visit["review-done"]).ToBeVisibleAsync();
        await keys.PressAsync("Enter");
        await Assertions.Expect(visit["review-bar"]).ToHaveCountAsync(0);
    }

    // E11, and E10 on the page that shows it
    private static async Task RunAsync(Visit visit, KeyboardWalk walk, SongFolder songs)
    {
        await walk.ToAsync("job-continue");
        await visit.Page.Keyboard.PressAsync("Enter");
        for (var i = 0; i < 300 && !File.Exists(songs.Prompt("04")); i++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        File.Delete(songs.Prompt("04"));
        await Assertions.Expect(visit["tag"]).ToBeEnabledAsync();
        await walk.ToAsync("tag");
        await visit.Page.Keyboard.PressAsync("Enter");

        // There is no model on this computer, so it asks before it only measures.
        await visit["job-accept"].WaitForAsync(new LocatorWaitForOptions { Timeout = 30_000 });
        await walk.ToAsync("job-accept");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit["job-bar"].GetByTestId("job").First).ToHaveAttributeAsync("data-state", "Done", new LocatorAssertionsToHaveAttributeOptions { Timeout = 60_000 });
        Assert.True(File.Exists(songs.Prompt("04")));
    }

    private static void Suggest(SongFolder songs, params IEnumerable<string> names)
    {
        using var library = LibraryDatabase.Open(Path.Combine(songs.Path, ".acedata", "library.db"), TimeProvider.System);
        foreach (var song in SongScanner.Scan([songs.Audio], songs.Path).Songs.Where(song => names.Contains(Path.GetFileNameWithoutExtension(song.Path))))
        {
            library.AddSuggestion(song, SideCarKind.Prompt, $"house, 125 bpm, {Path.GetFileNameWithoutExtension(song.Path)}", library.StatusOf(song, SideCarKind.Prompt).Version, new SideCarOrigin { Author = SideCarAuthor.Job });
        }
    }

    private static async Task ExpectAsync(string path, string expected)
    {
        for (var i = 0; i < 200 && (!File.Exists(path) || await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken) != expected); i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal(expected, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }
}
