using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AceData.Lyrics.Cleaning;
using AceData.Lyrics.Documents;
using AceData.Lyrics.Rendering;
using AceData.Testing;
using AceData.Testing.Lyrics;

namespace AceData.Benchmarks;

/// <summary>How well the sections of songs without headers are guessed, and how long cleaning takes.</summary>
internal static class LyricsTable
{
    private const int MadeSongs = 32;
    private const int FirstKept = 1000;
    private const int Runs = 10;
    private const int Megabyte = 1_000_000;
    private const int Song = 40_000;
    private const int LongestPage = 200_000;

    private static readonly string[] Hostile = ["[", "[]", "[a\n", "(", "*", "<i>", "&amp;", "[Verse 1] a ", "a (x2)\n", "You might also like\n", "Copy\n", "12 Contributors\n", "[00:01.00]a\n", "a\u0301", "we\u0435re ", "Embed", "[Chorus]\n", "(x4) x4 ", "[Chorus x4]\na (x4)\n", "[00:01.00][00:02.00]la la\n", "12 Contributors X Lyrics a", "Artist: X\n\nLyrics by X\n"];

    public static int Run(bool showsWrong)
    {
        var good = true;
        foreach (var (half, first) in new[] { ("tuned", 0), ("kept", FirstKept) })
        {
            var songs = LabelledSong.ReadAll(Checkout.File($"bench/corpus/lyrics/{half}.txt")).Concat(Enumerable.Range(first, MadeSongs).Select(SongMaker.Make)).ToList();
            var score = new StructureScore();
            foreach (var wrong in songs.SelectMany(song => score.Add(song, Kinds(song))).Where(_ => showsWrong && half == "tuned"))
            {
                Console.WriteLine("  " + wrong);
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"structure {half,-5}  songs {score.Songs}  sections {score.Sections}  chorus precision {score.Precision:0.000}  recall {score.Recall:0.000}  by lines {score.LinePrecision:0.000} {score.LineRecall:0.000}  all kinds right {score.Labels:P1}"));
            Console.WriteLine(JsonSerializer.Serialize(new { table = "lyrics_structure", half, songs = score.Songs, sections = score.Sections, precision = score.Precision, recall = score.Recall, line_precision = score.LinePrecision, line_recall = score.LineRecall, labels = score.Labels }));
            good &= score.Precision >= 0.88 && score.Recall >= 0.88;
        }

        Speed();
        return good ? 0 : 1;
    }

    /// <summary>Milliseconds for a megabyte of songs as pages have them, and for the slowest of the texts that are made to be slow.</summary>
    private static void Speed()
    {
        var page = string.Join("\n\n", Enumerable.Range(0, 400).SelectMany(seed => SongMaker.Make(seed).Sections.Select(s => $"[{s.Kind}: Iris Vale]\n" + string.Join('\n', s.Lines).Replace('\'', '’'))));
        page = page.Length > Megabyte ? page[..Megabyte] : string.Concat(Enumerable.Repeat(page + "\n\n", (Megabyte / page.Length) + 1))[..Megabyte];
        var songs = page.Chunk(Song).Select(letters => new string(letters)).ToList();
        var clean = Best(() => songs.ForEach(song => LyricsCleaner.Clean(song, CleaningOptions.Fetched)));
        var half = Best(() => songs.ForEach(song => LyricsCleaner.Clean(song[..(song.Length / 2)], CleaningOptions.Fetched)));
        var documents = songs.ConvertAll(song => LyricsCleaner.Clean(song, CleaningOptions.Fetched).Document);
        var render = Best(() => documents.ForEach(document => LyricsRenderer.Render(document, LyricsProfile.AceStep1)));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"1 MB of songs in {songs.Count} texts cleaned in {clean:0.0} ms (half of each: {half:0.0} ms), {documents.Sum(document => document.LineCount)} lines rendered and read back in {render:0.0} ms"));
        var (slowest, part) = Slowest(Megabyte);
        var (slowestPage, pagePart) = Slowest(LongestPage);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"slowest of {Hostile.Length} hostile texts of 1 MB: {slowest:0.0} ms, {JsonSerializer.Serialize(part)} over and over; of those just short enough to be looked at ({LongestPage} characters): {slowestPage:0.0} ms, {JsonSerializer.Serialize(pagePart)}"));
        Console.WriteLine(JsonSerializer.Serialize(new { table = "lyrics_speed", clean_ms = clean, half_ms = half, render_ms = render, hostile_ms = slowest, hostile = part, hostile_page_ms = slowestPage, hostile_page = pagePart }));
    }

    private static (double Milliseconds, string Part) Slowest(int length) =>
        Hostile.Select(part => (Best(() => LyricsCleaner.Clean(string.Concat(Enumerable.Repeat(part, length / part.Length)), CleaningOptions.Fetched)), part)).MaxBy(pair => pair.Item1);

    /// <summary>Processor time of one run, milliseconds, best of four rounds of ten: the clock on the wall also counts what else the machine does.</summary>
    private static double Best(Action action)
    {
        using var process = Process.GetCurrentProcess();
        return Enumerable.Range(0, 4).Min(_ =>
        {
            process.Refresh();
            var begin = process.TotalProcessorTime;
            for (var i = 0; i < Runs; i++)
            {
                action();
            }

            process.Refresh();
            return (process.TotalProcessorTime - begin).TotalMilliseconds / Runs;
        });
    }

    private static List<string> Kinds(LabelledSong song)
    {
        var document = LyricsCleaner.Clean(song.Text, CleaningOptions.Fetched with { InferStructure = true }).Document;
        return [.. document.Sections.SelectMany(section => section.Lines.Select(_ => Name(section.Kind)))];
    }

    private static string Name(SectionKind kind) => kind switch
    {
        SectionKind.PreChorus => "Pre-Chorus",
        SectionKind.PostChorus => "Post-Chorus",
        _ => kind.ToString(),
    };
}
