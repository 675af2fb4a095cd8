using AceData.Web.Keyboard;
using AceData.Web.Tests.Languages;

namespace AceData.Web.Tests.Keyboard;

public class KeyCommandTests
{
    // Where commands are carried out: what a page, the frame or a script does when it hears the name.
    private static readonly string[] Hearers = ["case ", "onHotkey('", "onHotkey(\"", "hotkeys.on(\"", "\" => \"/", "command == \"", "commandOf(event) === \"", "command === \""];

    [Fact]
    public void Every_command_is_carried_out_somewhere()
    {
        var lines = WordFiles.Sources().Concat(Directory.EnumerateFiles(Path.Combine(WordFiles.Web, "wwwroot", "js"), "*.js"))
            .SelectMany(File.ReadLines).Where(line => Array.Exists(Hearers, hearer => line.Contains(hearer, StringComparison.Ordinal)) || line.Contains("': '", StringComparison.Ordinal) || line.Contains(": \"", StringComparison.Ordinal)).ToList();
        var lost = KeyCommand.All.Select(command => command.Name).Where(name => !name.StartsWith("own-tag-", StringComparison.Ordinal))
            .Where(name => !lines.Exists(line => line.Contains($"\"{name}\"", StringComparison.Ordinal) || line.Contains($"'{name}'", StringComparison.Ordinal)));
        Assert.Empty(lost);
        Assert.Contains(lines, line => line.Contains("['o', 'w', 'n', '-', 't', 'a', 'g', '-', var slot]", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_command_is_listed_on_some_page_and_the_settings_have_only_those_of_all_pages()
    {
        string[] pages = ["/songs", "/songs/0123456789abcdef", "/lyrics", "/settings"];
        Assert.Empty(KeyCommand.All.Except(pages.SelectMany(PageKeys.On)));
        Assert.All(PageKeys.On("/settings"), command => Assert.True(command.Place is KeyPlace.Everywhere or KeyPlace.Player));
        Assert.DoesNotContain(PageKeys.On("/lyrics"), command => command.Name == "double");
    }
}
