using System.Globalization;
using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Pages;

public class PlayerTests(Chromium browser)
{
    [Fact]
    public async Task One_key_loops_a_part_of_the_song_and_the_sound_outlives_the_page()
    {
        using var songs = new SongFolder();
        songs.Add("01 - one", "hip hop, 120 bpm, rap, minor key, dark", seconds: 100);
        songs.Add("02 - two", "jazz, 120 bpm, major key", seconds: 12);
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        var sounds = new List<IRequest>();
        visit.Page.Request += (_, request) =>
        {
            if (request.Url.Contains("/audio", StringComparison.Ordinal))
            {
                sounds.Add(request);
            }
        };
        await WaveformAsync(visit);
        Assert.Empty(sounds);
        await Assertions.Expect(visit["player"]).ToHaveCountAsync(0);

        await visit.Page.Keyboard.PressAsync("2");
        await Assertions.Expect(visit["loop"]).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(visit["part-middle"]).ToHaveAttributeAsync("aria-pressed", "true");
        await TimeAsync(visit, "time > 35.2 && time < 60");
        await visit["position"].FillAsync("64");
        await TimeAsync(visit, "time > 64");
        await TimeAsync(visit, "time < 50");
        await visit.ShootAsync("player-songs");
        Assert.Empty(await visit.AxeAsync());
        Assert.All(sounds, sound => Assert.True(sound.Headers.ContainsKey("range"), sound.Url));

        // Looping is over, the song goes on; another page, and it still does.
        await visit.Page.Keyboard.PressAsync("l");
        await Assertions.Expect(visit["loop"]).ToHaveAttributeAsync("aria-pressed", "false");
        await visit.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Settings" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Settings");
        await Assertions.Expect(visit["player-title"]).ToHaveTextAsync("01 - one");
        await visit["position"].FillAsync("40");
        await TimeAsync(visit, "time > 40.3");
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await TimeAsync(visit, "time > 45");
        await visit.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(visit["play"]).ToHaveAttributeAsync("aria-label", "Play (Space)");

        // The player follows to another song on Space only, and with the switch at once.
        await visit.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Songs", Exact = true }).ClickAsync();
        await WaveformAsync(visit);
        await visit.Page.Keyboard.PressAsync("j");
        await Assertions.Expect(visit["waveform"]).ToHaveAttributeAsync("data-song", AceData.Library.Catalog.SongId.Of(System.IO.Path.Combine(songs.Audio, "02 - two.wav")).Text);
        await Assertions.Expect(visit["player-title"]).ToHaveTextAsync("01 - one");
        await visit.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(visit["player-title"]).ToHaveTextAsync("02 - two");
        await visit["auto"].CheckAsync();
        await visit.Page.Keyboard.PressAsync("k");
        await Assertions.Expect(visit["player-title"]).ToHaveTextAsync("01 - one");
        await Assertions.Expect(visit["play"]).ToHaveAttributeAsync("aria-label", "Pause (Space)");
        await visit.Page.ReloadAsync();
        await WaveformAsync(visit);
        await visit["play-song"].ClickAsync();
        await Assertions.Expect(visit["auto"]).ToBeCheckedAsync();
        await Assertions.Expect(visit["loop"]).ToHaveAttributeAsync("aria-pressed", "false");
        visit.AssertNothingWentWrong();
    }

    [Fact]
    public async Task Tempo_is_halved_doubled_tapped_and_held_fast_by_single_keys()
    {
        using var songs = new SongFolder();
        songs.Add("01 - one", "hip hop, 93 bpm, rap, minor key, dark");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await Assertions.Expect(visit["bpm"]).ToHaveValueAsync("93");
        await Assertions.Expect(visit["lock-bpm"]).ToHaveAttributeAsync("aria-pressed", "false");
        await WaveformAsync(visit);
        await visit.Page.Keyboard.PressAsync("d");
        await Assertions.Expect(visit["bpm"]).ToHaveValueAsync("186");
        await Assertions.Expect(visit["lock-bpm"]).ToHaveAttributeAsync("aria-pressed", "true");
        await visit["lock-bpm"].ClickAsync();
        await Assertions.Expect(visit["lock-bpm"]).ToHaveAttributeAsync("aria-pressed", "false");
        await visit.Page.Keyboard.PressAsync("h");
        await Assertions.Expect(visit["bpm"]).ToHaveValueAsync("93");
        await visit.Page.Keyboard.PressAsync("m");
        await Assertions.Expect(visit["mode-major"]).ToBeCheckedAsync();

        // Times of key presses are the browser's own, so the clock is given, not waited for.
        await visit.Page.EvaluateAsync("""
            () => [0, 500, 1000, 1500, 2000].forEach(at => {
                const event = new KeyboardEvent('keydown', { key: 't', bubbles: true, cancelable: true });
                Object.defineProperty(event, 'timeStamp', { value: at });
                document.body.dispatchEvent(event);
            })
            """);
        await Assertions.Expect(visit["tapped"]).ToHaveTextAsync("120.0");
        await visit.ShootAsync("player-tapped");
        Assert.Empty(await visit.AxeAsync());
        await visit["songs"].PressAsync("Enter");
        await Assertions.Expect(visit["bpm"]).ToHaveValueAsync("120");
        await Assertions.Expect(visit["take"]).ToHaveCountAsync(0);
        Assert.Equal("hip hop, 120 bpm, rap, major key, dark", await File.ReadAllTextAsync(songs.Prompt("01 - one"), TestContext.Current.CancellationToken));
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/(songs)?$"));
        visit.AssertNothingWentWrong();
    }

    private static Task WaveformAsync(Visit visit) => Assertions.Expect(visit["waveform"]).ToHaveAttributeAsync("data-song", new System.Text.RegularExpressions.Regex("^[0-9a-f]{16}$"), new LocatorAssertionsToHaveAttributeOptions { Timeout = 30_000 });

    private static Task<IJSHandle> TimeAsync(Visit visit, string condition) => visit.Page.WaitForFunctionAsync(string.Create(CultureInfo.InvariantCulture, $"() => {{ const time = Number(document.getElementById('player-position')?.value); return {condition}; }}"));
}
