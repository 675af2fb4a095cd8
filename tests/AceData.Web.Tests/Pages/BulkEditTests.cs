using System.Security.Cryptography;
using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Pages;

public class BulkEditTests(Chromium browser)
{
    [Fact]
    public async Task A_tag_is_replaced_in_214_songs_and_undo_brings_every_byte_back()
    {
        using var songs = new SongFolder(isInMemory: true);
        for (var i = 0; i < 220; i++)
        {
            songs.Add($"song {i:000}", i < 214 ? $"hip hop,  {80 + (i % 60)} bpm, dark\r\n" : "jazz, 100 bpm");
        }

        var before = Hashes(songs);
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await Assertions.Expect(visit["count"]).ToHaveTextAsync("220 of 220 shown");
        await visit["filter"].FillAsync("tag:\"hip hop\"");
        await Assertions.Expect(visit["count"]).ToHaveTextAsync("214 of 220 shown");
        await visit.Page.GetByLabel("Select all shown songs").ClickAsync();
        await visit["edit-selected"].ClickAsync();
        await visit["bulk-replace-tab"].ClickAsync();
        await visit["bulk-from"].FillAsync("hip hop");
        await visit["bulk-to"].FillAsync("rap");
        await Assertions.Expect(visit["bulk-preview"]).ToHaveTextAsync("Changes 214 of 214 songs");
        await visit.ShootAsync("bulk");
        Assert.Empty(await visit.AxeAsync());
        await visit["bulk-apply"].ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("214 songs changed")).ToBeVisibleAsync();
        await visit.ShootAsync("toast");
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>("""
            () => {
                const said = document.querySelector(".mud-snackbar").getBoundingClientRect();
                return [...document.querySelectorAll("button, a, input, select")].filter(one => one.closest(".mud-snackbar") === null).filter(one => {
                    const box = one.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
                    return x > said.left && x < said.right && y > said.top && y < said.bottom && document.elementFromPoint(x, y)?.closest(".mud-snackbar") != null;
                }).map(one => one.outerHTML);
            }
            """));
        Assert.Equal("rap,  80 bpm, dark\n", await File.ReadAllTextAsync(songs.Prompt("song 000"), TestContext.Current.CancellationToken));
        Assert.NotEqual(before, Hashes(songs));
        await visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Undo", Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("Undone: Replace")).ToBeVisibleAsync();
        Assert.Equal(before, Hashes(songs));
        visit.AssertNothingWentWrong();
    }

    private static string Hashes(SongFolder songs) => string.Join(
        '\n',
        Directory.EnumerateFiles(songs.Audio, "*_prompt.txt").Order(StringComparer.Ordinal).Select(file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))));
}
