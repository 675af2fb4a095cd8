using System.Diagnostics;
using AceData.Files;
using AceData.Library;
using AceData.Testing;

namespace AceData.Tests.Library;

/// <summary>Figures for the notes; the numbers are printed, and only gross failure fails.</summary>
[Trait("Category", "Long")]
public class LibraryScaleTests(ITestOutputHelper output)
{
    [Fact]
    public void Ten_thousand_songs_are_scanned_judged_and_written_quickly()
    {
        using var folder = new TempDir();
        Songs.Make(folder, Enumerable.Range(0, 10_000).Select(i => $"d{i % 100}/{i}.mp3"));
        Songs.Scan(folder);
        using var library = LibraryDatabase.Open(folder[".acedata/library.db"], TimeProvider.System);
        var writer = new SideCarWriter(library);

        var clock = Stopwatch.StartNew();
        var songs = Songs.Scan(folder).Songs;
        output.WriteLine($"scan of {songs.Count} songs: {clock.Elapsed.TotalSeconds:F2} s");

        clock.Restart();
        foreach (var song in songs.Take(1000))
        {
            var status = library.StatusOf(song, SideCarKind.Prompt);
            _ = library.GetAnalysis<string>(song, 1);
            library.PutAnalysis(song, 1, "an analysis");
            writer.Write(song, SideCarKind.Prompt, "pop, 93 bpm, minor key", new SideCarOrigin { Author = SideCarAuthor.Job }, status.Version);
        }

        output.WriteLine($"status, analysis, note and durable write: {clock.Elapsed.TotalMilliseconds / 1000:F2} ms a song");

        clock.Restart();
        for (var i = 0; i < 200; i++)
        {
            AtomicFile.Default.Write(new AtomicWrite { Path = folder["alone.txt"], Content = "pop, 93 bpm"u8.ToArray() });
        }

        output.WriteLine($"durable write alone: {clock.Elapsed.TotalMilliseconds / 200:F2} ms");

        foreach (var song in songs)
        {
            File.WriteAllText(song.PromptPath, "pop, 93 bpm, minor key");
        }

        clock.Restart();
        var states = library.StatesOf(songs, SideCarKind.Prompt);
        output.WriteLine($"states of {states.Count} side cars: {clock.Elapsed.TotalSeconds:F2} s");

        Assert.Equal(1000, states.Count(state => state == SideCarState.WrittenByJob));
    }

    [Fact]
    public void A_hundred_thousand_songs_are_scanned()
    {
        using var folder = TempDir.InMemory();
        Songs.Make(folder, Enumerable.Range(0, 100_000).Select(i => $"d{i % 100}/{i}.mp3"));

        var clock = Stopwatch.StartNew();
        Assert.Equal(100_000, Songs.Scan(folder).Songs.Count);
        output.WriteLine($"scan of 100,000 songs: {clock.Elapsed.TotalSeconds:F2} s");
    }
}
