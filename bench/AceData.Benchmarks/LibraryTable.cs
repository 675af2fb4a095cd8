using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AceData.Editing;
using AceData.Files;
using AceData.Library;
using AceData.Library.Catalog;
using AceData.Library.Filtering;
using AceData.Settings;
using AceData.Tagging;
using AceData.Testing;

namespace AceData.Benchmarks;

/// <summary>What the song list of a page waits for, with so many songs: opening, filtering, one edit, an edit of all, undo.</summary>
internal static class LibraryTable
{
    private const int Repeats = 7;
    private static readonly string[] Moods = ["dark", "happy", "sad", "aggressive", "chill", "dreamy"];
    private static readonly string[] Genres = ["hip hop, {0} bpm, rap", "pop, {0} bpm", "techno, {0} bpm, trance", "trap, {0} bpm, drill"];

    public static async Task<int> RunAsync(int songs)
    {
        using var folder = new TempDir();
        Make(folder, songs);
        using var library = LibraryDatabase.Open(folder[".acedata/library.db"], TimeProvider.System);
        var rules = TagRules.Load(DataRoot.Resolve(Checkout.Root, "/"), null, null, null);
        WriteAsJob(folder, library);

        var table = new List<(string What, double Milliseconds)>();
        await using (var first = new SongCatalog(library, rules, TimeProvider.System))
        {
            var clock = Stopwatch.StartNew();
            var open = first.OpenAsync([folder.Path]);
            while (first.Current.Songs.Count == 0)
            {
                await Task.Delay(1);
            }

            table.Add(("rows of the list visible", clock.Elapsed.TotalMilliseconds));
            await open;
            table.Add(("every song read", clock.Elapsed.TotalMilliseconds));
            clock.Restart();
            await first.RescanAsync();
            table.Add(("looked at again, nothing changed", clock.Elapsed.TotalMilliseconds));
        }

        await using var catalog = new SongCatalog(library, rules, TimeProvider.System);
        var again = Stopwatch.StartNew();
        await catalog.OpenAsync([folder.Path]);
        table.Add(("opened again", again.Elapsed.TotalMilliseconds));

        var rows = catalog.Current.Songs;
        var ids = rows.Select(row => row.Id).ToList();
        table.Add(("one song read again", Median(() => catalog.Touch([ids[Random.Shared.Next(ids.Count)]]))));
        foreach (var text in new[] { "tag:rap -tag:trap bpm:>120 lyrics:missing", "is:review or (confidence:low key:minor)", "song 77" })
        {
            table.Add(($"filter  {text}", Median(() => SongFilter.Parse(text).Apply(rows))));
        }

        table.Add(("nine chips counted", Median(() => QuickFilter.Of(rows))));
        table.Add(("statistics of all songs", Median(() => TagStatistics.Of(rows, catalog.Categories))));
        table.Add(("completion of \"d\"", Median(() => FilterCompletion.Of("d", 1, rows))));

        var alone = Stopwatch.StartNew();
        Parallel.For(0, ids.Count, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => AtomicFile.Default.Write(new AtomicWrite { Path = folder[$"album {i / 100:000}/note {i}.txt"], Content = "pop, 93 bpm"u8.ToArray() }));
        table.Add(("for comparison: as many durable writes alone", alone.Elapsed.TotalMilliseconds));

        using var editor = new SongEditor(library, catalog);
        var edit = new ReplaceTag("dark", "gloomy");
        table.Add(("one tempo doubled, written and shown", await MedianAsync(() => editor.ApplyAsync([ids[Random.Shared.Next(ids.Count)]], new ScaleTempo(IsDouble: true), "double"))));
        table.Add(("preview of a change of all", await MedianAsync(() => editor.PreviewAsync(ids, edit))));
        var add = new AddTag("guitar");
        var begin = Stopwatch.StartNew();
        var bulk = editor.ApplyAsync(ids, add, "add to all");
        await Task.Delay(300);
        var meanwhile = Stopwatch.StartNew();
        await editor.ApplyAsync([ids[^1]], new ToggleMode(), "key meanwhile");
        var waited = meanwhile.Elapsed.TotalMilliseconds;
        var result = await bulk;
        table.Add(($"tag added to {result.Changed.Count} songs", begin.Elapsed.TotalMilliseconds));
        table.Add(("a key press meanwhile", waited));
        begin.Restart();
        await editor.UndoAsync();
        table.Add(("the key press undone", begin.Elapsed.TotalMilliseconds));
        begin.Restart();
        var undone = await editor.UndoAsync();
        table.Add(($"undone in {undone?.Changed.Count} songs", begin.Elapsed.TotalMilliseconds));
        begin.Restart();
        var redone = await editor.RedoAsync();
        table.Add(($"done again in {redone?.Changed.Count} songs", begin.Elapsed.TotalMilliseconds));
        var memory = GC.GetTotalMemory(forceFullCollection: true) / 1e6;

        foreach (var (what, milliseconds) in table)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-55} {milliseconds,10:0.0} ms"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"managed memory",-55} {memory,10:0.0} MB"));
        Console.WriteLine(JsonSerializer.Serialize(new { table = "library", songs, milliseconds = table.ToDictionary(row => row.What, row => row.Milliseconds), memory_mb = memory }));
        return result.Refused.Count;
    }

    private static void Make(TempDir folder, int songs)
    {
        for (var i = 0; i < songs; i++)
        {
            var stem = folder[$"album {i / 100:000}/song {i:00000}"];
            Directory.CreateDirectory(Path.GetDirectoryName(stem)!);
            AtomicBytes(stem + ".wav", WavFile.Pcm16(new float[800]));
            if (i % 8 != 0)
            {
                AtomicBytes(stem + "_lyrics.txt", System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("[verse]\nLast stop, nobody home\nRain on the window, I ride alone\n\n", 8))));
            }
        }
    }

    private static void AtomicBytes(string path, byte[] content)
    {
        using var file = new FileStream(path, FileMode.Create);
        file.Write(content);
    }

    /// <summary>Nine of ten songs have tags as a run writes them: with origins, answers and measurements.</summary>
    private static void WriteAsJob(TempDir folder, LibraryDatabase library)
    {
        var writer = new SideCarWriter(library);
        foreach (var (i, song) in SongScanner.Scan([folder.Path], "/").Songs.Index().Where(pair => pair.Index % 10 != 0))
        {
            var line = string.Format(CultureInfo.InvariantCulture, Genres[i % Genres.Length], 60 + (i % 140)) + $", minor key, {Moods[i % 6]}, {Moods[(i + 1) % 6]}, synth bass, drums, electric piano, male rap";
            var values = line.Split(", ").Select((tag, n) => new ValueOrigin("mood", tag, ValueSource.Model, (ConfidenceLevel)((i + n) % 3))).ToList();
            var origin = new SideCarOrigin { Author = SideCarAuthor.Job, Engine = "fake", Run = "bench", Values = values, RawAnswers = Moods.ToDictionary(mood => mood, mood => $"{{\"tags\": [\"{mood}\", \"synth bass\", \"something that nobody knows\"]}}") };
            writer.Write(song, SideCarKind.Prompt, line, origin, FileVersion.Missing);
        }
    }

    private static double Median(Action action) => MedianAsync(() =>
    {
        action();
        return Task.CompletedTask;
    }).GetAwaiter().GetResult();

    private static async Task<double> MedianAsync(Func<Task> action)
    {
        var times = new List<double>();
        for (var i = 0; i < Repeats; i++)
        {
            var clock = Stopwatch.StartNew();
            await action();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return times[Repeats / 2];
    }
}
