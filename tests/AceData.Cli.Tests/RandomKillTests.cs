using AceData.Testing;

namespace AceData.Cli.Tests;

[Trait("Category", "Long")]
public class RandomKillTests
{
    private const int Songs = 40;
    private const int Kills = 100;

    [Fact]
    public async Task Killed_again_and_again_the_same_command_ends_with_the_files_of_an_undisturbed_run()
    {
        using var clean = Folder();
        using var disturbed = Folder();
        Assert.Equal(0, (await AceDataProgram.RunAsync(clean.Path, Arguments)).Exit);

        var random = new Random(11);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = AceDataProgram.Start(disturbed.Path, Arguments);
            var ended = AceDataProgram.EndAsync(process);
            await Task.WhenAny(ended, Task.Delay(random.Next(100, 1500), TestContext.Current.CancellationToken));
            process.Kill(entireProcessTree: true);
            await ended;
            foreach (var file in Directory.GetFiles(disturbed.Path, "*_prompt.txt"))
            {
                Assert.Equal(File.ReadAllBytes(clean[Path.GetFileName(file)]), File.ReadAllBytes(file));
            }

            if (kill % 10 == 9)
            {
                // Begin afresh, so that every kill hits work and not only the end of it.
                foreach (var file in Directory.GetFiles(disturbed.Path, "*_prompt.txt"))
                {
                    File.Delete(file);
                }
            }
        }

        Assert.Equal(0, (await AceDataProgram.RunAsync(disturbed.Path, Arguments)).Exit);
        Assert.Equal(Files(clean), Files(disturbed));
        foreach (var file in Directory.GetFiles(clean.Path, "*_prompt.txt"))
        {
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(disturbed[Path.GetFileName(file)]));
        }
    }

    private static string[] Arguments { get; } = ["tag", ".", "--engine", "fake", "--fake-delay", "5"];

    private static IEnumerable<string> Files(TempDir folder) => Directory.GetFiles(folder.Path).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);

    private static TempDir Folder()
    {
        var folder = new TempDir();
        for (var i = 0; i < Songs; i++)
        {
            File.WriteAllBytes(folder[$"song {i}.wav"], WavFile.Pcm16(Signals.Loop(90 + i, 3, [57, 53], minor: false)));
        }

        return folder;
    }
}
