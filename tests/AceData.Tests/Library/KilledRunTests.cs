using AceData.Files;
using AceData.Library;
using AceData.Testing;
using AceData.Tests.Files;

namespace AceData.Tests.Library;

/// <summary>A run over a folder that is killed again and again ends as one that was left alone.</summary>
public class KilledRunTests(ITestOutputHelper output)
{
    [Fact]
    public void A_run_killed_a_few_times_is_finished_by_the_next_ones() => KillAndFinish(songs: 20, kills: 4);

    [Fact]
    [Trait("Category", "Long")]
    public void A_run_of_200_songs_killed_100_times_is_finished_by_the_next_ones() => KillAndFinish(songs: 200, kills: 100);

    private void KillAndFinish(int songs, int kills)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Uses SIGKILL.");
        const int seed = 20260727;
        var random = new Random(seed);
        var (killed, rounds, redone) = (0, 0, 0);
        while (killed < kills)
        {
            rounds++;
            using var folder = new TempDir();
            Songs.Make(folder, Enumerable.Range(0, songs).Select(i => $"d{i % 3}/{i}.mp3"));
            var written = new List<string>();
            var mayKill = true;
            while (true)
            {
                using var process = WriterProgram.Start(WriterProgram.Path, "tag", folder.Path, folder[".acedata/library.db"], "5");
                var lines = process.StandardOutput.ReadToEndAsync();
                var errors = process.StandardError.ReadToEndAsync();
                mayKill &= killed < kills;
                if (mayKill && !process.WaitForExit(150 + random.Next(150)))
                {
                    process.Kill();
                    killed++;
                }

                Assert.True(process.WaitForExit(60_000));
                written.AddRange(lines.GetAwaiter().GetResult().Split('\n').Where(line => line.StartsWith("written ", StringComparison.Ordinal)));
                Assert.Empty(errors.GetAwaiter().GetResult());
                if (process.ExitCode != 137)
                {
                    Assert.Equal(0, process.ExitCode);
                    break;
                }
            }

            redone += written.Count - written.Distinct().Count();
            var found = Songs.Scan(folder);
            Assert.Equal(songs, found.Songs.Count);
            Assert.Empty(found.TempFiles);
            Assert.All(found.Songs, song => Assert.Equal("hip hop, 93 bpm, minor key, " + Path.GetFileNameWithoutExtension(song.Path), File.ReadAllText(song.PromptPath)));
            using var library = LibraryDatabase.Open(folder[".acedata/library.db"], TimeProvider.System);
            Assert.All(library.StatesOf(found.Songs, SideCarKind.Prompt), state => Assert.Equal(SideCarState.WrittenByJob, state));
        }

        output.WriteLine($"DUR-11: {killed} kills over {rounds} folders of {songs} songs, all finished, {redone} songs written twice, 0 torn, 0 temp files (seed {seed})");
        Assert.Equal(0, redone);
    }
}
