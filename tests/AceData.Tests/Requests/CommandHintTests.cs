using AceData.Requests;

namespace AceData.Tests.Requests;

public class CommandHintTests
{
    [Theory]
    [InlineData("song.mp3", "song.mp3")]
    [InlineData("night bus.mp3", "\"night bus.mp3\"")]
    [InlineData("", "\"\"")]
    [InlineData("cash$.mp3", "'cash$.mp3'")]
    [InlineData("don't`x`.mp3", "'don'\\''t`x`.mp3'")]
    [InlineData("don't.mp3", "\"don't.mp3\"")]
    [InlineData("夜の街.mp3", "夜の街.mp3")]
    [InlineData("a;rm -rf b", "\"a;rm -rf b\"")]
    [InlineData("(a)&b", "\"(a)&b\"")]
    public void A_word_is_quoted_where_a_shell_of_Unix_needs_it(string word, string expected) => Assert.Equal(expected, CommandHint.Quoted(word, isWindows: false));

    [Theory]
    [InlineData(@"C:\Music\a.mp3", @"C:\Music\a.mp3")]
    [InlineData(@"C:\My Music\a.mp3", "\"C:\\My Music\\a.mp3\"")]
    [InlineData("cash$.mp3", "\"cash$.mp3\"")]
    public void On_Windows_there_are_only_double_quotes(string word, string expected) => Assert.Equal(expected, CommandHint.Quoted(word, isWindows: true));

    [Theory]
    [InlineData(null, "acedata")]
    [InlineData("", "acedata")]
    [InlineData("  ", "acedata")]
    [InlineData("./run.sh", "./run.sh")]
    [InlineData("RUN.bat", "RUN.bat")]
    [InlineData("a\nb", "acedata")]
    [InlineData("\u202Eevil", "acedata")]
    public void What_cannot_be_a_command_is_not_repeated(string? said, string expected) => Assert.Equal(expected, CommandHint.ProgramOf(said));

    [Fact]
    public void A_file_is_named_from_the_folder_where_the_program_was_started()
    {
        Assert.Equal("a.mp3", CommandHint.NameOf(Path.Combine(Environment.CurrentDirectory, "a.mp3")));
        Assert.Equal(Path.Combine(".", "-a.mp3"), CommandHint.NameOf("-a.mp3"));
        var elsewhere = Path.Combine(Path.GetTempPath(), "a.mp3");
        Assert.Equal(elsewhere, CommandHint.NameOf(elsewhere));
    }
}
