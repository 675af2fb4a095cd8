using AceData.Datasets;
using AceData.Web.Tests.Accessibility;
using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Pages.Training;

/// <summary>From songs with something amiss to a data set, and to the files of other programs and back.</summary>
public class DataSetWalkTests(Chromium browser)
{
    private const string Mixed = "93 bpm, hip hop, rap, minor key, dark, confident, melancholic, synth bass, drums, electric piano, male rap";
    private const string Ordered = "hip hop, 93 bpm, rap, minor key, dark, confident, melancholic, synth bass, drums, electric piano, male rap";
    private const string Words = "[verse]\nlast stop nobody home\nrain on the window\n\n[chorus]\nnight bus carry me on\n";

    [Fact]
    public async Task What_blocks_is_shown_and_mended_and_then_the_songs_become_a_data_set()
    {
        using var songs = Songs();
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit.GoAsync("/training");
        await StateAsync(visit, "Check", "Missing");
        await visit["check-songs"].ClickAsync();
        await StateAsync(visit, "Check", "Blocked");
        await Assertions.Expect(visit["findings-Blocks"]).ToContainTextAsync("It has no tags, so it would be learnt under an empty prompt.");
        await Group(visit, "PROMPT-MISSING").GetByTestId("finding-open").ClickAsync();
        await Assertions.Expect(Group(visit, "PROMPT-MISSING").GetByTestId("finding-song")).ToHaveTextAsync("02.wav");
        await Assertions.Expect(visit["convert"]).ToBeDisabledAsync();
        await Assertions.Expect(visit["convert-why"]).ToContainTextAsync("1 song cannot be learnt from.");
        await visit.ShootAsync("data-set-blocked");
        Assert.Empty(await visit.AxeAsync());

        // Where the songs are, and the report.
        await Group(visit, "PROMPT-MISSING").GetByTestId("finding-show").ClickAsync();
        await Assertions.Expect(visit["filter"]).ToHaveValueAsync("check:prompt-missing");
        await Assertions.Expect(visit["song"]).ToHaveCountAsync(1);
        await visit.GoAsync("/training");
        using (var client = server.Client())
        {
            Assert.Contains("PROMPT-MISSING", await client.GetStringAsync("check/report", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        // Seen before it is done, and taken back.
        await MendAsync(visit);
        await Eventually.HoldsAsync(songs.Prompt("01"), Ordered);
        await visit.Page.Keyboard.PressAsync("Control+z");
        await Eventually.HoldsAsync(songs.Prompt("01"), Mixed);
        await MendAsync(visit);
        await Eventually.HoldsAsync(songs.Prompt("01"), Ordered);
        await File.WriteAllTextAsync(songs.Prompt("02"), Ordered.Replace("dark", "aggressive", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await Assertions.Expect(visit["check-stale"]).ToContainTextAsync("2 songs have changed");
        await StateAsync(visit, "Check", "OutOfDate");
        await Assertions.Expect(visit["convert-why"]).ToContainTextAsync("Check again");
        await visit["check-songs"].ClickAsync();
        await Assertions.Expect(visit["check-stale"]).ToHaveCountAsync(0, new LocatorAssertionsToHaveCountOptions { Timeout = 60_000 });
        await Assertions.Expect(visit["findings-Blocks"]).ToHaveCountAsync(0);

        await visit["convert"].ClickAsync();
        await StateAsync(visit, "Convert", "Done");
        await Assertions.Expect(visit["data-set"]).ToContainTextAsync("2 songs in the data set");
        Assert.Equal(["data/audio/01.wav", "data/audio/02.wav"], DataSetReader.Read(Path.Combine(songs.Path, "data", "data_sets", "jsons_sets")).Select(row => row.FileName));
        await visit["check-pictures"].ClickAsync();
        await visit["folder-checks"].ClickAsync();
        await Assertions.Expect(visit["histogram"]).ToHaveCountAsync(2);
        await visit.ShootAsync("data-set-done");
        Assert.Empty(await visit.AxeAsync());

        // Ticked by what lies on the disk, whoever looks.
        await visit.Page.ReloadAsync();
        await StateAsync(visit, "Convert", "Done");
        await File.WriteAllTextAsync(songs.Lyrics("01"), Words + "again\n", TestContext.Current.CancellationToken);
        await StateAsync(visit, "Convert", "OutOfDate");
        await Assertions.Expect(visit["data-set-stale"]).ToContainTextAsync("1 song would have other tags or lyrics in it now. Convert again.");

        // Without what blocks it is up to date too, also for whoever comes back; nobody checked the new song.
        songs.Add("03", null, null, seconds: 12);
        await Assertions.Expect(visit["data-set-stale"]).ToContainTextAsync("1 song is not in it yet.");
        await visit.Page.Locator("#ConvertDatasetRequest-SkipBlocked").CheckAsync();
        await Assertions.Expect(visit["data-set-left-out"]).ToContainTextAsync("1 song is left out");
        await Assertions.Expect(visit["data-set"]).ToContainTextAsync(" 1 song is left out, because nothing can be learnt from it. ");
        await visit["convert"].ClickAsync();
        await StateAsync(visit, "Convert", "Done");
        await Assertions.Expect(visit["job-dismiss"].First).ToBeVisibleAsync();
        await Assertions.Expect(visit["job-continue"]).ToHaveCountAsync(0);
        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit["data-set-left-out"]).ToContainTextAsync("1 song is left out");
        await StateAsync(visit, "Convert", "Done");
        visit.AssertNothingWentWrong();
    }

    [Fact]
    public async Task Folders_that_do_not_go_are_said_before_anything_is_started()
    {
        using var songs = Songs();
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit.GoAsync("/training");
        await Assertions.Expect(visit["convert-folders"]).ToContainTextAsync("Songs: 2");
        await FillAsync(visit, "ConvertDatasetRequest-OutputName", "data/audio");
        await Assertions.Expect(visit["convert-folders"]).ToContainTextAsync("so it is not replaced");
        await Assertions.Expect(visit["convert"]).ToBeDisabledAsync();
        await FillAsync(visit, "ConvertDatasetRequest-OutputName", "");
        await FillAsync(visit, "ConvertDatasetRequest-DataDir", "nowhere");
        await Assertions.Expect(visit["convert-folders"]).ToContainTextAsync("nowhere is not there");
        await Assertions.Expect(visit["convert-why"]).ToContainTextAsync("A folder above cannot be used like this.");
        visit.AssertNothingWentWrong();
    }

    [Fact]
    public async Task A_data_set_that_most_songs_would_leave_is_replaced_after_a_tick_alone()
    {
        using var songs = Songs();
        File.WriteAllText(songs.Prompt("02"), Ordered);
        var set = Path.Combine(songs.Path, "data", "data_sets", "jsons_sets");
        await DataSetWriter.WriteAsync(set, new[] { "01", "x", "y", "z" }.Select(name => new DataSetRow { Key = name, FileName = $"data/audio/{name}.wav", Tags = ["hip hop"], Lyrics = "la" }), TestContext.Current.CancellationToken);
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit.GoAsync("/training");
        await Assertions.Expect(visit["data-set-leaving"]).ToHaveTextAsync("3 of these songs are not among the songs below and would leave it (data/audio/x.wav, …).");
        await Assertions.Expect(visit["convert"]).ToBeDisabledAsync();
        await Assertions.Expect(visit["convert-why"]).ToContainTextAsync("Most songs of the data set would leave it.");
        Assert.Empty(await visit.AxeAsync());

        await visit["convert-replace"].CheckAsync();
        await visit["convert"].ClickAsync();
        await StateAsync(visit, "Convert", "Done");
        await Assertions.Expect(visit["convert-replace"]).ToHaveCountAsync(0);
        Assert.Equal(["data/audio/01.wav", "data/audio/02.wav"], DataSetReader.Read(set).Select(row => row.FileName));

        // A tick is for once: the next time it is asked again.
        await DataSetWriter.WriteAsync(set, new[] { "x", "y", "z" }.Select(name => new DataSetRow { Key = name, FileName = $"data/audio/{name}.wav", Tags = ["hip hop"], Lyrics = "la" }), TestContext.Current.CancellationToken);
        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit["convert-replace"]).Not.ToBeCheckedAsync();
        await Assertions.Expect(visit["convert"]).ToBeDisabledAsync();
        visit.AssertNothingWentWrong();
    }

    [Fact]
    public async Task Songs_go_to_a_spreadsheet_and_come_back_as_it_was_changed_there()
    {
        using var songs = Songs();
        File.WriteAllText(songs.Prompt("02"), Ordered.Replace("dark", "sad", StringComparison.Ordinal));
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit.GoAsync("/training");
        await visit["export"].ClickAsync();
        await Assertions.Expect(visit["export-keeps"]).ToContainTextAsync("One file holds all songs.");
        await visit["dialect-v1"].CheckAsync();
        await Assertions.Expect(visit["export-why"]).ToContainTextAsync("Name a folder to copy them to.");
        await Assertions.Expect(visit["export-keeps"]).ToContainTextAsync("time signature");
        await Assertions.Expect(visit["start-export"]).ToBeDisabledAsync();
        await visit["dialect-csv"].CheckAsync();
        await FillAsync(visit, "ExportSongsRequest-Output", "table");
        await visit.ShootAsync("export");
        Assert.Empty(await visit.AxeAsync());
        await visit["start-export"].ClickAsync();
        await Assertions.Expect(visit["export-result"]).ToContainTextAsync("2 written", new LocatorAssertionsToContainTextOptions { Timeout = 60_000 });
        var table = Path.Combine(songs.Path, "table", "songs.csv");
        var text = await File.ReadAllTextAsync(table, TestContext.Current.CancellationToken);
        Assert.Contains("sad", text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(table, text.Replace("sad", "happy", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        await visit["import"].ClickAsync();
        await visit["dialect-csv"].CheckAsync();
        await FillAsync(visit, "ImportSongsRequest-Source", "elsewhere");
        await Assertions.Expect(visit["import-why"]).ToContainTextAsync("elsewhere is not there");
        await FillAsync(visit, "ImportSongsRequest-Source", "table");
        await Assertions.Expect(visit["import-keeps"]).ToContainTextAsync("that you wrote stay");
        await visit.Page.Locator("#ImportSongsRequest-Replace").CheckAsync();
        await Assertions.Expect(visit["import-keeps"]).ToContainTextAsync("are replaced, too");
        await visit.ShootAsync("import");
        Assert.Empty(await visit.AxeAsync());
        await visit["start-import"].ClickAsync();
        await Assertions.Expect(visit["import-result"]).ToContainTextAsync("1 imported", new LocatorAssertionsToContainTextOptions { Timeout = 60_000 });
        await Eventually.HoldsAsync(songs.Prompt("02"), Ordered.Replace("dark", "happy", StringComparison.Ordinal));
        await visit["import-undo"].ClickAsync();
        await Eventually.HoldsAsync(songs.Prompt("02"), Ordered.Replace("dark", "sad", StringComparison.Ordinal));
        visit.AssertNothingWentWrong();
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task The_walk_is_done_by_keys_in_german_and_in_light()
    {
        using var songs = Songs();
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server, new VisitOptions { Language = "de", Theme = "light" });
        await visit.Page.AddInitScriptAsync("for (const kind of ['mousedown', 'pointerdown']) { addEventListener(kind, () => { window.mouse = true; }, true); }");
        await visit.GoAsync("/training");
        var walk = new KeyboardWalk(visit);
        await PressAsync(visit, walk, "check-songs");
        await StateAsync(visit, "Check", "Blocked");
        await Assertions.Expect(visit["findings-Blocks"]).ToContainTextAsync("Er hat keine Tags und würde deshalb unter einem leeren Prompt gelernt.");
        await PressAsync(visit, walk, "finding-open");
        await Assertions.Expect(visit["finding-song"].First).ToHaveTextAsync("02.wav");
        await PressAsync(visit, walk, "finding-fix");
        await Assertions.Expect(visit["fix-preview"]).ToContainTextAsync("Ändert 1 Text");
        Assert.Empty(await visit.AxeAsync());
        await PressAsync(visit, walk, "fix-apply");
        await Eventually.HoldsAsync(songs.Prompt("01"), Ordered);
        await File.WriteAllTextAsync(songs.Prompt("02"), Ordered, TestContext.Current.CancellationToken);
        await Assertions.Expect(visit["check-stale"]).ToContainTextAsync("2 Songs haben sich");
        await PressAsync(visit, walk, "check-songs");
        await Assertions.Expect(visit["findings-Blocks"]).ToHaveCountAsync(0, new LocatorAssertionsToHaveCountOptions { Timeout = 60_000 });
        await PressAsync(visit, walk, "convert");
        await StateAsync(visit, "Convert", "Done");
        await PressAsync(visit, walk, "check-pictures");
        await visit.ShootAsync("data-set-light");
        Assert.Empty(await visit.AxeAsync());
        await PressAsync(visit, walk, "export");
        await Assertions.Expect(visit["export-keeps"]).ToContainTextAsync("Eine Datei enthält alle Songs.");
        await visit.ShootAsync("export-light");
        Assert.Empty(await visit.AxeAsync());
        await visit.EscapeAsync(visit["export-keeps"]);
        Assert.False(await visit.Page.EvaluateAsync<bool>("() => window.mouse === true"), "A mouse was used.");
        visit.AssertNothingWentWrong();
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task Of_ten_thousand_findings_only_those_in_sight_are_drawn()
    {
        const int count = 10_000;
        using var songs = new SongFolder(isInMemory: true);
        for (var i = 0; i < count; i++)
        {
            songs.Add($"{i:00000}", i % 2 == 0 ? null : $"{80 + (i % 80)} bpm, hip hop, own word {i}");
        }

        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit.GoAsync("/training");
        await Assertions.Expect(visit["check-songs"]).ToContainTextAsync($"{count}", new LocatorAssertionsToContainTextOptions { Timeout = 60_000 });
        await visit["check-options"].ClickAsync();
        await visit.Page.Locator("#CheckDatasetRequest-Quick").CheckAsync();
        await visit["check-songs"].ClickAsync();
        await StateAsync(visit, "Check", "Blocked", seconds: 180);
        await Group(visit, "PROMPT-MISSING").GetByTestId("finding-open").ClickAsync();
        await Group(visit, "TAG-UNKNOWN").GetByTestId("finding-open").ClickAsync();
        await Assertions.Expect(Group(visit, "TAG-UNKNOWN").GetByTestId("finding-song").First).ToContainTextAsync("own word 1");
        Assert.InRange(await visit["finding-song"].CountAsync(), 2, 120);
        await Group(visit, "TAG-UNKNOWN").GetByTestId("finding-songs").EvaluateAsync("box => { box.scrollTop = box.scrollHeight; }");
        await Assertions.Expect(Group(visit, "TAG-UNKNOWN").GetByTestId("finding-song").Last).ToContainTextAsync($"own word {count - 1}");
        Assert.InRange(await visit["finding-song"].CountAsync(), 2, 120);
        Assert.InRange(await visit.Page.EvaluateAsync<int>("() => document.querySelectorAll('*').length"), 1, 1500);
        Assert.Empty(await visit.AxeAsync());
        visit.AssertNothingWentWrong();
    }

    private static SongFolder Songs()
    {
        var songs = new SongFolder();
        songs.Add("01", Mixed, Words, seconds: 12);
        songs.Add("02", null, Words, seconds: 13);
        return songs;
    }

    private static ILocator Group(Visit visit, string code) => visit.Page.Locator($"[data-testid=finding-group][data-code={code}]");

    private static async Task MendAsync(Visit visit)
    {
        await Group(visit, "TAG-ORDER").GetByTestId("finding-fix").ClickAsync();
        await Assertions.Expect(visit["fix-preview"]).ToContainTextAsync("Changes 1 text");
        await visit["fix-apply"].ClickAsync();
        await Assertions.Expect(visit["fix-apply"]).ToHaveCountAsync(0);
    }

    private static async Task PressAsync(Visit visit, KeyboardWalk walk, string control)
    {
        await Assertions.Expect(visit[control].First).ToBeEnabledAsync(new LocatorAssertionsToBeEnabledOptions { Timeout = 60_000 });
        await walk.ToAsync(control);
        await visit.Page.Keyboard.PressAsync("Enter");
    }

    private static async Task FillAsync(Visit visit, string id, string text)
    {
        await visit.Page.Locator("#" + id).FillAsync(text);
        await visit.Page.Locator("#" + id).BlurAsync();
    }

    private static Task StateAsync(Visit visit, string step, string state, int seconds = 90) =>
        Assertions.Expect(visit[$"step-{step}"]).ToHaveAttributeAsync("data-state", state, new LocatorAssertionsToHaveAttributeOptions { Timeout = seconds * 1000 });
}
