using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Accessibility;

/// <summary>Small windows, large letters and long words: nothing is cut off, nothing has to be scrolled sideways.</summary>
public class ReflowTests(Chromium browser)
{
    private static readonly string[] All = ["/songs", "/lyrics", "/training", "/models", "/settings"];
    private static readonly string[] Small = ["/lyrics", "/models", "/settings"];

    // Controls that reach beyond the window, and a page that can be scrolled sideways. A box that scrolls by itself shows all of what it holds.
    private const string Beyond = """
        () => {
            const faults = [];
            for (const box of [document.documentElement, document.querySelector('main')]) {
                if (box.scrollWidth > box.clientWidth + 1) { faults.push(`${box.tagName} is ${box.scrollWidth} wide in ${box.clientWidth}`); }
            }
            const scrolls = one => { for (let box = one.parentElement; box; box = box.parentElement) { if (box.tagName === 'MAIN' || box.classList.contains('top') || box.classList.contains('bottom')) { return false; } if (['auto', 'scroll'].includes(getComputedStyle(box).overflowX) && box.scrollWidth > box.clientWidth) { return true; } } return false; };
            for (const one of document.querySelectorAll('a, button, input, select, textarea, summary, label, h1, h2, h3')) {
                if (!one.checkVisibility() || one.classList.contains('seen-by-readers') || one.classList.contains('skip')) { continue; }
                const place = one.getBoundingClientRect();
                if ((place.right > innerWidth + 1 || place.left < -1) && !scrolls(one)) {
                    faults.push(`${one.tagName} ${one.dataset.testid ?? ''} "${(one.innerText ?? '').slice(0, 30)}" from ${Math.round(place.left)} to ${Math.round(place.right)}`);
                }
            }
            return faults;
        }
        """;

    // Words of the page that do not fit into their element. Names, paths and texts of the person may be cut: their tip has all of it.
    private const string Cut = """
        () => [...document.querySelectorAll('main *, header *, .bottom *')].filter(one =>
            one.checkVisibility() && !one.closest('.title, .tags, .song-path, .job-item, .job-title, .player-title, .seen-by-readers, .song-facts, svg, textarea, input, select, pre')
            && [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim() !== '')
            && one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1)
            .map(one => `${one.tagName}.${one.className} "${one.innerText.slice(0, 60)}": ${one.scrollWidth} in ${one.clientWidth}`)
        """;

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Nothing_is_cut_off_in_any_width_or_at_double_size(string language)
    {
        using var songs = new SongFolder();
        songs.Add("01 - one", "hip hop, 93 bpm, rap, minor key, dark", "[verse]\n" + string.Join('\n', Enumerable.Repeat("a line that somebody sings", 12)));
        songs.Add("02 - two");
        await PastJobs.StoppedAsync(songs, "Two songs");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server, new VisitOptions { Language = language });
        var faults = new List<string>();
        foreach (var page in All)
        {
            await visit.GoAsync(page);
            await visit.KeysAreReadyAsync();
            await Assertions.Expect(visit["job"].First).ToBeVisibleAsync();
            faults.AddRange((await visit.Page.EvaluateAsync<string[]>(Cut)).Select(fault => $"{page} 1366: {fault}"));

            if (await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight - document.documentElement.clientHeight") is > 0 and var more)
            {
                faults.Add($"{page} 1366: the window scrolls beside its own lists, by {more} px");
            }

            // 683 x 384 is the window of before with everything in it twice as large.
            foreach (var (width, height) in Small.Contains(page) ? new[] { (320, 640), (683, 384) } : [])
            {
                await visit.Page.SetViewportSizeAsync(width, height);
                await visit.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
                faults.AddRange((await visit.Page.EvaluateAsync<string[]>(Beyond)).Concat(await visit.Page.EvaluateAsync<string[]>(Cut)).Select(fault => $"{page} {width}: {fault}"));
                await visit.ShootAsync($"reflow-{page[1..]}-{width}-{language}");
            }

            await visit.Page.SetViewportSizeAsync(1366, 768);
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        visit.AssertNothingWentWrong();
    }
}
