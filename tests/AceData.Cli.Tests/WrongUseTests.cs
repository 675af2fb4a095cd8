using System.Diagnostics;
using AceData.Testing;

namespace AceData.Cli.Tests;

/// <summary>What is said about a command line that is not right.</summary>
public class WrongUseTests
{
    [Theory]
    [InlineData("Did you mean tag?", "tga", "samples")]
    [InlineData("Say what to do: tag, lyrics, check, convert, preprocess, export, import, history, restore, analyze")]
    [InlineData("There is no option --overwite. Did you mean --overwrite?", "tag", "--overwite")]
    [InlineData("There is no option --sever. Did you mean --server?", "doctor", "--sever=x")]
    [InlineData("There is no option --jsn. Did you mean --json?", "parse-answers", "answers.jsonl", "--jsn")]
    [InlineData("There is no option --worker. Did you mean --workers?", "analyze", "--worker", "3", ".")]
    [InlineData("--workers must be a whole number from 1 to 256, not 0", "analyze", ".", "--workers", "0")]
    [InlineData("--workers must be a whole number from 1 to 256, not -1", "analyze", ".", "--workers", "-1")]
    [InlineData("--workers must be a whole number from 1 to 256, not \"x\"", "analyze", ".", "--workers", "x")]
    [InlineData("--seed must be a whole number", "tag", ".", "--seed", "99999999999")]
    [InlineData("FILE is missing", "parse-answers")]
    [InlineData("There is no song or folder 'serach'. Did you mean lyrics search?", "lyrics", "serach", "foo")]
    [InlineData("There is no verb 'search'. Did you mean lyrics search?", "search", "--help")]
    [InlineData("There is no verb 'shwo'. Did you mean lyrics show?", "shwo", "a.mp3")]
    [InlineData("Help: acedata lyrics clean --help", "lyrics", "clean", "--wrte")]
    [InlineData("Help: acedata tag --help", "tag", "--overwite")]
    [InlineData("Help: acedata --help", "tga")]
    [InlineData("--accept does not know \"ASK-REPLCE\". Did you mean ASK-REPLACE?", "lyrics", ".", "--accept", "ASK-REPLCE")]
    [InlineData("--accept does not know \"ASK-OVERWRTE\". Did you mean ASK-OVERWRITE?", "tag", ".", "--accept", "ASK-OVERWRTE")]
    [InlineData("--accept does not know \"yes\". There are ASK-RESTORE", "restore", ".", "--accept", "yes")]
    [InlineData("There are no songs in '.' or the folders below. AceData reads aac, aif", "analyze", ".")]
    [InlineData("--to does not know \"quatsch\". There are v1, ace-step15-json, ace-step15, side-step", "export", ".", "--to", "quatsch")]
    [InlineData("--to does not know \"side-stp\". Did you mean side-step?", "export", ".", "--to", "side-stp")]
    [InlineData("There is no option --data-root here: inspect needs no data folder", "inspect", "a.bin", "--data-root", "x")]
    [InlineData("nope' for the report. Make it, or name a file in another one.", "check", ".", "--report", "nope/x.html")]
    public async Task The_mistake_is_named_in_the_users_words(string expected, params string[] arguments)
    {
        using var folder = new TempDir();
        var run = await AceDataProgram.RunAsync(folder.Path, arguments);
        Assert.Equal(2, run.Exit);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("./run.sh", "Help: ./run.sh lyrics clean --help", "lyrics", "clean", "--wrte")]
    [InlineData("C:\\My Music\\RUN.bat", "RUN.bat", "analyze")]
    [InlineData("./run.sh", "Name the song: ./run.sh lyrics show SONG", "lyrics", "show")]
    [InlineData("bad\u001b[31m", "Help: acedata --help", "tga")]
    public async Task Commands_in_messages_are_those_that_were_typed(string typed, string expected, params string[] arguments)
    {
        using var folder = new TempDir();
        var run = await AceDataProgram.RunAsync(folder.Path, ("ACEDATA_COMMAND", typed), arguments);
        Assert.Equal(2, run.Exit);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(": acedata ", run.Error.Replace(expected, string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_song_may_be_called_like_an_option()
    {
        using var folder = new TempDir();
        File.WriteAllBytes(folder["--workers.wav"], WavFile.Pcm16(Signals.Sine(220, 2)));
        Assert.Equal(0, (await AceDataProgram.RunAsync(folder.Path, "analyze", "--workers.wav")).Exit);
        Assert.Equal(1, (await AceDataProgram.RunAsync(folder.Path, "analyze", "--", "--gone.wav")).Exit);
    }

    [Fact]
    public async Task Options_of_the_original_that_have_nothing_to_switch_are_accepted()
    {
        using var folder = new TempDir();
        File.WriteAllBytes(folder["a.wav"], WavFile.Pcm16(Signals.Sine(220, 2)));
        Assert.Equal(0, (await AceDataProgram.RunAsync(folder.Path, "tag", ".", "--engine", "none", "--verbose", "-v", "--suppress_header")).Exit);
    }

    [Theory]
    [InlineData("tag", ".", "--engine", "none", "--prompts", "pipe")]
    [InlineData("tag", ".", "--engine", "none", "--moods_file", "pipe.md")]
    [InlineData("analyze", "--request", "pipe")]
    [InlineData("parse-answers", "pipe")]
    [InlineData("parse-answers", ".")]
    public async Task Pipes_and_folders_in_the_place_of_a_file_are_refused_at_once(params string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Makes pipes of Unix.");
        using var folder = new TempDir();
        File.WriteAllBytes(folder["a.wav"], WavFile.Pcm16(Signals.Sine(220, 2)));
        using (var make = Process.Start(new ProcessStartInfo("mkfifo", [folder["pipe"], folder["pipe.md"]]))!)
        {
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var run = await AceDataProgram.RunAsync(folder.Path, arguments);
        Assert.Equal(2, run.Exit);
        Assert.Contains("not a file", run.Error, StringComparison.Ordinal);
    }
}
