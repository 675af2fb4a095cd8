using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Pages;

public class RunTests(Chromium browser)
{
    [Fact]
    public async Task A_run_tags_row_by_row_and_ends_green()
    {
        using var songs = new SongFolder();
        for (var i = 1; i <= 4; i++)
        {
            songs.Add($"song {i}", seconds: 12);
        }

        File.WriteAllText(System.IO.Path.Combine(songs.Path, ".acedata", "settings.json"), """{"engine":"fake"}""");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit["tag"].ClickAsync();
        await Assertions.Expect(visit["job"].First).ToHaveAttributeAsync("data-state", "Done", new LocatorAssertionsToHaveAttributeOptions { Timeout = 60_000 });
        await Assertions.Expect(visit.Page.Locator("[data-testid=song]", new PageLocatorOptions { HasTextString = "made up" })).ToHaveCountAsync(4);
        await visit["job-log"].First.ClickAsync();
        await visit.ShootAsync("run-done");
        Assert.Empty(await visit.AxeAsync());
        visit.AssertNothingWentWrong();
    }

    [Fact]
    public async Task Where_all_tags_are_made_up_the_button_replaces_them()
    {
        using var songs = new SongFolder();
        songs.Add("song", seconds: 5);
        var settings = System.IO.Path.Combine(songs.Path, ".acedata", "settings.json");
        File.WriteAllText(settings, """{"engine":"fake"}""");
        await using (var trying = await PageServer.StartAsync(songs.Path))
        {
            await using var visit = await browser.VisitAsync(trying);
            await visit["tag"].ClickAsync();
            await StateAsync(visit, "Done");
            await Assertions.Expect(visit["tag"]).ToBeDisabledAsync();
        }

        File.WriteAllText(settings, """{"engine":"none"}""");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var again = await browser.VisitAsync(server);
        await Assertions.Expect(again["tag"]).ToHaveTextAsync("Replace 1 made-up");
        await again["tag"].ClickAsync();
        await StateAsync(again, "Done");
        await Assertions.Expect(again.Page.Locator("[data-testid=song]", new PageLocatorOptions { HasTextString = "made up" })).ToHaveCountAsync(0);
        again.AssertNothingWentWrong();
    }

    [Fact]
    public async Task Before_a_real_run_the_dialog_says_that_made_up_tags_are_replaced()
    {
        using var songs = new SongFolder();
        songs.Add("song", seconds: 5);
        File.WriteAllText(System.IO.Path.Combine(songs.Path, ".acedata", "settings.json"), """{"engine":"fake"}""");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit["tag"].ClickAsync();
        await StateAsync(visit, "Done");
        await visit["tag-options"].ClickAsync();
        await visit["scope-all"].CheckAsync();
        await Assertions.Expect(visit["tag-replaces"]).ToHaveCountAsync(0);
        await visit["engine"].SelectOptionAsync("None");
        await Assertions.Expect(visit["tag-replaces"]).ToHaveTextAsync("The made-up tags of 1 song are replaced, not suggested.");
        Assert.Empty(await visit.AxeAsync());
        await visit["start-tagging"].ClickAsync();
        await Assertions.Expect(visit["quick-measured"]).ToHaveTextAsync("Measured only 1", new LocatorAssertionsToHaveTextOptions { Timeout = 60_000 });
        visit.AssertNothingWentWrong();
    }

    [Fact]
    public async Task An_empty_file_among_the_songs_is_named_apart_and_counted_by_the_run()
    {
        using var songs = new SongFolder();
        songs.Add("song", seconds: 5);
        File.WriteAllText(System.IO.Path.Combine(songs.Audio, "nothing.mp3"), "");
        File.WriteAllText(System.IO.Path.Combine(songs.Path, ".acedata", "settings.json"), """{"engine":"fake"}""");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await Assertions.Expect(visit["unopened"]).ToContainTextAsync("1 file is no song that can be opened.");
        await visit["unopened"].Locator("summary").ClickAsync();
        await Assertions.Expect(visit["unopened"]).ToContainTextAsync("nothing.mp3: The file is empty. Copy or download it again.");
        await visit["tag"].ClickAsync();
        await StateAsync(visit, "DoneWithProblems");
        await Assertions.Expect(visit["job"].First).ToContainTextAsync("Tagging 2 untagged songs");
        await Assertions.Expect(visit["job"].First).ToContainTextAsync("1 finished, 1 failed");
        Assert.Empty(await visit.AxeAsync());
        visit.AssertNothingWentWrong();
    }

    [Fact]
    public async Task A_run_without_a_model_asks_before_it_measures_only()
    {
        using var songs = new SongFolder();
        songs.Add("song", seconds: 12);
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit["tag"].ClickAsync();
        await visit["job-accept"].WaitForAsync();
        await visit.ShootAsync("run-question");
        Assert.Empty(await visit.AxeAsync());
        await visit["job-accept"].ClickAsync();
        await Assertions.Expect(visit["job-dismiss"]).ToBeVisibleAsync();
        await Assertions.Expect(visit["job-accept"]).ToHaveCountAsync(0);
        visit.AssertNothingWentWrong();
    }

    [Fact]
    public async Task Songs_that_were_only_measured_are_counted_apart_and_the_same_run_is_not_offered_again_without_a_model()
    {
        using var songs = new SongFolder();
        songs.Add("song", seconds: 12);
        var settings = System.IO.Path.Combine(songs.Path, ".acedata", "settings.json");
        File.WriteAllText(settings, """{"engine":"none"}""");
        await using (var server = await PageServer.StartAsync(songs.Path))
        {
            await using var visit = await browser.VisitAsync(server);
            await Assertions.Expect(visit["tag"]).ToContainTextAsync("Tag 1 untagged");
            await visit["tag"].ClickAsync();
            await Assertions.Expect(visit["tag-needs-model"]).ToContainTextAsync("1 song waits for a listening model", new LocatorAssertionsToContainTextOptions { Timeout = 60_000 });
            await Assertions.Expect(visit["tag"]).ToHaveCountAsync(0);
            await Assertions.Expect(visit["quick-untagged"]).ToHaveTextAsync("Untagged 0");
            await Assertions.Expect(visit["quick-measured"]).ToHaveTextAsync("Measured only 1");
            Assert.Empty(await visit.AxeAsync());
            visit.AssertNothingWentWrong();
        }

        File.WriteAllText(settings, """{"engine":"server","server_address":"http://127.0.0.1:9"}""");
        songs.Add("second", seconds: 12);
        await using (var server = await PageServer.StartAsync(songs.Path))
        {
            await using var visit = await browser.VisitAsync(server);
            await Assertions.Expect(visit["tag"]).ToContainTextAsync("Tag 1, complete 1");
            File.Delete(System.IO.Path.Combine(songs.Audio, "second.wav"));
            await Assertions.Expect(visit["tag"]).ToContainTextAsync("Complete 1 song");
            visit.AssertNothingWentWrong();
        }
    }

    [Fact]
    public async Task A_stopped_run_goes_on_in_one_action_and_failed_songs_are_tried_again_alone()
    {
        using var songs = new SongFolder();
        var names = Enumerable.Range(1, 6).Select(i => $"song {i}").ToList();
        names.ForEach(name => songs.Add(name, seconds: 5));
        File.WriteAllText(System.IO.Path.Combine(songs.Path, ".acedata", "settings.json"), """{"engine":"fake"}""");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await Assertions.Expect(visit["first-Add"]).ToHaveAttributeAsync("data-done", "true");
        await Assertions.Expect(visit["first-Tag"]).ToHaveAttributeAsync("data-done", "false");
        await visit.ShootAsync("first-line");
        await visit["tag-options"].ClickAsync();
        await visit.Page.GetByText("All settings").ClickAsync();
        await visit.Page.GetByLabel("Songs at the same time").FillAsync("1");
        await visit.Page.GetByLabel("Fake: milliseconds an answer").FillAsync("300");
        await visit["start-tagging"].ClickAsync();
        await Assertions.Expect(visit.Page.Locator("[data-testid=song]", new PageLocatorOptions { HasTextString = "made up" })).Not.ToHaveCountAsync(0, new LocatorAssertionsToHaveCountOptions { Timeout = 60_000 });
        await visit["job-stop"].ClickAsync();
        await StateAsync(visit, "Stopped");
        var kept = names.Where(name => File.Exists(songs.Prompt(name))).ToDictionary(name => name, name => Look(songs.Prompt(name)));
        Assert.InRange(kept.Count, 1, 5);
        var rest = names.Count - kept.Count;

        var effort = new Effort(visit);
        await Assertions.Expect(visit["job-continue"]).ToHaveTextAsync($"Continue with {rest}");
        await visit.ShootAsync("run-stopped");
        Assert.Empty(await visit.AxeAsync());
        await effort.ClickAsync("job-continue");
        await StateAsync(visit, "Done");
        Assert.Equal(1, effort.Take());
        await Assertions.Expect(visit["job"].First).ToContainTextAsync(rest == 1 ? "1 song finished" : $"{rest} songs finished");
        Assert.All(kept, pair => Assert.Equal(pair.Value, Look(songs.Prompt(pair.Key))));
        Assert.All(names, name => Assert.True(File.Exists(songs.Prompt(name))));
        await Assertions.Expect(visit["first-Tag"]).ToHaveAttributeAsync("data-done", "true");
        await visit["first-close"].ClickAsync();
        await Assertions.Expect(visit["first-steps"]).ToHaveCountAsync(0);

        // What the run left to look at is one click away, from any page.
        await visit.GoAsync("/settings");
        await visit["job-review"].ClickAsync();
        await Assertions.Expect(visit["review-place"]).ToHaveTextAsync("Review 1 of 6");
        await visit["review-leave"].ClickAsync();

        // Two that are no audio fail. One is mended; a song that came since is not part of trying again.
        songs.Add("song 7", seconds: 5);
        foreach (var name in new[] { "song 8", "song 9" })
        {
            File.WriteAllText(System.IO.Path.Combine(songs.Audio, name + ".wav"), "no audio at all");
        }

        await Assertions.Expect(visit["tag"]).ToContainTextAsync("3");
        await visit["tag"].ClickAsync();
        await StateAsync(visit, "DoneWithProblems");
        await Assertions.Expect(visit["job-continue"]).ToHaveTextAsync("Try 2 again");
        await visit.ShootAsync("run-problems");
        Assert.Empty(await visit.AxeAsync());
        songs.Add("song 8", seconds: 5);
        songs.Add("song 99", seconds: 5);
        await Assertions.Expect(visit["song"]).ToHaveCountAsync(10);
        await visit["job-continue"].ClickAsync();
        await Assertions.Expect(visit["job-continue"]).ToHaveTextAsync("Try 1 again");
        await StateAsync(visit, "DoneWithProblems");
        Assert.True(File.Exists(songs.Prompt("song 8")));
        Assert.False(File.Exists(songs.Prompt("song 99")));
        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit["song"]).ToHaveCountAsync(10);
        await Assertions.Expect(visit["first-steps"]).ToHaveCountAsync(0);
        visit.AssertNothingWentWrong();
    }

    private static Task StateAsync(Visit visit, string state) => Assertions.Expect(visit["job"].First).ToHaveAttributeAsync("data-state", state, new LocatorAssertionsToHaveAttributeOptions { Timeout = 60_000 });

    private static (string Text, DateTime Written) Look(string path) => (File.ReadAllText(path), File.GetLastWriteTimeUtc(path));
}
