using System.Text;
using AceData.Audio.Analysis;
using AceData.Audio.Features;
using AceData.Datasets.Checking;
using AceData.Jobs;
using AceData.Library;
using AceData.Tagging;
using AceData.Testing;

namespace AceData.Tests.Datasets.Checking;

/// <summary>A data folder with songs whose sound was measured already, as the test wants it.</summary>
internal sealed class CheckFolder : IDisposable
{
    public const string Lyrics = "[verse]\nlast stop nobody home\nrain on the window\n\n[chorus]\nnight bus carry me on\ncarry me home tonight\n";
    private readonly TempDir _folder = new();

    public CheckFolder() => ShippedRules.CopyTo(_folder);

    public string Root => _folder.Path;

    public string this[string name] => _folder[Path.Combine("data", "audio", name)];

    public void Dispose() => _folder.Dispose();

    /// <summary>Makes a song and what lies beside it.</summary>
    public string Song(string name, string? prompt, string? lyrics, SongMeasurement? measured = null, byte[]? content = null)
    {
        var path = this[name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content ?? Encoding.UTF8.GetBytes($"the sound of {name}"));
        Text(path, "_prompt.txt", prompt);
        Text(path, "_lyrics.txt", lyrics);
        if (measured is not null)
        {
            Measure(name, measured);
        }

        return path;
    }

    /// <summary>Notes what was measured of a song as it is now.</summary>
    public void Measure(string name, SongMeasurement measured)
    {
        using var library = LibraryDatabase.Open(Path.Combine(Root, ".acedata", "library.db"), TimeProvider.System);
        library.PutAnalysis(Assert.Single(SongScanner.Scan([this[name]], Root).Songs), SongAnalyzer.Version, measured);
    }

    public CheckDatasetResult Check(CheckDatasetRequest? request = null) => new CheckDataset(TimeProvider.System)
        .RunAsync((request ?? new()) with { DataRoot = Root, Quick = true }, new Progress<JobEvent>(), TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    /// <summary>Codes of what was found about a song, notes left out.</summary>
    public string[] Codes(string name) => [.. Check().Findings.Where(finding => finding.File == this[name] && finding.Weight != CheckWeight.Notes).Select(finding => finding.Code).Order(StringComparer.Ordinal)];

    public static SongMeasurement Measured(double tempo = 93, double sure = 0.95, KeyMode mode = KeyMode.Minor, double minor = 0.97, double seconds = 200, params AudioWarning[] warnings) => new()
    {
        DurationSeconds = seconds,
        Tempo = new TempoEstimate(tempo, sure, [], true),
        Key = new KeyEstimate("G", mode, 0.9, minor, 0),
        IsSilent = false,
        Warnings = warnings,
        Levels = [],
        Fingerprint = [],
        Container = "wav",
        Codec = "pcm_s16le",
        SampleRate = 44100,
        Channels = 2,
        Embedded = new Dictionary<string, string>(),
    };

    private static void Text(string song, string ending, string? text)
    {
        var path = Path.Combine(Path.GetDirectoryName(song)!, Path.GetFileNameWithoutExtension(song) + ending);
        if (text is not null)
        {
            File.WriteAllText(path, text);
        }
    }
}
