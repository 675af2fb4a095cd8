using AceData.Datasets.Dialects;
using AceData.Datasets.Dialects.Importing;
using AceData.Library;
using AceData.Tagging.Policy;
using CsCheck;

namespace AceData.Tests.Datasets.Dialects;

/// <summary>A thousand random songs go into each dialect and come back.</summary>
public class DialectRoundTripTests(ITestOutputHelper output)
{
    private const int Songs = 1000;

    private static readonly Gen<string> Word = Gen.OneOf("dark", "synth bass", "hip hop", "male vocal", "Größe", "rap", "house", "lo-fi", "808", "<b>", "=sum", "\"loud\"", "key: value", "a;b", "愛", "🎹 keys");
    private static readonly Gen<string> Key = Gen.OneOf("F# minor", "C major", "Bb minor", "E major");
    private static readonly Gen<string> LyricsLine = Gen.OneOf("[verse]", "last stop nobody home", "", "lyrics: in a line", "<BPM>", "\"quoted\", and more", "=1+1", "ça va, 愛してる", "File,Tags", "'tis", "[chorus]", "caption: none", "{\"a\": 1}", "\\n");
    private static readonly Gen<string?> Lyrics = Gen.Frequency(
        (6, LyricsLine.Array[1, 12].Select(lines => (string?)string.Join('\n', lines).Trim()).Where(text => text!.Length > 0)),
        (1, Gen.Const((string?)"[inst]")),
        (1, Gen.Const((string?)null)));

    private static readonly Gen<string> Tags =
        from words in Word.Array[1, 8]
        from bpm in Gen.Int[1, 400]
        from form in Gen.OneOf("{0} bpm", "{0} bpm", "{0} bpm", "{0}bpm", "bpm-{0}")
        from place in Gen.Int[0, 8]
        from mode in Gen.OneOf("minor key", "major key", "minor key", "", "Minor")
        from modePlace in Gen.Int[0, 9]
        select Line([.. words.Distinct()], string.Format(System.Globalization.CultureInfo.InvariantCulture, form, bpm), place, mode, modePlace);

    private static readonly Gen<KeptFacts> Facts =
        from caption in Gen.OneOf<string?>(null, null, null, "An energetic song.\nWith a second line: and more, \"quoted\".", "A slow one, with strings")
        from genre in Gen.OneOf<string?>(null, "garage rock, 60s")
        from signature in Gen.OneOf<string?>(null, "2", "3", "4", "6")
        from language in Gen.OneOf<string?>(null, "de", "en", "yue")
        from custom in Gen.OneOf<string?>(null, "mytrigger", "zx, 9")
        from prompt in Gen.OneOf<string?>(null, "genre", "caption")
        from repeat in Gen.OneOf<int?>(null, 2, 10)
        from key in Key
        from seconds in Gen.OneOf<int?>(null, 187)
        select new KeptFacts { Caption = caption, Genre = genre, TimeSignature = signature, Language = language, CustomTag = custom, PromptOverride = prompt, Repeat = repeat, Key = key, DurationSeconds = seconds };

    public static TheoryData<DialectName> Names => [.. Enum.GetValues<DialectName>()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_lost_where_the_library_stays(DialectName name)
    {
        using var folder = new DialectFolder();
        var songs = Make(folder);
        var copy = Path.Combine(folder.Root, "copy");
        Assert.Equal(0, folder.Export(name, copy).Failed);
        var facts = AllFacts(folder);
        Clear(folder);
        Assert.Equal(0, folder.Import(name, copy).Failed);
        foreach (var (file, tags, lyrics) in songs)
        {
            Assert.Equal((file, tags), (file, folder.Text(Path.ChangeExtension(file, null) + "_prompt.txt")));
            Assert.Equal((file, lyrics), (file, folder.Text(Path.ChangeExtension(file, null) + "_lyrics.txt")));
        }

        Assert.Equal(facts.Select(Comparable), AllFacts(folder).Select(Comparable));
        Assert.All(folder.Import(name, copy).Songs, song => Assert.Equal(ImportOutcome.Same, song.Outcome));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_dialect_holds_reaches_another_computer_whole(DialectName name)
    {
        using var folder = new DialectFolder();
        var songs = Make(folder);
        var copy = Path.Combine(folder.Root, "copy");
        folder.Export(name, copy);

        using var other = new DialectFolder();
        foreach (var (file, _, _) in songs)
        {
            other.Song(file);
        }

        var there = other.Import(name, copy);
        Assert.True(there.Failed == 0, there.Songs.FirstOrDefault(song => song.Error is not null)?.Error);
        var dialect = Dialect.Of(name);
        var known = SongScanner.Scan([folder.Songs], folder.Root, TestContext.Current.CancellationToken).Songs.Select(song => song.Path).Zip(AllFacts(folder)).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        foreach (var (file, tags, lyrics) in songs)
        {
            var kept = known[folder[file]];
            if (dialect.HoldsTags || (kept.Caption is null && PromptLine.Parse(tags).Mode is { } mode && kept.Key!.EndsWith(mode, StringComparison.Ordinal) && CaptionText.IsTags(tags)))
            {
                Assert.Equal((file, tags), (file, other.Text(Path.ChangeExtension(file, null) + "_prompt.txt")));
            }

            Assert.Equal((file, lyrics), (file, other.Text(Path.ChangeExtension(file, null) + "_lyrics.txt")));
        }

        // Songs whose caption are sentences have no tags there yet, and the next export says the sentences again.
        var again = Path.Combine(other.Root, "copy");
        Directory.CreateDirectory(again);
        other.Export(name, again);
        foreach (var path in Directory.EnumerateFiles(copy, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".toml", StringComparison.Ordinal)))
        {
            Assert.Equal(File.ReadAllText(path), File.ReadAllText(Path.Combine(again, Path.GetRelativePath(copy, path))).Replace(other.Root, folder.Root, StringComparison.Ordinal));
        }
    }

    private List<(string File, string Tags, string? Lyrics)> Make(DialectFolder folder)
    {
        var seed = new PCG((uint)Random.Shared.Next(1, 1000), (ulong)Random.Shared.NextInt64());
        output.WriteLine($"seed {seed}");
        var made = Gen.Select(Tags, Lyrics, Facts).Array[Songs].Generate(seed, null, out _);
        var songs = new List<(string, string, string?)>();
        var facts = new Dictionary<string, KeptFacts>(StringComparer.Ordinal);
        foreach (var (i, (tags, lyrics, said)) in made.Index())
        {
            var file = i % 3 == 0 ? $"sub folder/song {i}.flac" : $"song {i}.mp3";
            folder.Song(file, tags, lyrics);
            var mode = PromptLine.Parse(tags).Mode;
            songs.Add((file, tags, lyrics));

            // A key of the other mode would not count beside these tags.
            facts[folder[file]] = mode is not null && !said.Key!.EndsWith(mode, StringComparison.Ordinal) ? said with { Key = mode == "minor" ? "G minor" : "G major" } : said;
        }

        using var library = folder.Library();
        library.PutFacts([.. SongScanner.Scan([folder.Songs], folder.Root, TestContext.Current.CancellationToken).Songs.Select(song => (song, facts[song.Path]))]);
        return songs;
    }

    private static void Clear(DialectFolder folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder.Songs, "*.txt", SearchOption.AllDirectories))
        {
            File.Delete(path);
        }
    }

    private static List<KeptFacts> AllFacts(DialectFolder folder)
    {
        using var library = folder.Library();
        return [.. library.FactsOf(SongScanner.Scan([folder.Songs], folder.Root, TestContext.Current.CancellationToken).Songs).Select(facts => facts!)];
    }

    // The tags that wait under sentences are a note of the export.
    private static string Comparable(KeptFacts facts) => System.Text.Json.JsonSerializer.Serialize(facts with { Tags = null });

    private static string Line(List<string> words, string tempo, int place, string mode, int modePlace)
    {
        words.Insert(Math.Min(place, words.Count), tempo);
        if (mode.Length > 0)
        {
            words.Insert(Math.Min(modePlace, words.Count), mode);
        }

        return string.Join(", ", words);
    }
}
