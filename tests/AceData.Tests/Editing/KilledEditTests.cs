using System.Text.RegularExpressions;
using AceData.Testing;
using AceData.Tests.Files;

namespace AceData.Tests.Editing;

/// <summary>The program killed while it saves, undoes and redoes.</summary>
[Trait("Category", "Long")]
public partial class KilledEditTests(ITestOutputHelper output)
{
    private const int Songs = 6;
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("ACEDATA_KILLS") ?? "200", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task No_file_is_torn_and_every_step_can_still_be_undone()
    {
        await using var songs = await EditedSongs.MakeAsync([.. Enumerable.Range(0, Songs).Select(i => $"pop, {80 + i} bpm, dark")]);
        var random = new Random(5);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var program = WriterProgram.Start(WriterProgram.Path, "edit", songs.Folder.Path, songs.Folder[".acedata/library.db"], Checkout.Root);

            // So many actions, then a moment into the next one, however slow the machine is.
            for (var line = random.Next(1, 7); line > 0; line--)
            {
                Assert.NotNull(await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
            }

            await Task.Delay(random.Next(0, 40), TestContext.Current.CancellationToken);
            program.Kill();
            await program.WaitForExitAsync(TestContext.Current.CancellationToken);
            for (var i = 0; i < Songs; i++)
            {
                Assert.Matches(Whole(), songs.Prompt(i) ?? "");
            }
        }

        await songs.RestartAsync();
        var undone = 0;
        while (await songs.Editor.UndoAsync(cancellationToken: TestContext.Current.CancellationToken) is { } result)
        {
            Assert.Empty(result.Refused);
            undone++;
        }

        // The stack holds 200 steps, so the first state is out of reach; what the last one can reach must be whole.
        Assert.All(Enumerable.Range(0, Songs), i => Assert.Matches(Whole(), songs.Prompt(i) ?? ""));
        output.WriteLine($"{Kills} kills, 0 torn files, {undone} steps undone without a conflict");
    }

    [GeneratedRegex("^pop, [0-9]{1,3} bpm, (rap, )?dark$")]
    private static partial Regex Whole();
}
