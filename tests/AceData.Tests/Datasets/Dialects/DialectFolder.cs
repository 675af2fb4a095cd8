using System.Text;
using AceData.Audio.Analysis;
using AceData.Audio.Features;
using AceData.Datasets.Dialects;
using AceData.Datasets.Dialects.Exporting;
using AceData.Datasets.Dialects.Importing;
using AceData.Jobs;
using AceData.Library;
using AceData.Tagging;
using AceData.Tagging.Vocabularies;
using AceData.Testing;
using AceData.Tests.Datasets.Checking;
using Microsoft.Extensions.Time.Testing;

namespace AceData.Tests.Datasets.Dialects;

/// <summary>A data folder with songs, and the verbs that write and read dialects there.</summary>
internal sealed class DialectFolder : IDisposable
{
    private readonly TempDir _folder = TempDir.InMemory();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 9, 1, 12, 0, 0, TimeSpan.Zero));

    public DialectFolder()
    {
        ShippedRules.CopyTo(_folder);
        Directory.CreateDirectory(Songs);
    }

    public static TagCategories Categories { get; } = MakeCategories();

    public string Root => _folder.Path;

    public string Songs => _folder["songs"];

    public string this[string name] => Path.Combine(Songs, name);

    public void Dispose() => _folder.Dispose();

    /// <summary>Makes a song and what lies beside it.</summary>
    public string Song(string name, string? tags = null, string? lyrics = null, KeyEstimate? measured = null)
    {
        var path = this[name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes($"the sound of {name}"));
        Write(path, "_prompt.txt", tags);
        Write(path, "_lyrics.txt", lyrics);
        if (measured is not null)
        {
            using var library = Library();
            library.PutAnalysis(Of(name), SongAnalyzer.Version, CheckFolder.Measured(seconds: 186.6) with { Key = measured });
        }

        return path;
    }

    public Song Of(string name) => SongScanner.Scan([this[name]], Root).Songs.Single() with { Root = Songs };

    public LibraryDatabase Library() => LibraryDatabase.Open(_folder[".acedata/library.db"], TimeProvider.System);

    public KeptFacts? Facts(string name)
    {
        using var library = Library();
        return library.FactsOf([Of(name)])[0];
    }

    public void Keep(string name, KeptFacts facts)
    {
        using var library = Library();
        library.PutFacts([(Of(name), facts)]);
    }

    public ExportSongsResult Export(DialectName to, string? output = null, Func<ExportSongsRequest, ExportSongsRequest>? more = null)
    {
        var request = new ExportSongsRequest { To = to, Inputs = [Songs], DataRoot = Root, Output = output };
        return new ExportSongs(_time).RunAsync(more?.Invoke(request) ?? request, new Progress<JobEvent>(), TestContext.Current.CancellationToken).GetAwaiter().GetResult();
    }

    public ImportSongsResult Import(DialectName from, string? source = null, bool replace = false) => new ImportSongs(_time).RunAsync(
        new ImportSongsRequest { From = from, Inputs = [Songs], DataRoot = Root, Source = source, Replace = replace },
        new Progress<JobEvent>(),
        TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    public string? Text(string name) => File.Exists(this[name]) ? File.ReadAllText(this[name]) : null;

    private static void Write(string song, string ending, string? text)
    {
        if (text is not null)
        {
            File.WriteAllText(Path.ChangeExtension(song, null) + ending, text);
        }
    }

    private static TagCategories MakeCategories()
    {
        using var folder = TempDir.InMemory();
        ShippedRules.CopyTo(folder);
        return new TagCategories(TagRules.Load(AceData.Settings.DataRoot.Resolve(folder.Path, folder.Path), null, null, null));
    }
}
