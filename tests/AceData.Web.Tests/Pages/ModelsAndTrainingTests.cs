using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Pages;

public class ModelsAndTrainingTests(Chromium browser)
{
    [Fact]
    public async Task Models_shows_what_is_there_and_finetuning_what_is_missing()
    {
        using var songs = new SongFolder();
        songs.Add("01 - one", "hip hop, 93 bpm, rap, minor key, dark", "[verse]\n" + string.Join('\n', Enumerable.Repeat("one line of words", 8)));
        songs.Add("02 - two");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit.GoAsync("/models");
        await Assertions.Expect(visit["finding"].First).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 60_000 });
        await Assertions.Expect(visit["findings"]).ToContainTextAsync("ffmpeg");
        await visit.ShootAsync("models");
        Assert.Empty(await visit.AxeAsync());

        await visit.GoAsync("/training");
        await Assertions.Expect(visit["readiness"]).ToContainTextAsync("1 song has no tags");
        await visit["folder-checks"].ClickAsync();
        await visit["folder-output_dir"].FillAsync("data/audio");
        await visit["folder-data_dir"].FillAsync("nowhere");
        await visit["check-folders"].ClickAsync();
        await Assertions.Expect(visit["folder-log"]).ToContainTextAsync("nowhere is not there");
        await Assertions.Expect(visit["folder-log"]).ToContainTextAsync("The trainer takes every file there for a song");
        await visit.ShootAsync("training");
        Assert.Empty(await visit.AxeAsync());
        await visit["folder-output_dir"].FillAsync("");
        await visit["folder-data_dir"].FillAsync("");
        await visit["check-folders"].ClickAsync();
        await Assertions.Expect(visit["folder-log"]).ToContainTextAsync("All four folders can be used.");
        Assert.False(Directory.Exists(Path.Combine(songs.Path, "data", "data_sets")));
        await visit["show-Untagged"].ClickAsync();
        await Assertions.Expect(visit["filter"]).ToHaveValueAsync("tags:0 bpm:none");
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Uri(server.Root, "songs").ToString());
        Assert.Empty(visit.Complaints);
    }
}
