using AceData.Library;
using AceData.Testing;

namespace AceData.Tests.Library;

/// <summary>Folders with songs of a few bytes.</summary>
internal static class Songs
{
    public static void Make(TempDir folder, params IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            var path = Path.Combine(folder.Path, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "not really audio");
        }
    }

    public static ScanResult Scan(TempDir folder) => SongScanner.Scan([folder.Path], folder.Path, TestContext.Current.CancellationToken);

    public static Song One(TempDir folder, string name = "song.mp3")
    {
        Make(folder, name);
        return SongScanner.Scan([folder[name]], folder.Path).Songs.Single() with { Root = folder.Path };
    }
}
