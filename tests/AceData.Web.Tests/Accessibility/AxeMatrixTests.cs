using AceData.Jobs;
using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Accessibility;

/// <summary>Every page in every state, theme and language: axe finds nothing, and what it cannot judge itself was looked at by a person.</summary>
[Trait("Category", "Long")]
public class AxeMatrixTests(Chromium browser)
{
    private static readonly string[] Pages = ["/songs", "/lyrics", "/training", "/models", "/settings"];
    private readonly List<string> _faults = [];
    private int _looks;

    public static TheoryData<string, string> Looks => new() { { "en", "dark" }, { "en", "light" }, { "de", "dark" }, { "de", "light" } };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Axe_finds_nothing_in_any_state(string language, string theme)
    {
        var options = new VisitOptions { Language = language, Theme = theme };
        await EmptyAsync(options);
        await FilledAsync(options);
        await RunningAsync(options);
        TestContext.Current.SendDiagnosticMessage("{0} {1}: {2} states", language, theme, _looks);
        Assert.True(_looks > 30 && _faults.Count == 0, string.Join('\n', _faults.Distinct()));
    }

    private async Task EmptyAsync(VisitOptions options)
    {
        using var songs = new SongFolder();
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server, options);
        foreach (var page in Pages)
        {
            await visit.GoAsync(page);
            await LookAsync(visit, "empty " + page);
        }

        await visit.GoAsync("/songs/nothing");
        await Assertions.Expect(visit["song-gone"]).ToBeVisibleAsync();
        await LookAsync(visit, "no such song");
        visit.AssertNothingWentWrong();
    }

    // All pages with songs, and below them a run that failed; then each dialog, the autocomplete and the drawers.
    private async Task FilledAsync(VisitOptions options)
    {
        using var songs = new SongFolder();
        songs.Add("01 - one", "hip hop, 93 bpm, rap, minor key, dark, wobbly", "[verse]\n" + string.Join('\n', Enumerable.Repeat("a line that somebody sings", 12)), seconds: 12);
        songs.Add("02 - two", "jazz, 120 bpm");
        songs.Add("03 - three");
        await PastJobs.EndedAsync(songs, "A run that failed", [PastJobs.Broken[0], new JobItem(songs.Prompt("03 - three"), "failed", "No sound.", "AUDIO-BAD"), .. PastJobs.Broken[1..]]);
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server, options);
        foreach (var page in Pages)
        {
            await visit.GoAsync(page);
            await LookAsync(visit, "failed " + page);
        }

        await visit.GoAsync("/songs");
        await visit["song"].First.DblClickAsync();
        await Assertions.Expect(visit["tag-groups"]).ToBeVisibleAsync();
        await LookAsync(visit, "song page");
        await visit["add-tag"].FillAsync("pi");
        await Assertions.Expect(visit.Page.Locator("#tag-words li").First).ToBeVisibleAsync();
        await LookAsync(visit, "autocomplete");

        await visit.GoAsync("/songs");
        foreach (var (opener, inside) in new[] { ("add-songs", "folder-use"), ("tag-options", "start-tagging"), ("edit-selected", "bulk-apply") })
        {
            if (opener == "edit-selected")
            {
                await visit["song"].First.GetByRole(AriaRole.Checkbox).ClickAsync();
                await LookAsync(visit, "selection");
            }

            await visit[opener].First.ClickAsync();
            await Assertions.Expect(visit[inside]).ToBeVisibleAsync();
            await LookAsync(visit, opener);
            if (inside == "bulk-apply")
            {
                foreach (var tab in await visit.Page.GetByRole(AriaRole.Tab).AllAsync())
                {
                    await tab.ClickAsync();
                    await LookAsync(visit, "edit dialog");
                }
            }

            await visit.Page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(visit[inside]).ToHaveCountAsync(0);
        }

        await visit["job-log"].First.ClickAsync();
        await LookAsync(visit, "log");
        await visit["jobs"].ClickAsync();
        await LookAsync(visit, "jobs");
        await visit.GoAsync("/lyrics");
        await visit["fetch-options"].ClickAsync();
        await Assertions.Expect(visit["fetch-start"]).ToBeVisibleAsync();
        await LookAsync(visit, "fetch dialog");
        await visit.GoAsync("/settings");
        foreach (var summary in await visit.Page.Locator("main summary").AllAsync())
        {
            await summary.EvaluateAsync("one => { one.parentElement.open = true; }");
        }

        await LookAsync(visit, "settings opened");
        visit.AssertNothingWentWrong();
    }

    // A stopped run, going on, and the server gone while it runs: slim first, then the dialog.
    private async Task RunningAsync(VisitOptions options)
    {
        using var songs = new SongFolder();
        songs.Add("one", seconds: 12);
        songs.Add("two", seconds: 12);
        await PastJobs.StoppedAsync(songs, "Two songs", answerMilliseconds: 60_000);
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server, options);
        foreach (var page in Pages)
        {
            await visit.GoAsync(page);
            await LookAsync(visit, "stopped " + page);
        }

        await visit["job-continue"].ClickAsync();
        await Assertions.Expect(visit["job"].First).ToHaveAttributeAsync("data-state", "Running");
        foreach (var page in Pages)
        {
            await visit.GoAsync(page);
            await LookAsync(visit, "running " + page);
        }

        await visit["job-stop"].ClickAsync();
        await LookAsync(visit, "stopping");
        await server.KillAsync();
        await Assertions.Expect(visit.Page.Locator("#components-reconnect-modal[data-state=away]")).ToBeVisibleAsync();
        await LookAsync(visit, "connection lost");
        await Assertions.Expect(visit.Page.Locator("#components-reconnect-modal[data-state=closed]")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 60_000 });
        await LookAsync(visit, "connection lost for long");
    }

    private async Task LookAsync(Visit visit, string state)
    {
        _looks++;
        _faults.AddRange((await visit.AxeAsync()).Select(fault => $"{state}: {fault}"));
        _faults.AddRange(visit.AxeDoubts().Where(doubt => !AxeDoubts.Allowed.Any(allowed => doubt.StartsWith(allowed, StringComparison.Ordinal))).Select(doubt => $"{state}: to look at: {doubt}"));
    }
}
