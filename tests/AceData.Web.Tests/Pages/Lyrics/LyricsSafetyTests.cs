using System.Diagnostics;
using AceData.Web.Tests.Browsing;
using Microsoft.Playwright;

namespace AceData.Web.Tests.Pages.Lyrics;

/// <summary>What is typed is never lost: not with the server, not to another window, not for its length.</summary>
public class LyricsSafetyTests(Chromium browser)
{
    /// <summary>The pause after which a text is sent does not come in this window.</summary>
    private const string TypesOn = "() => { const wait = window.setTimeout; window.setTimeout = (action, ms, ...more) => ms === 300 ? 0 : wait(action, ms, ...more); }";

    [Fact]
    public async Task Text_that_was_typed_while_the_server_was_dead_is_there_again_and_saved()
    {
        using var songs = new SongFolder();
        songs.Add("01 - one");
        await using var first = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(first);
        await visit.GoAsync("lyrics");
        var text = visit["lyrics-text"];
        await text.FillAsync("Before the end");
        await Assertions.Expect(visit["lyrics-saved"]).ToContainTextAsync("Saved");

        // From the last key to the file: half a second is promised, this machine may be busy.
        var took = await TimeToFileAsync(visit, songs.Lyrics("01 - one"), "Before the end.");
        TestContext.Current.SendDiagnosticMessage("last key → file: {0} ms", took.TotalMilliseconds);
        Assert.True(took < TimeSpan.FromSeconds(5), $"{took.TotalMilliseconds} ms from the last key to the file");
        await text.PressAsync("Backspace");
        await Assertions.Expect(visit["lyrics-saved"]).ToContainTextAsync("Saved");
        await first.KillAsync();
        await text.PressSequentiallyAsync(" and after it");

        await using var second = await PageServer.StartAsync(songs.Path, first.Port);
        await visit.Page.GotoAsync(second.Login.ToString());
        await visit.GoAsync("lyrics");
        await Assertions.Expect(visit["restored"]).ToBeVisibleAsync();
        await Assertions.Expect(text).ToHaveValueAsync("Before the end and after it");
        await Assertions.Expect(visit["lyrics-saved"]).ToContainTextAsync("Saved");
        Assert.Equal("Before the end and after it", await ReadAsync(songs.Lyrics("01 - one")));
        await visit.ShootAsync("lyrics-restored");

        // Once saved, nothing is restored any more.
        await visit.Page.ReloadAsync();
        await Assertions.Expect(text).ToHaveValueAsync("Before the end and after it");
        await Assertions.Expect(visit["restored"]).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_windows_and_another_program_never_overwrite_each_other_unseen()
    {
        using var songs = new SongFolder();
        songs.Add("01 - one", lyrics: "one line");
        var path = songs.Lyrics("01 - one");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var mine = await browser.VisitAsync(server);
        await using var theirs = await browser.VisitAsync(server);
        await mine.GoAsync("lyrics");
        await theirs.GoAsync("lyrics");
        await Assertions.Expect(theirs["lyrics-text"]).ToHaveValueAsync("one line");

        // What the one window saved is seen in the other at once.
        await mine["lyrics-text"].FillAsync("one line, mine");
        await Assertions.Expect(theirs["lyrics-text"]).ToHaveValueAsync("one line, mine");

        // Both type: the later save shows both texts, and the person chooses. However slow this machine is, the one types on.
        await theirs.Page.EvaluateAsync(TypesOn);
        await theirs["lyrics-text"].FillAsync("theirs");
        await mine["lyrics-text"].FillAsync("mine again");
        await mine["lyrics-text"].BlurAsync();
        await Assertions.Expect(theirs["conflict"]).ToBeVisibleAsync();
        await Assertions.Expect(theirs["conflict"]).ToContainTextAsync("mine again");
        Assert.Equal("mine again", await ReadAsync(path));
        await theirs.ShootAsync("lyrics-conflict");
        Assert.Empty(await theirs.AxeAsync());
        await theirs["keep-mine"].ClickAsync();
        await Assertions.Expect(theirs["conflict"]).ToHaveCountAsync(0);
        await Assertions.Expect(theirs["lyrics-text"]).ToHaveValueAsync("theirs");
        await Assertions.Expect(mine["lyrics-text"]).ToHaveValueAsync("theirs");
        Assert.Equal("theirs", await ReadAsync(path));

        // The same with a program that is none of ours.
        await mine.Page.EvaluateAsync(TypesOn);
        await mine["lyrics-text"].FillAsync("typed meanwhile");
        await File.WriteAllTextAsync(path, "from an editor", TestContext.Current.CancellationToken);
        await Assertions.Expect(mine["conflict"]).ToBeVisibleAsync();
        Assert.Equal("from an editor", await ReadAsync(path));
        await mine["take-theirs"].ClickAsync();
        await Assertions.Expect(mine["lyrics-text"]).ToHaveValueAsync("from an editor");
        await Assertions.Expect(mine["conflict"]).ToHaveCountAsync(0);
        Assert.Empty(mine.Complaints);
        Assert.Empty(theirs.Complaints);
    }

    [Fact]
    public async Task Two_hundred_thousand_characters_are_saved_and_one_more_is_a_message()
    {
        using var songs = new SongFolder();
        songs.Add("01 - one");
        var path = songs.Lyrics("01 - one");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit.GoAsync("lyrics");
        const string Line = "<img src=x onerror=alert(1)> Größe, 雨\n";
        var longest = string.Concat(Enumerable.Repeat(Line, 200_000 / Line.Length + 1))[..199_999] + "!";
        await visit.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await visit.Page.EvaluateAsync("text => navigator.clipboard.writeText(text)", longest);
        await Assertions.Expect(visit["lyrics-text"]).ToBeEditableAsync();
        await visit["lyrics-text"].FocusAsync();
        var watch = Stopwatch.StartNew();
        await visit.Page.Keyboard.PressAsync("Control+v");
        await Assertions.Expect(visit["lyrics-saved"]).ToContainTextAsync("Saved", new LocatorAssertionsToContainTextOptions { Timeout = 20_000 });
        TestContext.Current.SendDiagnosticMessage("200,000 characters pasted and saved in {0} ms", watch.ElapsedMilliseconds);
        Assert.Equal(longest, await ReadAsync(path));

        await visit.Page.Keyboard.TypeAsync("x");
        await Assertions.Expect(visit["too-long"]).ToContainTextAsync("200,001");
        await visit.ShootAsync("lyrics-too-long");
        Assert.Empty(await visit.AxeAsync());
        Assert.Equal(longest, await ReadAsync(path));
        await visit.Page.Keyboard.PressAsync("Backspace");
        await visit.Page.Keyboard.PressAsync("Backspace");
        await Assertions.Expect(visit["too-long"]).ToHaveCountAsync(0);
        await Assertions.Expect(visit["lyrics-saved"]).ToContainTextAsync("Saved");
        Assert.Equal(longest[..^1].TrimEnd(), await ReadAsync(path));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task What_is_typed_stands_in_the_file_half_a_second_after_the_last_key()
    {
        using var songs = new SongFolder();
        songs.Add("01 - one");
        await using var server = await PageServer.StartAsync(songs.Path);
        await using var visit = await browser.VisitAsync(server);
        await visit.GoAsync("lyrics");
        await Assertions.Expect(visit["lyrics-text"]).ToBeEditableAsync();
        await visit["lyrics-text"].FocusAsync();
        var text = "";
        var all = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            await visit.Page.Keyboard.TypeAsync("la");
            text += "la!";
            all.Add((await TimeToFileAsync(visit, songs.Lyrics("01 - one"), text)).TotalMilliseconds);
        }

        all.Sort();
        TestContext.Current.SendDiagnosticMessage("last key → file: median {0:0} ms, largest {1:0} ms", all[all.Count / 2], all[^1]);
        Assert.True(all[all.Count / 2] <= 500, $"{all[all.Count / 2]:0} ms");
    }

    /// <summary>Types the last letter of a text, and waits for the file.</summary>
    private static async Task<TimeSpan> TimeToFileAsync(Visit visit, string path, string text)
    {
        var watch = Stopwatch.StartNew();
        await visit["lyrics-text"].PressAsync(text[^1..]);
        while (!File.Exists(path) || await ReadAsync(path) != text)
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), "It was not saved.");
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }

        return watch.Elapsed;
    }

    private static Task<string> ReadAsync(string path) => File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
}
