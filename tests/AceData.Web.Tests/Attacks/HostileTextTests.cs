using AceData.Audio;
using AceData.Editing;
using AceData.Library.Catalog;
using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Attacks;

/// <summary>Texts of others, wherever a page shows them: none runs, none becomes an element, each can be read.</summary>
public class HostileTextTests(Chromium browser)
{
    private const string Injected =
        "[data-xss], iframe, object, embed, math, base:not([href='/']), [onerror], [onload], [onfocus], [ontoggle], [onmouseover], a[href^='javascript' i], a[href^='data:' i], a[href*='evil.example']";

    private readonly HashSet<(string Place, HostileText Text)> _seen = [];

    [Fact]
    public Task A_hostile_text_is_only_text_wherever_it_is_shown() => WalkAsync([.. HostileText.All.Where((_, place) => place is 3 or 26 or 28)]);

    [Fact]
    [Trait("Category", "Long")]
    public Task Thirty_hostile_texts_are_only_text_wherever_they_are_shown() => WalkAsync(HostileText.All);

    private async Task WalkAsync(IReadOnlyList<HostileText> texts)
    {
        using var songs = await HostileSongs.MakeAsync(texts);
        await using var server = await PageServer.StartAsync(songs.Folder.Path);
        await using var visit = await browser.VisitAsync(server, new VisitOptions { Height = 2200 });
        await Assertions.Expect(visit["song"]).ToHaveCountAsync(texts.Count + 1);
        await visit.KeysAreReadyAsync();
        await ListAsync(visit, texts);
        await JobsAsync(visit, texts);
        await TypedAsync(visit, texts);
        await SongsAsync(visit, songs);
        await LyricsAsync(visit, songs);
        await visit.GoAsync("/settings");
        await visit["file-vocabulary"].Locator("summary").First.ClickAsync();
        await SeeAsync(visit, texts, "vocabulary", text => text.AsTag, visit["word-use"].Locator(".chip"));
        await AssertHarmlessAsync(visit);
        TestContext.Current.SendDiagnosticMessage("{0} texts at {1} places: {2} renders", texts.Count, _seen.Select(one => one.Place).Distinct().Count(), _seen.Count);
        Assert.True(_seen.Count >= 14 * texts.Count, $"{_seen.Count} renders");
    }

    private async Task ListAsync(Visit visit, IReadOnlyList<HostileText> texts)
    {
        var row = visit["song"];
        await SeeAsync(visit, texts, "title", text => text.AsName, row.Locator(".title"));
        await SeeAsync(visit, texts, "folder", text => text.AsName, row.Locator(".title"), "title");
        await SeeAsync(visit, texts, "tag", text => text.AsTag, row.Locator(".tags"));
        await SeeAsync(visit, texts, "tags' tip", text => text.AsTag, row.Locator(".tags"), "title");
        await SeeAsync(visit, texts, "row's name", text => text.AsName, row.Locator(".tick"), "aria-label");
        await SeeAsync(visit, texts, "statistics", text => text.AsTag, visit["statistics"].Locator(".stat-name"));
        await SeeAsync(visit, texts, "statistics' tip", text => text.AsTag, visit["statistics"].Locator(".stat button"), "title");
        await AssertHarmlessAsync(visit);
    }

    private async Task JobsAsync(Visit visit, IReadOnlyList<HostileText> texts)
    {
        await visit["job-log"].First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".job-line").First).ToBeVisibleAsync();
        await visit.Page.Locator(".job-lines").EvaluateAsync("box => { box.style.maxHeight = 'none'; box.style.height = '1200px'; }");
        await Assertions.Expect(visit.Page.Locator(".job-line").Nth(texts.Count)).ToBeAttachedAsync();
        await SeeAsync(visit, texts, "log", text => text, visit.Page.Locator(".job-line"));
        await visit["job-log"].First.ClickAsync();
        await visit["job-dismiss"].First.ClickAsync();
        await visit["jobs"].ClickAsync();
        var job = visit["jobs-drawer"].GetByTestId("job");
        await Assertions.Expect(job).ToHaveCountAsync((texts.Count + 1) / 2 + 1);
        await SeeAsync(visit, texts, "run's title", text => text.AsTag, job.Locator(".job-title"));
        await SeeAsync(visit, texts, "run's error", text => text.AsTag, job.Locator(".job-text"));
        await SeeAsync(visit, texts, "run's bar", text => text.AsTag, job.GetByRole(AriaRole.Progressbar), "aria-label");
        await AssertHarmlessAsync(visit);
        await visit["jobs"].ClickAsync();
    }

    private async Task TypedAsync(Visit visit, IReadOnlyList<HostileText> texts)
    {
        foreach (var text in texts)
        {
            await visit["add-tag"].FillAsync(text.Whole[..3]);
            await SeeAsync(visit, [text], "suggestion of a tag", one => one.AsTag, visit.Page.Locator("#tag-words li"));
            await visit["add-tag"].FillAsync("z" + text.AsTag.Whole);
            await visit["add-tag"].PressAsync("Control+Enter");
            if (!CanBeTag("z" + text.AsTag.Whole))
            {
                await Assertions.Expect(visit.Page.Locator(".mud-snackbar").Filter(new LocatorFilterOptions { HasText = "A tag h" })).Not.ToHaveCountAsync(0);
                continue;
            }

            await Assertions.Expect(visit["remove-tag"]).ToHaveCountAsync(3);
            await visit["add-tag"].PressAsync("Escape");
            await visit.Page.Locator("h1").ClickAsync();
            await visit.Page.Keyboard.PressAsync("Control+z");
            await SeeAsync(visit, [text], "toast", one => one.AsTag, visit.Page.Locator(".mud-snackbar"));
            await Assertions.Expect(visit["remove-tag"]).ToHaveCountAsync(2);
            await AssertHarmlessAsync(visit);
        }
    }

    private static bool CanBeTag(string text)
    {
        try
        {
            new AddTag(text, AsTyped: true).Check();
            return true;
        }
        catch (AceDataException)
        {
            return false;
        }
    }

    private async Task SongsAsync(Visit visit, HostileSongs songs)
    {
        foreach (var text in songs.Texts)
        {
            await visit.GoAsync($"/songs/{IdOf(songs, text)}");
            await SeeAsync(visit, [text], "heading", one => one.AsName, visit.Page.Locator("h1"));
            await SeeAsync(visit, [text], "tab", one => one.AsName, visit.Page.Locator("title"));
            await SeeAsync(visit, [text], "path", one => one.AsName, visit.Page.Locator(".song-path"));
            await SeeAsync(visit, [text], "chip", one => one.AsTag, visit["tag-groups"].Locator(".chip"));
            await SeeAsync(visit, [text], "chip's button", one => one.AsTag, visit["remove-tag"], "aria-label");
            await SeeAsync(visit, [text], "line of the file", one => one.AsTag, visit["tag-line"]);
            await SeeAsync(visit, [text], "excerpt", one => one, visit["lyrics"].Locator("pre"));
            await SeeAsync(visit, [text], "model", one => one.AsTag, visit["history"]);
            await visit["why-mood"].ClickAsync();
            await SeeAsync(visit, [text], "answer", one => one, visit["answer"].Locator("pre"));
            await AssertHarmlessAsync(visit);
        }
    }

    private async Task LyricsAsync(Visit visit, HostileSongs songs)
    {
        await visit.GoAsync("/lyrics");
        foreach (var text in songs.Texts)
        {
            await visit.Page.Locator($"[data-testid=lyrics-song][data-id='{IdOf(songs, text)}'] .title").ClickAsync();
            await SeeAsync(visit, [text], "editor's title", one => one.AsName, visit["lyrics-editor"].Locator("h2"));
            await Assertions.Expect(visit["lyrics-text"]).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^" + text.Whole[..3]));
            Assert.True(text.IsIn(await visit["lyrics-text"].InputValueAsync()));
            _seen.Add(("text field", text));
            await SeeAsync(visit, [text], "found text", one => one, visit["found"].GetByTestId("diff"));
            await SeeAsync(visit, [text], "found as", one => one.AsTag, visit["origin"]);
            await AssertHarmlessAsync(visit);
        }
    }

    // Each of the texts must be readable in one of the elements: as its text, or in an attribute.
    private async Task SeeAsync(Visit visit, IReadOnlyList<HostileText> texts, string place, Func<HostileText, HostileText> form, ILocator elements, string? attribute = null)
    {
        IReadOnlyList<string> shown = [];
        for (var i = 0; i < 400; i++)
        {
            shown = await elements.EvaluateAllAsync<string[]>("(all, name) => all.map(one => (name ? one.getAttribute(name) : one.textContent) ?? '')", attribute);
            if (texts.All(text => shown.Any(form(text).IsIn)))
            {
                _seen.UnionWith(texts.Select(text => (place, text)));
                return;
            }

            await visit.Page.WaitForTimeoutAsync(50);
        }

        Assert.Fail($"{place}: not readable: {texts.First(text => !shown.Any(form(text).IsIn)).Core}\nin\n{string.Join('\n', shown.Select(one => one[..Math.Min(300, one.Length)]))}");
    }

    private static async Task AssertHarmlessAsync(Visit visit)
    {
        Assert.Equal(0, await visit.Page.Locator(Injected).CountAsync());
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => window.xss === undefined"), "A text ran.");
        visit.AssertNothingWentWrong();
    }

    private static SongId IdOf(HostileSongs songs, HostileText text) => SongId.Of(Path.Combine(songs.Folder.Audio, text.AsName.Whole, text.AsName.Whole + ".wav"));
}
