using AceData.Editing;
using AceData.Files;
using AceData.Library;
using AceData.Library.Catalog;
using AceData.Settings;
using AceData.Tagging;
using AceData.Testing;
using AceData.Tests.Library;

namespace AceData.Tests.Editing;

/// <summary>A folder of songs with library, catalog and editor, as the page has them.</summary>
internal sealed class EditedSongs : IAsyncDisposable
{
    private EditedSongs(TempDir folder)
    {
        Folder = folder;
        Rules = TagRules.Load(DataRoot.Resolve(Checkout.Root, "/"), null, null, null);
        Library = LibraryDatabase.Open(folder[".acedata/library.db"], TimeProvider.System);
        Catalog = new SongCatalog(Library, Rules, TimeProvider.System);
        Editor = new SongEditor(Library, Catalog);
    }

    public TempDir Folder { get; }

    public TagRules Rules { get; }

    public LibraryDatabase Library { get; private set; }

    public SongCatalog Catalog { get; private set; }

    public SongEditor Editor { get; private set; }

    /// <summary>Songs <c>0.mp3</c>, <c>1.mp3</c> …, each with a prompt file that holds one of the texts; null for none.</summary>
    public static async Task<EditedSongs> MakeAsync(params IReadOnlyList<string?> lines)
    {
        var folder = new TempDir();
        Songs.Make(folder, lines.Select((_, i) => $"{i}.mp3"));
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i] is { } line)
            {
                File.WriteAllText(folder[$"{i}_prompt.txt"], line);
            }
        }

        var songs = new EditedSongs(folder);
        await songs.Catalog.OpenAsync([folder.Path], TestContext.Current.CancellationToken);
        return songs;
    }

    public SongId Id(int song) => SongId.Of(Folder[$"{song}.mp3"]);

    public SongEntry Row(int song) => Catalog.Current.Find(Id(song))!;

    public IReadOnlyList<SongId> All => [.. Catalog.Current.Songs.Select(row => row.Id)];

    public string? Prompt(int song) => Read($"{song}_prompt.txt");

    public string? Lyrics(int song) => Read($"{song}_lyrics.txt");

    public Task<EditResult> ApplyAsync(int song, TagEdit edit) => Editor.ApplyAsync([Id(song)], edit, edit.GetType().Name);

    /// <summary>A line that a run wrote, with a model's high confidence for each tag.</summary>
    public void WriteByJob(int song, string line, ConfidenceLevel confidence = ConfidenceLevel.High)
    {
        var path = Row(song).Song;
        new SideCarWriter(Library).Write(path, SideCarKind.Prompt, line, ByJob(line, confidence), Library.StatusOf(path, SideCarKind.Prompt).Version);
        Catalog.Touch([Id(song)]);
    }

    public SideCarOrigin ByJob(string line, ConfidenceLevel confidence = ConfidenceLevel.High) => new()
    {
        Author = SideCarAuthor.Job,
        Engine = "server",
        Values = [.. line.Split(", ").Select(tag => new ValueOrigin(Catalog.Categories.Of(tag) ?? "mood", tag, ValueSource.Model, confidence))],
        RawAnswers = new Dictionary<string, string> { ["mood"] = line },
    };

    /// <summary>Closes everything and opens it again, as a restart does.</summary>
    public async Task RestartAsync()
    {
        await CloseAsync();
        Library = LibraryDatabase.Open(Folder[".acedata/library.db"], TimeProvider.System);
        Catalog = new SongCatalog(Library, Rules, TimeProvider.System);
        Editor = new SongEditor(Library, Catalog);
        await Catalog.OpenAsync([Folder.Path], TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Folder.Dispose();
    }

    private async Task CloseAsync()
    {
        Editor.Dispose();
        await Catalog.DisposeAsync();
        Library.Dispose();
    }

    private string? Read(string name) => File.Exists(Folder[name]) ? File.ReadAllText(Folder[name]) : null;
}
