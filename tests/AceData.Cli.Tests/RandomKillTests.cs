using System.Diagnostics;
using AceData.Files;
using AceData.Jobs;
using AceData.Library;
using AceData.Testing;

namespace AceData.Cli.Tests;

/// <summary>The real program, killed without warning while it tags.</summary>
public class RandomKillTests(ITestOutputHelper output)
{
    private const int Songs = 12;
    private const string Typed = "My Own, words\n";
    private const string Edited = "my own word, 93 bpm";

    private static readonly string[] Arguments = ["tag", ".", "--engine", "fake", "--fake-delay", "5", "--all"];

    [Fact]
    public Task Killed_while_it_tags_it_tears_and_loses_nothing() => Kill(3);

    [Fact]
    [Trait("Category", "Long")]
    public Task Killed_100_times_it_tears_and_loses_nothing_and_every_next_run_completes() => Kill(100);

    private async Task Kill(int kills)
    {
        using var clean = await PrepareAsync();
        using var disturbed = await PrepareAsync();
        var started = Stopwatch.StartNew();
        Assert.Equal(0, (await AceDataProgram.RunAsync(clean.Path, Arguments)).Exit);
        var whole = started.Elapsed;
        var expected = Texts(clean);

        var seed = Environment.TickCount;
        var random = new Random(seed);
        var (hits, finished, temps) = (0, 0, 0);
        for (var kill = 0; kill < kills && finished < 3 * kills; kill++)
        {
            var about = $"kill {kill} of seed {seed}";
            foreach (var file in Directory.GetFiles(disturbed.Path, "song *_prompt.txt").Where(file => kill % 3 != 2 && !IsOfPerson(file)))
            {
                File.Delete(file);
            }

            using (var process = AceDataProgram.Start(disturbed.Path, Arguments))
            {
                process.StandardInput.Close();
                var ended = AceDataProgram.EndAsync(process);
                await Task.WhenAny(ended, Task.Delay(whole * (0.1 + random.NextDouble()), TestContext.Current.CancellationToken));
                if (process.HasExited)
                {
                    // Too late: that was no kill. The next ones come sooner.
                    finished++;
                    kill--;
                    whole *= 0.9;
                }

                // The program alone, as the system's memory killer does it: its ffmpeg must end of itself.
                process.Kill();
                await ended;
            }

            var present = Texts(disturbed);
            Assert.All(present, text => Assert.True(expected[text.Key] == text.Value, $"{about}: {text.Key} holds '{text.Value}'"));
            hits += present.Count is > 2 and < Songs ? 1 : 0;
            temps += Directory.GetFiles(disturbed.Path, ".acedata-*").Length;
            RequireTypedIsKept(disturbed, about);

            var rest = await AceDataProgram.RunAsync(disturbed.Path, Arguments);
            Assert.True(rest.Exit == 0, $"{about}: {rest.Error}");
            Assert.Equal(expected, Texts(disturbed));
            Assert.Empty(Directory.GetFiles(disturbed.Path, ".acedata-*"));
            RequireTypedIsKept(disturbed, about);
        }

        output.WriteLine($"kills of tag: {kills} ({hits} with some songs done; {finished} more came too late and do not count), {temps} temp files left and swept, 0 torn, 0 typed tags lost, library opened {2 * kills} times, {kills} runs completed, seed {seed}");
    }

    /// <summary>Song 0 has a text from elsewhere, song 1 one that a job wrote and a person edited here.</summary>
    private static async Task<TempDir> PrepareAsync()
    {
        var folder = new TempDir();
        for (var i = 0; i < Songs; i++)
        {
            File.WriteAllBytes(folder[$"song {i}.wav"], WavFile.Pcm16(Signals.Loop(90 + i, 3, [57, 53], minor: false)));
        }

        Assert.Equal(0, (await AceDataProgram.RunAsync(folder.Path, "tag", "song 1.wav", "--engine", "fake")).Exit);
        using var library = LibraryDatabase.Open(folder[".acedata/library.db"], TimeProvider.System);
        var song = SongOf(folder, 1);
        new SideCarWriter(library).Write(song, SideCarKind.Prompt, Edited, SideCarOrigin.ByPerson, library.StatusOf(song, SideCarKind.Prompt).Version);
        library.Lock(song, SideCarKind.Prompt, LockName.Category("genre"));
        File.WriteAllText(folder["song 0_prompt.txt"], Typed);
        return folder;
    }

    private static void RequireTypedIsKept(TempDir folder, string about)
    {
        Assert.Equal(Typed, File.ReadAllText(folder["song 0_prompt.txt"]));
        Assert.Equal(Edited, File.ReadAllText(folder["song 1_prompt.txt"]));
        var warnings = new Warnings();
        using var library = LibraryDatabase.Open(folder[".acedata/library.db"], TimeProvider.System, warnings);
        Assert.True(warnings.Codes.Count == 0, $"{about}: {string.Join(", ", warnings.Codes)}");
        var song = SongOf(folder, 1);
        var status = library.StatusOf(song, SideCarKind.Prompt);
        Assert.Equal(SideCarState.HandWritten, status.State);
        Assert.Equal(SideCarAuthor.Person, status.Origin?.Author);
        Assert.Contains(LockName.Category("genre"), library.Locks(song, SideCarKind.Prompt));
        Assert.True(library.History(song, SideCarKind.Prompt).Count >= 2, $"{about}: the text before the person's is gone");
    }

    private static bool IsOfPerson(string file) => Path.GetFileName(file) is "song 0_prompt.txt" or "song 1_prompt.txt";

    private static Song SongOf(TempDir folder, int number) => SongScanner.Scan([folder[$"song {number}.wav"]], folder.Path).Songs.Single();

    private static SortedDictionary<string, string> Texts(TempDir folder) =>
        new(Directory.GetFiles(folder.Path, "*_prompt.txt").ToDictionary(file => Path.GetFileName(file)!, File.ReadAllText), StringComparer.Ordinal);

    private sealed class Warnings : IProgress<JobEvent>
    {
        public List<string> Codes { get; } = [];

        public void Report(JobEvent value)
        {
            if (value is JobWarning warning)
            {
                Codes.Add(warning.Code);
            }
        }
    }
}
