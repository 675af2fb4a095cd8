using System.Text.RegularExpressions;
using AceData.Jobs;
using AceData.Web.Jobs;
using AceData.Web.Keyboard;
using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Regressions;

/// <summary>What went wrong in the pages that came before this one, and must not here. The numbers are those of the list of such defects.</summary>
public partial class PageRegressionTests(Chromium browser)
{
    private static readonly string[] Pages = ["/songs", "/lyrics", "/training", "/models", "/settings"];

    [Fact]
    public void R02_A_share_is_never_rounded_up_to_all() => Assert.Equal("99 %", JobText.Percent(0.9999));

    [Fact]
    public async Task R04_A_window_gets_the_lines_in_sight_of_a_long_log_and_not_all_of_them()
    {
        using var songs = new SongFolder();
        await PastJobs.EndedAsync(songs, "A long run", [new JobStarted("tag", 1), .. Enumerable.Range(1, 3000).Select(i => new AceData.Jobs.JobLog("info", $"line {i} of three thousand")), .. PastJobs.Good[1..]]);
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        var received = 0L;
        visit.Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => received += frame.Binary?.Length ?? frame.Text?.Length ?? 0;
        await visit.Page.ReloadAsync();
        await visit["job-log"].First.WaitForAsync();
        received = 0;
        await visit["job-log"].First.ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("line 3000 of")).ToBeVisibleAsync();
        Assert.InRange(await visit.Page.Locator(".job-line").CountAsync(), 5, 120);
        Assert.InRange(received, 1, 100_000);
        visit.AssertNothingWentWrong();
    }

    [Fact]
    public async Task R12_R16_The_pages_ask_no_other_computer_and_promise_nothing_that_is_not_there()
    {
        using var songs = new SongFolder();
        songs.Add("one", "jazz, 100 bpm", "la la la");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        var asked = new List<string>();
        visit.Page.Request += (_, request) => asked.Add(request.Url);
        foreach (var page in Pages)
        {
            await visit.GoAsync(page);
            await visit.KeysAreReadyAsync();
            Assert.DoesNotMatch(Promise(), await visit.Page.Locator("body").InnerTextAsync());
        }

        Assert.NotEmpty(asked);
        Assert.All(asked, address => Assert.True(address.StartsWith(server.Root.ToString(), StringComparison.Ordinal) || address.StartsWith("data:", StringComparison.Ordinal) || address.StartsWith("blob:", StringComparison.Ordinal), address));
        visit.AssertNothingWentWrong();
    }

    [Fact]
    public async Task R13_Songs_are_a_list_and_every_correction_is_kept_without_a_button()
    {
        using var songs = new SongFolder();
        songs.Add("01", "hip hop, 93 bpm, dark");
        songs.Add("02", "jazz, 120 bpm");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await Assertions.Expect(visit["song"]).ToHaveCountAsync(2);
        await visit.KeysAreReadyAsync();
        Assert.Equal(0, await visit.Page.Locator("input[type=range]").CountAsync());

        // A new tag goes to the place of its category, and does not take the place of another.
        await visit.Page.Keyboard.PressAsync("a");
        await visit.Page.Keyboard.TypeAsync("trap");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit["remove-tag"]).ToHaveCountAsync(4);
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(visit.Page.Locator("[data-testid=song].current")).ToContainTextAsync("02");
        await visit.Page.Keyboard.PressAsync("d");
        await Assertions.Expect(visit["bpm"]).ToHaveValueAsync("240");
        Assert.Equal(0, await visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = new Regex("^Save") }).CountAsync());
        Assert.Equal("hip hop, 93 bpm, trap, dark", await File.ReadAllTextAsync(songs.Prompt("01"), TestContext.Current.CancellationToken));
        Assert.Equal("jazz, 240 bpm", await File.ReadAllTextAsync(songs.Prompt("02"), TestContext.Current.CancellationToken));
        visit.AssertNothingWentWrong();
    }

    [Fact]
    public async Task R15_R18_A_reload_shows_the_running_job_whole_and_closing_every_window_leaves_it_alone()
    {
        using var songs = new SongFolder();
        songs.Add("one", seconds: 12);
        songs.Add("two", seconds: 12);
        await PastJobs.StoppedAsync(songs, "Two songs", answerMilliseconds: 250);
        await using var server = await PageServer.StartAsync(songs.Path);
        await using (var visit = await browser.VisitAsync(server))
        {
            await visit["job-continue"].ClickAsync();
            await Assertions.Expect(Job(visit)).ToHaveAttributeAsync("data-state", "Running");
            await visit.Page.ReloadAsync();
            await Assertions.Expect(Job(visit)).ToContainTextAsync("Two songs");
            await Assertions.Expect(Job(visit)).ToHaveAttributeAsync("data-state", new Regex("Running|Done"));
            visit.AssertNothingWentWrong();
        }

        // Nobody looks now.
        for (var i = 0; i < 300 && !(File.Exists(songs.Prompt("one")) && File.Exists(songs.Prompt("two"))); i++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.True(File.Exists(songs.Prompt("one")) && File.Exists(songs.Prompt("two")));
        await using var later = await browser.VisitAsync(server);
        await Assertions.Expect(Job(later)).ToHaveAttributeAsync("data-state", "Done");
    }

    // Section by section what a person does all day.
    [Fact]
    public void R17_Every_daily_action_has_a_key()
    {
        string[] daily =
        [
            "next", "previous", "next-in-field", "previous-in-field", "next-review", "play", "back", "forward", "loop-best", "loop-middle", "loop-start", "loop-end", "loop",
            "add-tag", "accept", "reject", "tap", "half", "double", "mode", "instrumental", "filter", "leave", "select-next", "select-previous", "select-all", "edit", "undo", "redo",
            "go-songs", "go-lyrics", "go-training", "go-models", "help",
        ];
        var map = new KeyMap();
        Assert.Empty(daily.Except(KeyCommand.All.Where(command => map.KeysOf(command).Count > 0).Select(command => command.Name)));
    }

    private static ILocator Job(Visit visit) => visit["job-bar"].GetByTestId("job").First;

    [GeneratedRegex("coming soon|not yet available|under construction|todo", RegexOptions.IgnoreCase)]
    private static partial Regex Promise();
}
