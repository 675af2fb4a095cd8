using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Pages;

/// <summary>Whoever looks elsewhere learns how a run goes and how it ended.</summary>
public class NotificationTests(Chromium browser)
{
    // Notices, tones and titles as the page makes them, and a tab that can be looked away from.
    private const string Witness = """
        window.witness = { asked: 0, notices: [], tones: 0, titles: [], hidden: false, permission: 'default' };
        window.Notification = class {
            constructor(title, options) { witness.notices.push(`${title} | ${options.body}`); }
            static get permission() { return localStorage.getItem('witness-permission') ?? 'default'; }
            static async requestPermission() { witness.asked++; localStorage.setItem('witness-permission', 'granted'); return 'granted'; }
        };
        const context = window.AudioContext;
        window.AudioContext = class extends context { constructor() { super(); witness.tones++; } };
        Object.defineProperty(document, 'hidden', { get: () => witness.hidden });
        new MutationObserver(() => witness.titles.push(document.title)).observe(document, { subtree: true, childList: true, characterData: true });
        """;

    [Fact]
    public async Task A_run_tells_its_state_by_title_notice_and_tone_and_asks_for_leave_only_when_clicked()
    {
        using var songs = new SongFolder();
        for (var i = 1; i <= 3; i++)
        {
            songs.Add($"song {i}", seconds: 12);
        }

        File.WriteAllText(Path.Combine(songs.Path, ".acedata", "settings.json"), """{"engine":"fake"}""");
        await using var server = await PageServer.StartAsync(songs.Path, 0, null, "--fake-graphics");
        await using var visit = await browser.VisitAsync(server);
        await visit.Page.AddInitScriptAsync(Witness);
        await visit.GoAsync("settings");
        await Assertions.Expect(visit["set-notify"]).Not.ToBeCheckedAsync();
        await visit["set-sound"].CheckAsync();
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("witness.asked"));
        await visit["set-notify"].ClickAsync();
        await Assertions.Expect(visit["set-notify"]).ToBeCheckedAsync();
        Assert.Equal(1, await visit.Page.EvaluateAsync<int>("witness.asked"));

        await visit.GoAsync("songs");
        await Assertions.Expect(visit["gpu"]).ToContainTextAsync("GPU 7.2 / 12 GB");
        await Assertions.Expect(visit["gpu"]).ToContainTextAsync("64 °C");
        await Assertions.Expect(visit["gpu"]).ToHaveAccessibleNameAsync("Memory of the graphics card (made-up card): 7.2 of 12 GB in use, 3.1 GB by AceData, 4.1 GB by other programs, 4.8 GB free. 64 °C");
        await visit.Page.EvaluateAsync("witness.hidden = true");
        await visit["tag"].ClickAsync();
        await visit.Page.WaitForFunctionAsync("() => witness.notices.length > 0", null, new PageWaitForFunctionOptions { Timeout = 60_000 });
        await Assertions.Expect(visit.Page).ToHaveTitleAsync("✓ Songs – AceData");
        Assert.Matches(@"^Tag.*: Done \| 3 songs", Assert.Single(await visit.Page.EvaluateAsync<string[]>("witness.notices")));
        Assert.Equal(1, await visit.Page.EvaluateAsync<int>("witness.tones"));
        Assert.Contains(await visit.Page.EvaluateAsync<string[]>("witness.titles"), title => System.Text.RegularExpressions.Regex.IsMatch(title, @"^\(\d+ %\) .+ – Songs – AceData$"));
        await visit.ShootAsync("gpu-and-done");
        Assert.Empty(await visit.AxeAsync());

        // Seen: the mark goes.
        await visit.Page.EvaluateAsync("witness.hidden = false; window.dispatchEvent(new Event('visibilitychange'))");
        await Assertions.Expect(visit.Page).ToHaveTitleAsync("Songs – AceData");
        visit.AssertNothingWentWrong();
    }

    [Fact]
    public async Task Without_a_graphics_card_the_page_says_so()
    {
        using var songs = new SongFolder();
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server, new VisitOptions { Language = "de", Theme = "light" });
        Assert.SkipWhen(await visit["gpu"].Or(visit["gpu-none"]).GetAttributeAsync("data-testid") == "gpu", "This machine has an NVIDIA card.");
        await Assertions.Expect(visit["gpu-none"]).ToHaveTextAsync("nur CPU");
        await visit.ShootAsync("gpu-none");
        Assert.Empty(await visit.AxeAsync());
    }
}
