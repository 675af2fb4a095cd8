using System.IO.Compression;
using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Pages;

public class SettingsPageTests(Chromium browser)
{
    private static string Settings(SongFolder songs) => File.ReadAllText(Path.Combine(songs.Path, ".acedata", "settings.json"));

    [Fact]
    public async Task What_is_set_is_kept_at_once_and_a_file_with_a_mistake_is_not()
    {
        using var songs = new SongFolder();
        songs.Add("01 - one", "hip hop, 93 bpm, rap, minor key, wobbly");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit.GoAsync("/settings");
        await visit.ShootAsync("settings");
        Assert.Empty(await visit.AxeAsync());

        await visit["set-engine"].SelectOptionAsync("None");
        await Assertions.Expect(visit["settings-saved"]).Not.ToBeEmptyAsync();
        Assert.Contains("\"engine\": \"none\"", Settings(songs), StringComparison.Ordinal);
        await visit["set-server"].FillAsync("http://user:secret@host");
        await visit["set-server"].BlurAsync();
        await Assertions.Expect(visit.Page.Locator(".mud-snackbar")).ToContainTextAsync("ACEDATA_SERVER_KEY");
        Assert.DoesNotContain("secret", Settings(songs), StringComparison.Ordinal);

        await visit["file-prompts"].Locator("summary").First.ClickAsync();
        var shipped = await visit["text-prompts"].InputValueAsync();
        await visit["text-prompts"].FillAsync(shipped.Replace("\"max_tokens\"", "\"max_tokkens\"", StringComparison.Ordinal));
        await Assertions.Expect(visit["check-prompts"]).ToContainTextAsync("max_tokens");
        await Assertions.Expect(visit["save-prompts"]).ToBeDisabledAsync();
        await visit["check-prompts"].Locator("button").First.ClickAsync();
        await visit.Page.WaitForFunctionAsync("() => { const field = document.activeElement; return field.tagName === 'TEXTAREA' && field.value.slice(field.selectionStart, field.selectionEnd).includes('max_tokkens'); }");
        await visit.ShootAsync("settings-prompts-wrong");
        Assert.Empty(await visit.AxeAsync());
        await visit["text-prompts"].FillAsync(shipped + " ");
        await visit["save-prompts"].ClickAsync();
        await Assertions.Expect(visit["reset-prompts"]).ToBeVisibleAsync();
        var own = Path.Combine(songs.Path, "config", "prompts.json");
        Assert.Equal(shipped + " ", File.ReadAllText(own));
        await visit["reset-prompts"].ClickAsync();
        await visit["confirm"].ClickAsync();
        await Assertions.Expect(visit["reset-prompts"]).ToHaveCountAsync(0);
        Assert.False(File.Exists(own));
        Assert.Equal(shipped + " ", File.ReadAllText(own + ".before-reset"));

        await visit["file-vocabulary"].Locator("summary").First.ClickAsync();
        await visit["word-use"].Locator("summary").ClickAsync();
        await Assertions.Expect(visit["word-use"]).ToContainTextAsync("wobbly");
        await visit["text-vocabulary"].FillAsync("## Genre:\n- hip hop\n");
        await visit["save-vocabulary"].ClickAsync();
        await Assertions.Expect(visit["reset-vocabulary"]).ToBeVisibleAsync();
        await Assertions.Expect(visit["word-use"]).Not.ToContainTextAsync("dubstep");
        Assert.Equal("## Genre:\n- hip hop\n", File.ReadAllText(Path.Combine(songs.Path, "presets", "moods.md")));
        await visit["word-use"].ScrollIntoViewIfNeededAsync();
        await visit.ShootAsync("settings-vocabulary");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Lyrics_keys_logs_backup_and_diagnostics_do_what_they_say()
    {
        using var songs = new SongFolder();
        songs.Add("Geheimer Song", "hip hop, 93 bpm, rap", "[verse]\nSoWhat la la la\n");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server, new VisitOptions { Language = "de", Theme = "light" });
        await visit.GoAsync("/settings");
        await visit.ShootAsync("settings-light-de");
        Assert.Empty(await visit.AxeAsync());
        await visit["set-genius"].ClickAsync();
        await visit.ShootAsync("settings-genius");
        await visit["confirm"].ClickAsync();
        await Assertions.Expect(visit["set-genius"]).ToBeCheckedAsync();
        Assert.Contains("\"genius_terms_accepted\": true", Settings(songs), StringComparison.Ordinal);
        await visit["set-genius"].ClickAsync();
        await Assertions.Expect(visit["set-genius"]).Not.ToBeCheckedAsync();

        await visit["secret-ACEDATA_GENIUS_TOKEN"].FillAsync("token-of-a-test");
        await visit["keep-ACEDATA_GENIUS_TOKEN"].ClickAsync();
        await Assertions.Expect(visit["drop-ACEDATA_GENIUS_TOKEN"]).ToBeVisibleAsync();
        Assert.DoesNotContain("token-of-a-test", await visit.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("token-of-a-test", Settings(songs), StringComparison.Ordinal);

        await visit["change-double"].ClickAsync();
        await Assertions.Expect(visit["key-double"].GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("h");
        await Assertions.Expect(visit["conflict-double"]).ToBeVisibleAsync();
        await visit["key-double"].ScrollIntoViewIfNeededAsync();
        await visit.ShootAsync("settings-keys");
        Assert.Empty(await visit.AxeAsync());
        await visit["usual-double"].ClickAsync();
        await Assertions.Expect(visit["conflict-double"]).ToHaveCountAsync(0);
        await visit.Page.Locator("h1").ClickAsync();
        await visit.Page.Keyboard.PressAsync("g");
        await visit.Page.Keyboard.PressAsync("t");
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Uri(server.Root, "training").ToString());
        await visit.GoAsync("/settings");
        await visit["backup"].ScrollIntoViewIfNeededAsync();
        await visit.ShootAsync("settings-data");
        await visit["hosts"].ScrollIntoViewIfNeededAsync();
        await visit.ShootAsync("settings-privacy");
        await visit["settings-search"].FillAsync("ffmpeg");
        await Assertions.Expect(visit["choose-ffmpeg"]).ToBeVisibleAsync();
        await Assertions.Expect(visit["set-theme"]).ToBeHiddenAsync();
        Assert.Empty(await visit.AxeAsync());

        using var client = server.Client();
        await using var backup = await ZipFile(client, "download/backup.zip");
        Assert.Equal(["audio/Geheimer Song_lyrics.txt", "audio/Geheimer Song_prompt.txt"], backup.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
        await using var diagnostics = await ZipFile(client, "download/diagnostics.zip");
        var all = string.Concat(diagnostics.Entries.Select(entry => new StreamReader(entry.Open()).ReadToEnd()));
        Assert.Contains("ffmpeg", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Geheim", all, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("SoWhat", all, StringComparison.Ordinal);
        Assert.DoesNotContain("token-of-a-test", all, StringComparison.Ordinal);
        Assert.DoesNotContain(songs.Path, all, StringComparison.Ordinal);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Files_that_come_in_and_go_out_keep_their_bytes_and_each_section_goes_back_to_the_usual()
    {
        using var songs = new SongFolder();
        songs.Add("01 - one", "hip hop, 93 bpm, rap");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit.GoAsync("/settings");

        // As Windows writes it: with a mark before the text, and two kinds of line ends by accident.
        byte[] odd = [0xEF, 0xBB, 0xBF, .. "## Genre:\r\n- hip hop\r\n- Größe\n\n## Mood:\r\n- dark\r\n"u8];
        await visit["file-vocabulary"].Locator("summary").First.ClickAsync();
        await ImportAsync(visit, "vocabulary", new FilePayload { Name = "moods.md", MimeType = "text/markdown", Buffer = odd });
        await Assertions.Expect(visit["text-vocabulary"]).ToHaveValueAsync("## Genre:\n- hip hop\n- Größe\n\n## Mood:\n- dark\n");
        await visit["save-vocabulary"].ClickAsync();
        await Assertions.Expect(visit["reset-vocabulary"]).ToBeVisibleAsync();
        Assert.Equal(odd, File.ReadAllBytes(Path.Combine(songs.Path, "presets", "moods.md")));
        Assert.Equal(odd, await ExportAsync(visit, "vocabulary"));
        await visit["file-prompts"].Locator("summary").First.ClickAsync();
        var shipped = File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(PageServer.Program)!, "config", "prompts.json"));
        Assert.Equal(shipped, await ExportAsync(visit, "prompts"));
        await ImportAsync(visit, "prompts", new FilePayload { Name = "mine.json", MimeType = "application/json", Buffer = shipped });
        await visit["save-prompts"].ClickAsync();
        await Assertions.Expect(visit["reset-prompts"]).ToBeVisibleAsync();
        Assert.Equal(shipped, File.ReadAllBytes(Path.Combine(songs.Path, "config", "prompts.json")));

        await visit["test-ffmpeg"].ClickAsync();
        await Assertions.Expect(visit["ffmpeg-result"]).ToContainTextAsync("ffmpeg");
        await visit["set-engine"].SelectOptionAsync("None");
        await visit["set-lrclib"].UncheckAsync();
        await visit["set-awake"].UncheckAsync();
        await visit["set-sound"].CheckAsync();
        await visit["set-rows"].SelectOptionAsync("large");
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-rows", "large");
        Assert.Contains("\"lrclib_allowed\": false", Settings(songs), StringComparison.Ordinal);
        await Assertions.Expect(visit["set-engine"]).ToHaveValueAsync("None");
        foreach (var section in new[] { "tagging", "lyrics", "notifications", "folders" })
        {
            await visit[$"reset-{section}"].ClickAsync();
        }

        await Assertions.Expect(visit["set-engine"]).ToHaveValueAsync("Auto");
        await Assertions.Expect(visit["set-lrclib"]).ToBeCheckedAsync();
        await Assertions.Expect(visit["set-awake"]).ToBeCheckedAsync();
        await Assertions.Expect(visit["set-sound"]).Not.ToBeCheckedAsync();
        await visit["reset-appearance"].ClickAsync();
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-rows", "normal");
        Assert.Empty(visit.Complaints);
    }

    private static async Task<byte[]> ExportAsync(Visit visit, string file)
    {
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit[$"export-{file}"].ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
    }

    // The field hears of files a moment after it is drawn, sooner than a person has chosen one.
    private static async Task ImportAsync(Visit visit, string file, FilePayload payload)
    {
        for (var tries = 1; ; tries++)
        {
            await visit[$"import-{file}"].SetInputFilesAsync(payload);
            try
            {
                await Assertions.Expect(visit[$"said-{file}"]).ToContainTextAsync(payload.Name, new LocatorAssertionsToContainTextOptions { Timeout = 3000 });
                return;
            }
            catch (PlaywrightException) when (tries < 5)
            {
                // It was not heard; once more.
            }
        }
    }

    private static async Task<ZipArchive> ZipFile(HttpClient client, string path)
    {
        var bytes = await client.GetByteArrayAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return new ZipArchive(new MemoryStream(bytes));
    }
}
