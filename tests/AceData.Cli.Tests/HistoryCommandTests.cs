using System.Text.Json;
using AceData.Testing;

namespace AceData.Cli.Tests;

public class HistoryCommandTests
{
    private const string Mine = "[Verse 1: Anna]\r\nThe kettle sings a second line\r\nand steam has written on the glass\r\n12Embed\r\n";

    [Fact]
    public async Task What_cleaning_wrote_over_is_listed_and_comes_back_byte_for_byte()
    {
        using var folder = Songs("a song");
        File.WriteAllText(folder["a song_lyrics.txt"], Mine);
        await AceDataProgram.RunAsync(folder.Path, "lyrics", "clean", ".", "--write");
        var cleaned = File.ReadAllText(folder["a song_lyrics.txt"]);
        Assert.NotEqual(Mine, cleaned);

        var list = await AceDataProgram.RunAsync(folder.Path, "history", "a song.wav");
        Assert.Equal(0, list.Exit);
        Assert.Contains("now, by hand: [verse]", list.Output, StringComparison.Ordinal);
        Assert.Contains("by hand: [Verse 1: Anna] / The kettle", list.Output, StringComparison.Ordinal);
        Assert.Contains("acedata restore \"a song_lyrics.txt\" --revision 1", list.Output, StringComparison.Ordinal);

        var back = await AceDataProgram.RunAsync(folder.Path, "restore", "a song_lyrics.txt", "--revision", "1");
        Assert.Equal(0, back.Exit);
        Assert.Equal(Mine, File.ReadAllText(folder["a song_lyrics.txt"]));

        var again = await AceDataProgram.RunAsync(folder.Path, "restore", "a song.wav", "--json");
        Assert.Equal("restored", Lines(again.Output).First().GetProperty("outcome").GetString());
        Assert.Equal(cleaned, File.ReadAllText(folder["a song_lyrics.txt"]));
    }

    [Fact]
    public async Task A_file_that_was_taken_away_comes_back()
    {
        using var folder = Songs("a");
        File.WriteAllText(folder["a_lyrics.txt"], "Lyrics not found");
        await AceDataProgram.RunAsync(folder.Path, "lyrics", "clean", ".", "--write");
        Assert.False(File.Exists(folder["a_lyrics.txt"]));

        var list = await AceDataProgram.RunAsync(folder.Path, "history", "a_lyrics.txt");
        Assert.Contains("is not there now", list.Output, StringComparison.Ordinal);

        await AceDataProgram.RunAsync(folder.Path, "restore", "a_lyrics.txt");
        Assert.Equal("Lyrics not found", File.ReadAllText(folder["a_lyrics.txt"]));
    }

    [Fact]
    public async Task Tags_have_a_history_too_and_several_files_are_asked_about()
    {
        using var folder = Songs("a", "b");
        foreach (var song in new[] { "a", "b" })
        {
            File.WriteAllText(folder[song + "_prompt.txt"], "pop, 93 bpm\n");
            File.WriteAllText(folder[song + "_lyrics.txt"], Mine);
        }

        await AceDataProgram.RunAsync(folder.Path, "lyrics", "clean", ".", "--write");
        var none = await AceDataProgram.RunAsync(folder.Path, "restore", ".", "--kind", "prompt", "--json");
        Assert.Equal(2, Lines(none.Output).Last().GetProperty("nothing_earlier").GetInt32());

        var asked = await AceDataProgram.RunAsync(folder.Path, "restore", ".", "--kind", "lyrics");
        Assert.Equal(3, asked.Exit);
        Assert.Contains("2 files will say again", asked.Error, StringComparison.Ordinal);
        Assert.NotEqual(Mine, File.ReadAllText(folder["b_lyrics.txt"]));

        var all = await AceDataProgram.RunAsync(folder.Path, "restore", ".", "--accept", "ask-restore", "--json");
        Assert.Equal(2, Lines(all.Output).Last().GetProperty("restored").GetInt32());
        Assert.Equal(Mine, File.ReadAllText(folder["b_lyrics.txt"]));
    }

    [Fact]
    public async Task Where_tags_and_lyrics_have_earlier_texts_it_must_be_said_which_are_meant()
    {
        using var folder = Songs("a");
        await AceDataProgram.RunAsync(folder.Path, "tag", ".", "--engine", "fake", "--yes");
        await AceDataProgram.RunAsync(folder.Path, "tag", ".", "--engine", "fake", "--yes", "--overwrite", "--seed", "7");
        File.AppendAllText(folder["a_prompt.txt"], ", my own");
        File.WriteAllText(folder["a_lyrics.txt"], Mine);
        await AceDataProgram.RunAsync(folder.Path, "lyrics", "clean", ".", "--write");

        var unclear = await AceDataProgram.RunAsync(folder.Path, "restore", "a.wav");
        Assert.Equal(2, unclear.Exit);
        Assert.Contains("--kind", unclear.Error, StringComparison.Ordinal);

        var tags = await AceDataProgram.RunAsync(folder.Path, "restore", "a_prompt.txt");
        Assert.Equal(0, tags.Exit);
        Assert.DoesNotContain("my own", File.ReadAllText(folder["a_prompt.txt"]), StringComparison.Ordinal);
        await AceDataProgram.RunAsync(folder.Path, "restore", "a.wav", "--kind", "prompt");
        Assert.Contains("my own", File.ReadAllText(folder["a_prompt.txt"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gone_lyrics.txt", "is not there")]
    [InlineData("notes.txt", "It is neither a song nor the text of one")]
    [InlineData("alone_lyrics.txt", "lies beside no song")]
    public async Task A_name_that_stands_for_nothing_is_refused_with_the_reason(string name, string expected)
    {
        using var folder = Songs("a");
        File.WriteAllText(folder["notes.txt"], "buy milk");
        File.WriteAllText(folder["alone_lyrics.txt"], Mine);
        var run = await AceDataProgram.RunAsync(folder.Path, "history", name);
        Assert.Equal(2, run.Exit);
        Assert.Contains($"'{folder[name]}'", run.Error, StringComparison.Ordinal);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);

        var restored = await AceDataProgram.RunAsync(folder.Path, "restore", name);
        Assert.Equal(1, restored.Exit);
        Assert.Contains(expected, restored.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_is_not_there_is_refused_and_the_numbers_are_named()
    {
        using var folder = Songs("a");
        var run = await AceDataProgram.RunAsync(folder.Path, "restore", "a.wav", "--revision", "99");
        Assert.Equal(2, run.Exit);
        Assert.Contains("no revision 99", run.Error, StringComparison.Ordinal);
        Assert.Contains("acedata history a.wav", run.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonElement> Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement);

    private static TempDir Songs(params string[] names)
    {
        var folder = new TempDir();
        foreach (var name in names)
        {
            File.WriteAllBytes(folder[name + ".wav"], WavFile.Pcm16(Signals.Sine(220, 2)));
        }

        return folder;
    }
}
