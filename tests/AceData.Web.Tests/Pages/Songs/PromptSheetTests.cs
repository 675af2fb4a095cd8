using AceData.Editing;
using AceData.Files;
using AceData.Library;
using AceData.Library.Catalog;
using AceData.Web.Pages.Songs;

namespace AceData.Web.Tests.Pages.Songs;

public class PromptSheetTests
{
    private static readonly EditResult Good = new() { Changed = [] };
    private readonly List<(string Text, FileVersion Over)> _saved = [];

    [Fact]
    public async Task A_save_goes_over_the_text_that_the_person_saw_and_never_over_a_newer_one()
    {
        var sheet = new PromptSheet(Song("jazz"));
        sheet.Type("jazz, dark");
        await SaveAsync(sheet, "jazz, dark");
        Assert.Equal([("jazz, dark", Version("jazz"))], _saved);
        Assert.False(sheet.IsDirty);

        sheet.Type("jazz, dark, sad");
        Assert.False(sheet.Follow(Song("blues")));
        await SaveAsync(sheet, "jazz, dark, sad");
        Assert.Single(_saved);
        Assert.Equal(("jazz, dark, sad", "blues", true), (sheet.Text, sheet.Theirs, sheet.HasChangedOutside));

        sheet.KeepMine();
        await SaveAsync(sheet, "jazz, dark, sad");
        Assert.Equal(("jazz, dark, sad", Version("blues")), _saved[^1]);
    }

    [Fact]
    public async Task A_change_that_only_the_disk_knows_is_met_when_saving()
    {
        var sheet = new PromptSheet(Song("jazz"));
        sheet.Type("jazz, dark");
        var conflict = new EditConflict("jazz, dark", "blues", Version("blues"));
        var refused = new EditResult { Changed = [], Refused = [new EditRefusal(new SongId("1"), "one", "FILE-CHANGED", "Changed.", conflict)] };
        await sheet.SaveAsync((_, _) => Task.FromResult<EditResult?>(refused), () => throw new InvalidOperationException("not read"));
        Assert.Equal(("jazz, dark", "blues", true), (sheet.Text, sheet.Theirs, sheet.HasChangedOutside));

        sheet.TakeTheirs();
        Assert.Equal(("blues", Version("blues"), false, false), (sheet.Text, sheet.Base, sheet.HasChangedOutside, sheet.IsDirty));
    }

    [Fact]
    public void What_was_typed_before_the_page_heard_of_another_text_is_kept_and_the_person_chooses()
    {
        var sheet = new PromptSheet(Song("jazz"));
        Assert.True(sheet.Follow(Song("blues")));
        sheet.TypeLate("jazz, d");
        sheet.TypeLate("jazz, dark");
        Assert.Equal(("jazz, dark", "blues", true, true), (sheet.Text, sheet.Theirs, sheet.HasChangedOutside, sheet.IsDirty));
        Assert.Equal(Version("blues"), sheet.Base);

        sheet.TakeTheirs();
        Assert.Equal(("blues", false, false), (sheet.Text, sheet.HasChangedOutside, sheet.IsDirty));
    }

    [Fact]
    public void What_was_typed_late_and_is_what_the_file_holds_needs_no_choice()
    {
        var sheet = new PromptSheet(Song("jazz"));
        Assert.True(sheet.Follow(Song("blues")));
        sheet.TypeLate("blue");
        sheet.TypeLate("blues");
        Assert.Equal(("blues", false, false), (sheet.Text, sheet.HasChangedOutside, sheet.IsDirty));
    }

    [Fact]
    public void An_untouched_line_follows_the_file_and_two_who_wrote_the_same_are_not_asked()
    {
        var sheet = new PromptSheet(Song("jazz"));
        Assert.True(sheet.Follow(Song("blues")));
        Assert.Equal("blues", sheet.Text);

        sheet.Type("blues, sad");
        Assert.False(sheet.Follow(Song("blues, sad")));
        Assert.Equal((false, false), (sheet.HasChangedOutside, sheet.IsDirty));
    }

    [Fact]
    public void A_file_that_went_away_is_no_empty_text()
    {
        var sheet = new PromptSheet(Song("jazz"));
        sheet.Type("jazz, dark");
        sheet.Follow(Song("") with { PromptVersion = FileVersion.Missing });
        Assert.Equal(("jazz, dark", null, true), (sheet.Text, sheet.Theirs, sheet.HasChangedOutside));
    }

    [Fact]
    public async Task What_is_typed_while_a_text_is_on_its_way_stays_and_a_refused_one_is_not_taken_for_saved()
    {
        var sheet = new PromptSheet(Song("jazz"));
        sheet.Type("jazz ,dark");
        Assert.True(await SaveAsync(sheet, "jazz, dark"));
        Assert.Equal("jazz, dark", sheet.Text);

        sheet.Type("jazz, dark, sad");
        await sheet.SaveAsync(
            (_, _) =>
            {
                sheet.Type("jazz, dark, sad, slow");
                return Task.FromResult<EditResult?>(Good);
            },
            () => ("jazz, dark, sad", Version("jazz, dark, sad")));
        Assert.Equal(("jazz, dark, sad, slow", true), (sheet.Text, sheet.IsDirty));

        await sheet.SaveAsync((_, _) => Task.FromResult<EditResult?>(null), () => throw new InvalidOperationException("not read"));
        Assert.True(sheet.IsDirty);
    }

    [Fact]
    public async Task What_is_to_be_saved_while_a_text_is_on_its_way_follows_it()
    {
        var sheet = new PromptSheet(Song("jazz"));
        var onDisk = "jazz";
        var first = new TaskCompletionSource();
        sheet.Type("jazz, darc");
        var saving = sheet.SaveAsync(WriteAsync, Read);
        sheet.Type("jazz, dark");
        Assert.False(await sheet.SaveAsync(WriteAsync, Read));
        first.SetResult();
        await saving;
        Assert.Equal(("jazz, dark", "jazz, dark", false), (onDisk, sheet.Text, sheet.IsDirty));
        Assert.Equal([("jazz, darc", Version("jazz")), ("jazz, dark", Version("jazz, darc"))], _saved);

        async Task<EditResult?> WriteAsync(string text, FileVersion over)
        {
            await first.Task;
            _saved.Add((text, over));
            onDisk = text;
            return Good;
        }

        (string, FileVersion) Read() => (onDisk, Version(onDisk));
    }

    private Task<bool> SaveAsync(PromptSheet sheet, string then) => sheet.SaveAsync(
        (text, over) =>
        {
            _saved.Add((text, over));
            return Task.FromResult<EditResult?>(Good);
        },
        () => (then, Version(then)));

    private static FileVersion Version(string line) => FileVersion.Of(System.Text.Encoding.UTF8.GetBytes(line));

    private static SongEntry Song(string line) => new()
    {
        Id = new SongId("1"),
        Song = new Song { Path = "/a/one.wav", Root = "/a", Length = 1, ModifiedUtc = DateTime.UnixEpoch },
        Title = "one",
        Folder = "",
        IsRead = true,
        Line = line,
        PromptVersion = Version(line),
    };
}
