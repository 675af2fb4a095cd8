using AceData.Editing;
using AceData.Files;
using AceData.Jobs;
using AceData.Library;
using AceData.Library.Catalog;
using AceData.Settings;
using AceData.Tagging;
using AceData.Tagging.Engines;
using AceData.Testing;

namespace AceData.Tests.Tagging;

/// <summary>A data folder with songs, the shipped rules and its library, for whole tagging runs.</summary>
internal sealed class TaggingFolder : IDisposable
{
    private readonly TempDir _folder = new();

    /// <param name="songs">Names of songs of 12 s with a clear tempo and key.</param>
    public TaggingFolder(params IEnumerable<string> songs)
    {
        ShippedRules.CopyTo(_folder);
        Directory.CreateDirectory(Audio);
        foreach (var name in songs)
        {
            Add(name, Signals.Loop(100, 12, [57, 53, 48, 55], minor: false));
        }
    }

    public string Root => _folder.Path;

    public string Audio => _folder["data/audio"];

    public TagFolderRequest Request => new() { DataRoot = Root, Inputs = [Audio], Engine = EngineKind.Fake, Yes = true, Workers = 1 };

    public string Prompt(string song) => Path.Combine(Audio, $"{song}_prompt.txt");

    public string Line(string song) => File.ReadAllText(Prompt(song));

    public void Add(string name, float[] samples) => File.WriteAllBytes(Path.Combine(Audio, $"{name}.wav"), WavFile.Pcm16(samples));

    public Task<TagFolderResult> RunAsync(TagFolderRequest request, Action<JobEvent>? hear = null) =>
        new TagFolder(TimeProvider.System).RunAsync(request, new Ears(hear ?? (_ => { })), TestContext.Current.CancellationToken);

    /// <summary>Edits a song as the page does.</summary>
    public async Task EditAsync(string song, params IReadOnlyList<TagEdit> edits)
    {
        using var library = OpenLibrary();
        await using var catalog = new SongCatalog(library, TagRules.Load(DataRoot.Resolve(Root, Root), null, null, null), TimeProvider.System);
        await catalog.OpenAsync([Audio], TestContext.Current.CancellationToken);
        using var editor = new SongEditor(library, catalog);
        foreach (var edit in edits)
        {
            await editor.ApplyAsync([SongId.Of(Song(song).Path)], edit, edit.GetType().Name);
        }
    }

    public LibraryDatabase OpenLibrary() => LibraryDatabase.Open(Path.Combine(Root, ".acedata", "library.db"), TimeProvider.System);

    public Song Song(string name) => SongScanner.Scan([Path.Combine(Audio, $"{name}.wav")], Root).Songs.Single();

    public SideCarOrigin? Origin(string song)
    {
        using var library = OpenLibrary();
        return library.StatusOf(Song(song), SideCarKind.Prompt).Origin;
    }

    public void Dispose() => _folder.Dispose();

    private sealed class Ears(Action<JobEvent> hear) : IProgress<JobEvent>
    {
        public void Report(JobEvent value) => hear(value);
    }
}
