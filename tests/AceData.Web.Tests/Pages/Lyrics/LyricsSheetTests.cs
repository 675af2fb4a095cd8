using AceData.Editing;
using AceData.Files;
using AceData.Library;
using AceData.Library.Catalog;
using AceData.Tagging;
using AceData.Web.Pages.Lyrics;

namespace AceData.Web.Tests.Pages.Lyrics;

public sealed class LyricsSheetTests : IAsyncLifetime
{
    private readonly SongFolder _folder = new();
    private LibraryDatabase _library = null!;
    private SongCatalog _catalog = null!;
    private SongEditor _editor = null!;
    private SongId _song;

    public async ValueTask InitializeAsync()
    {
        _song = SongId.Of(_folder.Add("one", lyrics: "first\r\nsecond\r\n"));
        _library = LibraryDatabase.Open(Path.Combine(_folder.Path, ".acedata", "library.db"), TimeProvider.System);
        _catalog = new SongCatalog(_library, TagRules.Shipped(), TimeProvider.System);
        _editor = new SongEditor(_library, _catalog);
        await _catalog.OpenAsync([_folder.Audio], TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _catalog.DisposeAsync();
        _editor.Dispose();
        _library.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_is_typed_over_its_own_saves_is_saved_and_what_only_was_looked_at_keeps_its_bytes()
    {
        var sheet = Open();
        Assert.Equal("first\nsecond\n", sheet.Text);
        await sheet.TypeAsync("first\nsecond", sheet.Base.Sha256);
        Assert.Equal("first\r\nsecond\r\n", Read());

        var before = sheet.Base.Sha256;
        await sheet.TypeAsync("first\nsecond\nthird", before);
        await sheet.TypeAsync("first\nsecond\nthird \nfourth\n\n", before);
        Assert.Null(sheet.Conflict);
        Assert.Equal("first\nsecond\nthird\nfourth", Read());
    }

    [Fact]
    public async Task What_was_typed_over_another_text_than_the_present_one_asks_which_one_stays()
    {
        var (mine, theirs) = (Open(), Open());
        var before = mine.Base;
        await theirs.TypeAsync("theirs", theirs.Base.Sha256);
        Assert.True(mine.Follow(Present));
        Assert.Equal("theirs", mine.Text);

        await mine.TypeAsync("mine", before.Sha256);
        Assert.Equal("theirs", mine.Conflict?.Theirs);
        Assert.Equal("theirs", Read());
        await mine.KeepMineAsync();
        Assert.Equal("mine", Read());

        await theirs.TypeAsync("theirs again", theirs.Base.Sha256);
        Assert.Equal("mine", theirs.Conflict?.Theirs);
        theirs.TakeTheirs();
        Assert.Equal(("mine", false), (theirs.Text, theirs.IsDirty));
    }

    [Fact]
    public void A_draft_goes_on_where_the_file_is_still_the_same_and_meets_it_where_it_is_not()
    {
        var sheet = Open();
        Assert.False(sheet.Restore(new LyricsDraft("0", "first\nsecond")));
        Assert.True(sheet.Restore(new LyricsDraft(sheet.Base.Sha256, "draft")));
        Assert.Equal(("draft", null), (sheet.Text, sheet.Conflict));

        sheet = Open();
        Assert.True(sheet.Restore(new LyricsDraft("0", "draft")));
        Assert.Equal(("draft", "first\nsecond\n"), (sheet.Text, sheet.Conflict?.Theirs));
    }

    [Fact]
    public async Task A_file_that_was_taken_away_while_one_typed_is_not_made_again_unasked()
    {
        var sheet = Open();
        File.Delete(_folder.Lyrics("one"));
        await sheet.TypeAsync("mine", sheet.Base.Sha256);
        Assert.Equal((true, null), (sheet.Conflict is not null, sheet.Conflict?.Theirs));
        Assert.False(File.Exists(_folder.Lyrics("one")));
        await sheet.KeepMineAsync();
        Assert.Equal("mine", Read());
    }

    [Fact]
    public void A_file_that_is_too_long_to_edit_is_not_shown_and_not_changed()
    {
        File.WriteAllText(_folder.Lyrics("one"), new string('x', LyricsSheet.Longest + 1));
        var sheet = Open();
        Assert.Equal((false, LyricsSheet.Longest + 1, ""), (sheet.IsReadable, sheet.TooLong, sheet.Text));
    }

    private FileVersion Present => _catalog.Current.Find(_song)!.LyricsVersion;

    private LyricsSheet Open()
    {
        var sheet = new LyricsSheet(_editor, _song, "typed", TimeProvider.System);
        sheet.Read();
        return sheet;
    }

    private string Read() => File.ReadAllText(_folder.Lyrics("one"));
}
