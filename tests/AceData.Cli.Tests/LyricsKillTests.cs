using AceData.Library;
using AceData.Testing;

namespace AceData.Cli.Tests;

/// <summary>The real program, killed without warning while it fetches lyrics from hosts on this computer.</summary>
public class LyricsKillTests(ITestOutputHelper output)
{
    private const int Songs = 6;
    private const int SideCars = 20;
    private const string Typed = "typed by hand\n";

    [Fact]
    public Task Killed_while_it_fetches_it_tears_nothing_and_asks_for_nothing_twice() => Kill(2);

    [Fact]
    [Trait("Category", "Long")]
    public Task Killed_100_times_it_tears_nothing_and_asks_for_nothing_twice() => Kill(100);

    private async Task Kill(int kills)
    {
        await using var hosts = new FakeLyricsHosts(Checkout.File("tests/AceData.Tests/Fixtures/lyrics"));
        hosts.Answer("lrclib", "/api/get", exchange => exchange.SendJsonAsync(Record(exchange.Request.Query["track_name"])));
        string[] arguments = ["lyrics", ".", "--lrclib-address", hosts.Lrclib];
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var (done, rounds, twice) = (0, 0, 0);
        for (var kill = 0; kill < kills; rounds++)
        {
            using var folder = Prepare(rounds);

            // One folder is killed again and again until a run gets through.
            for (var isThrough = false; !isThrough && kill < kills;)
            {
                var finished = Finished(folder);
                var before = hosts.Requests.Count;
                using var process = AceDataProgram.Start(folder.Path, arguments);
                process.StandardInput.Close();
                var ended = AceDataProgram.EndAsync(process);
                await Task.WhenAny(ended, Task.Delay(TimeSpan.FromSeconds(0.3 + (random.NextDouble() * 4)), TestContext.Current.CancellationToken));
                isThrough = process.HasExited;
                kill += isThrough ? 0 : 1;
                process.Kill();
                await ended;

                var about = $"kill {kill} of seed {seed}";
                RequireWhole(folder, rounds, about);
                twice += hosts.Requests.Skip(before).Count(request => finished.Contains(request.Query.GetValueOrDefault("track_name", "")));
                done = Math.Max(done, Finished(folder).Count);
            }

            var rest = await AceDataProgram.RunAsync(folder.Path, arguments);
            Assert.True(rest.Exit == 0, $"seed {seed}: {rest.Error}");
            Assert.Equal(Songs + SideCars, Finished(folder).Count);
            RequireWhole(folder, rounds, $"after the kills of seed {seed}");
            Assert.Empty(Directory.GetFiles(folder.Path, ".acedata-*"));
        }

        Assert.Equal(0, twice);
        Assert.True(done > 0 || kills < 10, "no kill came after the first file");
        output.WriteLine($"kills of lyrics: {kills} in {rounds} folders, 0 torn, 0 typed texts lost, 0 questions about finished songs, seed {seed}");
    }

    private static TempDir Prepare(int round)
    {
        var folder = new TempDir();
        var silence = WavFile.Pcm16(new float[8000], 8000);
        foreach (var title in Enumerable.Range(0, Songs).Select(i => Online(round, i)).Concat(Enumerable.Range(0, SideCars).Select(Beside)).Append("mine"))
        {
            File.WriteAllBytes(folder[$"Kaya Lund - {title}.wav"], silence);
        }

        for (var i = 0; i < SideCars; i++)
        {
            File.WriteAllText(folder[$"Kaya Lund - {Beside(i)}.txt"], "[Verse 1]\n" + Words(Beside(i)));
        }

        File.WriteAllText(folder["Kaya Lund - mine_lyrics.txt"], Typed);
        return folder;
    }

    private static HashSet<string> Finished(TempDir folder) =>
        [.. Directory.GetFiles(folder.Path, "*_lyrics.txt").Select(file => Path.GetFileName(file)["Kaya Lund - ".Length..^"_lyrics.txt".Length]).Where(title => title != "mine")];

    private static void RequireWhole(TempDir folder, int round, string about)
    {
        Assert.Equal(Typed, File.ReadAllText(folder["Kaya Lund - mine_lyrics.txt"]));
        Assert.All(
            Finished(folder),
            title => Assert.True(
                File.ReadAllText(folder[$"Kaya Lund - {title}_lyrics.txt"]) == "[verse]\n" + Words(title),
                $"{about}, round {round}: '{title}' is not whole"));
        using var library = LibraryDatabase.Open(folder[".acedata/library.db"], TimeProvider.System);
        Assert.NotNull(library);
    }

    private static string Online(int round, int i) => $"Harbour Number {round} {i}";

    private static string Beside(int i) => $"Kitchen Song {i}";

    private static string Words(string title) =>
        $"This one is called {title}\nit has a line about the sea\nit has a line about the kettle\nand none at all of you and me\n";

    private static string Record(string title) =>
        $$"""{"id":7,"trackName":"{{title}}","artistName":"Kaya Lund","instrumental":false,"plainLyrics":"{{Words(title).Replace("\n", "\\n", StringComparison.Ordinal)}}"}""";
}
